package org.daylight.kit.recording;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.page.Total;
import org.daylight.kit.recording.Sorting.Place;
import org.jspecify.annotations.Nullable;

/** Picks one page out of items that are worked out one after the other, and holds no more of them than the page does. */
public final class SortedPage<T> {

    private final PageQuery page;
    private final Sorting<T> sorting;
    private final Function<T, UUID> id;
    private final @Nullable Object[] binding;
    private final Comparator<Place> order;
    private final @Nullable Place after;
    private final TreeMap<Place, T> kept;
    private long total;

    /** @param binding the list's name and every filter (nulls are fine); a cursor of another list is refused */
    public SortedPage(PageQuery page, Sorting<T> sorting, Function<T, UUID> id, @Nullable Object... binding) {
        this.page = page;
        this.sorting = sorting;
        this.id = id;
        this.binding = bound(sorting, binding);
        var position = page.after(this.binding);
        this.after = position == null ? null : new Place(position.getFirst(), UUID.fromString(position.getLast()));
        this.order = sorting.places();
        this.kept = new TreeMap<>(order);
    }

    private static @Nullable Object[] bound(Sorting<?> sorting, @Nullable Object... binding) {
        var bound = Arrays.copyOf(binding, binding.length + 1);
        bound[binding.length] = sorting;
        return bound;
    }

    public void add(T item) {
        total++;
        var place = place(item);
        if (after != null && order.compare(place, after) <= 0) {
            return;
        }
        if (kept.size() < page.fetch() || order.compare(place, kept.lastKey()) < 0) {
            kept.put(place, item);
            if (kept.size() > page.fetch()) {
                kept.pollLastEntry();
            }
        }
    }

    public Page<T> page() {
        return Page.of(
                List.copyOf(kept.values()),
                page,
                Total.exactly(total),
                item -> List.of(sorting.key(item), id.apply(item).toString()),
                binding);
    }

    private Place place(T item) {
        return new Place(sorting.key(item), id.apply(item));
    }
}
