package org.daylight.kit.recording;

import static org.daylight.kit.problem.Problems.INVALID_REQUEST;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
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
 * In which form a list is asked for that has an order of its own and no other, as a history has: as JSON, or all of it as a
 * table; taken as {@code @BeanParam}. The operation says that it produces both, and in which order.
 */
public class OrderedForm {

    private static final List<Variant> FORMS = Variant.mediaTypes(
                    MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(Export.TABLE))
            .build();

    @RestQuery
    @Parameter(description = "Only these fields of each item, parted by commas.")
    public @Nullable String fields;

    /** A list that has no pages. */
    public <T> RestResponse<List<T>> inOrder(Request request, Class<T> type, List<T> list) {
        var items = Json.mapper().constructType(type);
        if (isTable(request)) {
            var all = new Page<>(list, null, Total.exactly(list.size()));
            return table(items, all, _ -> all);
        }
        var wanted = wanted(items);
        return wanted == null
                ? RestResponse.ok(list)
                : written(list.stream().map(wanted::retained).toList());
    }

    static boolean isTable(Request request) {
        var form = request.selectVariant(FORMS);
        return form != null && !MediaType.APPLICATION_JSON_TYPE.equals(form.getMediaType());
    }

    /** All of a list as a table; refuses a part of it. */
    static void requireWhole(@Nullable Object limit, @Nullable Object other, String named) {
        if (limit != null || other != null) {
            throw INVALID_REQUEST.problem(
                    "A table cannot be cut out of a list",
                    new Violation(
                            "query:" + (limit != null ? "limit" : named),
                            "leave it out: a table holds the whole list"));
        }
    }

    /** @param list reads the page of a query */
    <T> RestResponse<T> table(JavaType type, Page<?> first, Function<PageQuery, ? extends Page<?>> list) {
        return table(new ListTable(columns(type), first, list));
    }

    /** Items with the fields that are wanted. */
    List<?> shown(JavaType type, List<?> items) {
        var wanted = wanted(type);
        return wanted == null ? items : items.stream().map(wanted::retained).toList();
    }

    @Nullable
    Selection wanted(JavaType type) {
        return Selection.of(
                fields,
                Arrays.stream(type.getRawClass().getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
    }

    private Columns columns(JavaType type) {
        var wanted = wanted(type);
        var all = Columns.of(type);
        return wanted == null ? all : all.only(wanted::shows);
    }

    @SuppressWarnings("unchecked") // the document shows the whole items
    static <T> RestResponse<T> written(Object list) {
        try {
            return (RestResponse<T>) RestResponse.ok(Json.mapper().writeValueAsString(list));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list cannot be written", e);
        }
    }

    @SuppressWarnings("unchecked") // the document shows the page; the other form is text
    private static <T> RestResponse<T> table(ListTable table) {
        return (RestResponse<T>)
                ResponseBuilder.ok(table, MediaType.valueOf(Export.TABLE).withCharset("utf-8"))
                        .build();
    }
}
