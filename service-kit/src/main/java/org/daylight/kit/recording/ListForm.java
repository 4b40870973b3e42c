package org.daylight.kit.recording;

import jakarta.ws.rs.core.Request;
import java.util.List;
import java.util.function.Function;
import org.daylight.kit.json.Json;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * In which form a list is asked for that is no list of records: a page as JSON, or all of it as a table; taken as {@code
 * @BeanParam}. The operation says that it produces both.
 */
public class ListForm extends OrderedForm {

    @RestQuery
    @Parameter(
            description =
                    "By which field the list is sorted, with a hyphen in front for the last first; in its own order"
                            + " if left out. What has no value comes first, with the hyphen last.")
    public @Nullable String sort;

    /**
     * The order that was asked for; refuses what is no field by which such a list can be sorted.
     *
     * @param own the list's own order, in the same form; null = by the ids
     */
    public <T> Sorting<T> sorting(Class<T> type, @Nullable String own) {
        return Sorting.of(type, sort == null || sort.isEmpty() ? own : sort);
    }

    /**
     * The page that was asked for, or as a table all pages one after the other.
     *
     * @param list reads the page of a query
     */
    public <T> RestResponse<Page<T>> of(
            Request request, Class<T> type, PageQuery page, Function<PageQuery, Page<T>> list) {
        var items = Json.mapper().constructType(type);
        if (isTable(request)) {
            requireWhole(page.limit, page.cursor, "cursor");
            return table(items, list.apply(PageQuery.ofFile(null)), list);
        }
        var wanted = wanted(items);
        var found = list.apply(page);
        return wanted == null ? RestResponse.ok(found) : written(found.map(wanted::retained));
    }

    /** The same of a list that has no pages, which is sorted here. */
    public <T> RestResponse<List<T>> of(Request request, Class<T> type, List<T> found) {
        return inOrder(
                request,
                type,
                found.stream().sorted(sorting(type, null).items()).toList());
    }
}
