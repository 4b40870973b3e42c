package org.daylight.kit.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import org.daylight.kit.json.Json;
import org.daylight.kit.page.Page;
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
