package org.daylight.kit.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.json.Json;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** In which form a list of records is asked for: a page as JSON, or all of it as a file. */
public final class RecordsForm {

    private RecordsForm() {}

    /** Of the records that the filter lets through what the listing asks for. */
    public static <B> RestResponse<Page<Recorded<B>>> of(
            Request request, Ledger<?, B> records, Listing listing, Filter filter) {
        var form = request.selectVariant(Export.FORMS);
        if (form == null || MediaType.APPLICATION_JSON_TYPE.equals(form.getMediaType())) {
            var selection = Selection.of(listing.fields, records.shape().body());
            return written(
                    selection == null
                            ? records.listAsShown(filter, listing)
                            : records.list(filter, listing).map(selection::of));
        }
        listing.requireWhole();
        return file(records.export(filter, listing), form.getMediaType());
    }

    /** Of the versions of a record the page that was asked for, with where the next one is, or all of them as a table. */
    public static <B> RestResponse<List<HistoryEntry<B>>> history(
            Request request,
            Ledger<?, B> records,
            UUID id,
            PageQuery page,
            Knowing.Query when,
            OrderedForm form,
            UriInfo uri) {
        var type = Json.mapper()
                .getTypeFactory()
                .constructParametricType(HistoryEntry.class, records.shape().body());
        if (OrderedForm.isTable(request)) {
            OrderedForm.requireWhole(page.limit, page.cursor, "cursor");
            return form.table(
                    type, records.history(id, PageQuery.ofFile(null), when), asked -> records.history(id, asked, when));
        }
        var entries = records.history(id, page, when);
        RestResponse<List<HistoryEntry<B>>> answer = form.fields == null
                ? RestResponse.ok(entries.items())
                : OrderedForm.written(form.shown(type, entries.items()));
        if (entries.next() != null) {
            var next = uri.getRequestUriBuilder().replaceQueryParam("cursor", entries.next());
            answer.getHeaders().add("Link", "<%s>; rel=\"next\"".formatted(next.build()));
        }
        return answer;
    }

    /**
     * As text, because the writer of JSON looks for whole records where the method says so; and because a text leaves in one
     * piece, while whatever is streamed waits for the connection's thread.
     */
    @SuppressWarnings("unchecked") // the document shows the whole records
    private static <T> RestResponse<T> written(Page<?> page) {
        try {
            return (RestResponse<T>) RestResponse.ok(Json.mapper().writeValueAsString(page));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a page cannot be written", e);
        }
    }

    @SuppressWarnings("unchecked") // the document shows the page; the other forms are text
    private static <T> RestResponse<T> file(Export<?> export, MediaType type) {
        return (RestResponse<T>)
                ResponseBuilder.ok(export, type.withCharset("utf-8")).build();
    }
}
