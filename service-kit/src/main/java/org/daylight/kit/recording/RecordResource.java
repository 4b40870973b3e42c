package org.daylight.kit.recording;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.acting.Acts;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.identity.Writers;
import org.daylight.kit.openapi.Answers;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * HTTP for one kind of record. Its subclass says the path, the tag, what the kind is called ({@code @Noun}), who writes
 * it ({@code @WrittenBy}), and lists it by filters of its own ({@code @EveryRole}, {@code @Produces} in the forms of
 * {@link Export}, {@link #listed}).
 *
 * <p>Only the newest representation carries an ETag that a change can name.
 */
public abstract class RecordResource<B> {

    @Inject
    Request request;

    private final Ledger<?, B> records;

    protected RecordResource(Ledger<?, B> records) {
        this.records = records;
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Acts
    @Writers
    @Answers(201)
    @Operation(summary = "Record {one}")
    public RestResponse<Recorded<B>> create(@NotNull @Valid Draft<B> draft, UriInfo uri) {
        return created(records.create(draft), uri);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Path("{id}")
    @EveryRole
    @Operation(summary = "Read {one}")
    public RestResponse<Recorded<B>> get(@RestPath UUID id, @BeanParam Knowing.OfDay when) {
        var read = records.get(id, when);
        return when.isOfNow() ? newest(read) : RestResponse.ok(read);
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, Export.TABLE})
    @Path("{id}/history")
    @EveryRole
    @Operation(
            summary = "Read every version of {one}, oldest first",
            description =
                    "Who wrote it, for whom and why, since when it was known, and what it says differently from the"
                            + " version before. Its order is fixed: each version follows from the one before. Where there"
                            + " are more versions than the page holds, the header Link names the next page (RFC 8288); a"
                            + " table holds all of them.")
    public RestResponse<List<HistoryEntry<B>>> history(
            @RestPath UUID id,
            @BeanParam @Valid PageQuery page,
            @BeanParam Knowing.Query when,
            @BeanParam OrderedForm form,
            UriInfo uri) {
        return RecordsForm.history(request, records, id, page, when, form, uri);
    }

    @PUT
    @Produces(MediaType.APPLICATION_JSON)
    @Path("{id}")
    @Acts
    @Writers
    @Operation(summary = "Record that {one} has changed")
    public RestResponse<Recorded<B>> change(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid Draft<B> draft) {
        return newest(records.change(id, ifMatch, draft));
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Path("{id}/corrections")
    @Acts
    @Writers
    @Operation(summary = "Correct {one} that was recorded wrongly")
    public RestResponse<Recorded<B>> correct(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid Draft<B> draft) {
        return newest(records.correct(id, ifMatch, draft));
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Path("{id}/void")
    @Acts
    @Writers
    @Operation(summary = "Void {one} that was entered by mistake")
    public RestResponse<Recorded<B>> voidRecord(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid Voiding voiding) {
        return newest(records.voidRecord(id, ifMatch, voiding.reason()));
    }

    /** Of the records that the filter lets through the page that the listing asks for, or all of them as a file. */
    protected RestResponse<Page<Recorded<B>>> listed(Listing listing, Filter filter) {
        return RecordsForm.of(request, records, listing, filter);
    }

    static <B> RestResponse<Recorded<B>> created(Recorded<B> made, UriInfo uri) {
        var location = uri.getAbsolutePathBuilder().path(made.id().toString()).build();
        return ResponseBuilder.<Recorded<B>>created(location)
                .entity(made)
                .header("ETag", made.etag())
                .build();
    }

    static <B> RestResponse<Recorded<B>> newest(Recorded<B> record) {
        return ResponseBuilder.ok(record).header("ETag", record.etag()).build();
    }
}
