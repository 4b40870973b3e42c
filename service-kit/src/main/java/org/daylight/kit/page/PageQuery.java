package org.daylight.kit.page;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which page of a list; taken as {@code @BeanParam @Valid}. */
public class PageQuery {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 500;

    /** Of lists that are worked out anew for every page, a file would otherwise ask too often. */
    private static final int OF_FILE = 10_000;

    @RestQuery
    @Min(1)
    @Max(MAX_LIMIT)
    @Parameter(description = "How many items one page holds, 1 to 500; 50 if left out.")
    public @Nullable Integer limit;

    @RestQuery
    @Parameter(description = "The `next` of the page before, unchanged, with the same filters and the same sort.")
    public @Nullable String cursor;

    private boolean file;

    public static PageQuery of(@Nullable Integer limit, @Nullable String cursor) {
        var query = new PageQuery();
        query.limit = limit;
        query.cursor = cursor;
        return query;
    }

    /** A piece of a list that is written as a file. */
    public static PageQuery ofFile(@Nullable String cursor) {
        var query = of(null, cursor);
        query.file = true;
        return query;
    }

    /** How many items the page holds. */
    public int size() {
        return file ? OF_FILE : limit == null ? DEFAULT_LIMIT : Math.clamp(limit, 1, MAX_LIMIT);
    }

    /** How many rows to read, so that one can see whether there is a next page. */
    public int fetch() {
        return size() + 1;
    }

    /**
     * The position after which the page starts: the values of the sort keys of the last row seen, null at the start.
     *
     * @param binding the list's name, its sort and every filter (nulls are fine); a cursor of another list is refused
     */
    public @Nullable List<String> after(@Nullable Object... binding) {
        return cursor == null || cursor.isEmpty() ? null : Cursor.read(cursor, binding);
    }

    public String next(List<String> position, @Nullable Object... binding) {
        return Cursor.write(position, binding);
    }
}
