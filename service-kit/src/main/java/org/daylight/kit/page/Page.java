package org.daylight.kit.page;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the cursor of the next page; left out on the last one
 */
public record Page<T>(List<T> items, @Nullable String next, Total total) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Cuts a page out of rows that were read with {@link PageQuery#fetch()}, one more than the page holds.
     *
     * @param position the values of the sort keys of a row, in order
     * @param binding the same that was given to {@link PageQuery#after}
     */
    public static <T> Page<T> of(
            List<T> rows,
            PageQuery query,
            Total total,
            Function<? super T, List<String>> position,
            @Nullable Object... binding) {
        if (rows.size() <= query.size()) {
            return new Page<>(rows, null, total);
        }
        var items = rows.subList(0, query.size());
        return new Page<>(items, query.next(position.apply(items.getLast()), binding), total);
    }

    public <R> Page<R> map(Function<? super T, ? extends R> view) {
        return new Page<>(items.stream().<R>map(view).toList(), next, total);
    }
}
