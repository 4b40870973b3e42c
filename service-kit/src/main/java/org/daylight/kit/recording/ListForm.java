package org.daylight.kit.recording;

import static org.daylight.kit.problem.Problems.INVALID_REQUEST;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Variant;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.daylight.kit.json.Json;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.page.Total;
import org.daylight.kit.problem.Violation;
import org.daylight.kit.table.Columns;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * In which form a list is asked for that is no list of records: a page as JSON, or all of it as a table; taken as {@code
 * @BeanParam}. The operation says that it produces both.
 */
public class ListForm {

    private static final List<Variant> FORMS = Variant.mediaTypes(
                    MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(Export.TABLE))
            .build();

    @RestQuery
    @Parameter(description = "Only these fields of each item, parted by commas.")
    public @Nullable String fields;

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
        var wanted = wanted(type);
        if (isTable(request)) {
            requireWhole(page);
            return table(new ListTable<>(columns(type, wanted), list.apply(PageQuery.ofFile(null)), list));
        }
        var found = list.apply(page);
        return wanted == null ? RestResponse.ok(found) : written(found.map(wanted::retained));
    }

    /** The same of a list that has no pages, which is sorted here. */
    public <T> RestResponse<List<T>> of(Request request, Class<T> type, List<T> found) {
        var wanted = wanted(type);
        var list = found.stream().sorted(sorting(type, null).items()).toList();
        if (isTable(request)) {
            var all = new Page<>(list, null, Total.exactly(list.size()));
            return table(new ListTable<>(columns(type, wanted), all, _ -> all));
        }
        return wanted == null
                ? RestResponse.ok(list)
                : written(list.stream().map(wanted::retained).toList());
    }

    private static boolean isTable(Request request) {
        var form = request.selectVariant(FORMS);
        return form != null && !MediaType.APPLICATION_JSON_TYPE.equals(form.getMediaType());
    }

    private static void requireWhole(PageQuery page) {
        if (page.limit != null || page.cursor != null) {
            throw INVALID_REQUEST.problem(
                    "A table cannot be cut out of a list",
                    new Violation(
                            page.limit != null ? "query:limit" : "query:cursor",
                            "leave it out: a table holds the whole list"));
        }
    }

    private @Nullable Selection wanted(Class<?> type) {
        return Selection.of(
                fields,
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
    }

    private static Columns columns(Class<?> type, @Nullable Selection wanted) {
        var all = Columns.of(type);
        return wanted == null ? all : all.only(wanted::shows);
    }

    @SuppressWarnings("unchecked") // the document shows the whole items
    private static <T> RestResponse<T> written(Object list) {
        try {
            return (RestResponse<T>) RestResponse.ok(Json.mapper().writeValueAsString(list));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list cannot be written", e);
        }
    }

    @SuppressWarnings("unchecked") // the document shows the page; the other form is text
    private static <T> RestResponse<T> table(ListTable<?> table) {
        return (RestResponse<T>)
                ResponseBuilder.ok(table, MediaType.valueOf(Export.TABLE).withCharset("utf-8"))
                        .build();
    }
}
