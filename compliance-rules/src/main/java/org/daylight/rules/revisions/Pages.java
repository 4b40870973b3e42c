package org.daylight.rules.revisions;

import java.util.List;
import java.util.function.Function;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.page.Total;
import org.jspecify.annotations.Nullable;

/** Pages of lists that are short enough to be read whole. */
public final class Pages {

    private Pages() {}

    public static <T> Page<T> of(
            List<T> all, PageQuery query, Function<? super T, String> position, @Nullable Object... binding) {
        var bound = java.util.Arrays.stream(binding).map(String::valueOf).toArray();
        var after = query.after(bound);
        var start = 0;
        if (after != null) {
            while (start < all.size() && !position.apply(all.get(start)).equals(after.getFirst())) {
                start++;
            }
            start = Math.min(start + 1, all.size());
        }
        var rows = all.subList(start, Math.min(all.size(), start + query.fetch()));
        return Page.of(rows, query, Total.exactly(all.size()), item -> List.of(position.apply(item)), bound);
    }
}
