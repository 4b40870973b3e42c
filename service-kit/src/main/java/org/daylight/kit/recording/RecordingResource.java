package org.daylight.kit.recording;

import static org.daylight.kit.identity.Roles.AUDITOR;
import static org.daylight.kit.identity.Roles.SERVICE;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import java.time.Instant;
import java.util.List;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.json.Json;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The journal over HTTP. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "recordings", description = "Who wrote what and when, chained so that nothing can be changed unseen.")
class RecordingResource {

    private final Journal journal;
    private final Recordings recordings;
    private final Verification verification;

    RecordingResource(Journal journal, Recordings recordings, Verification verification) {
        this.journal = journal;
        this.recordings = recordings;
        this.verification = verification;
    }

    @GET
    @Path("recordings")
    @RolesAllowed({AUDITOR, SERVICE})
    @Operation(
            operationId = "listRecordings",
            summary =
                    "The journal's entries, in the order in which they were appended to the chain unless sorted otherwise")
    @Produces({MediaType.APPLICATION_JSON, Export.TABLE})
    public RestResponse<Page<JournalEntry>> list(
            @BeanParam @Valid PageQuery page, @BeanParam ListForm form, @Context Request request) {
        var sorting = form.sorting(JournalEntry.class, "position");
        return form.of(request, JournalEntry.class, page, asked -> journal.page(asked, sorting));
    }

    @GET
    @Path("recordings/{sequence}")
    @RolesAllowed({AUDITOR, SERVICE})
    @Operation(operationId = "getRecording", summary = "One entry of the journal")
    public JournalEntry get(@RestPath long sequence) {
        return journal.get(sequence);
    }

    @POST
    @Path("recordings:verify")
    @RolesAllowed(AUDITOR)
    @Operation(
            operationId = "verifyRecordings",
            summary = "Recomputes the whole chain and the digests of every row, and says what does not agree")
    public Verification.Result verify() {
        return verification.verify();
    }

    @GET
    @Path("changes")
    @RolesAllowed({AUDITOR, SERVICE})
    @Produces({MediaType.APPLICATION_JSON, Export.TABLE})
    @Operation(
            operationId = "listChanges",
            summary = "Every version written, in the order of recordings",
            description =
                    "Ends before the first bulk import that is still running, so that nothing is ever skipped. With"
                            + " `wait` an answer without changes comes only when the seconds are over. Its order is fixed:"
                            + " whoever follows it goes on where it ended. A table holds all that has been written `after`,"
                            + " and goes on after the `sequence` of its last row.")
    @RunOnVirtualThread // who waits takes no thread from those who work
    public RestResponse<Journal.Changes> changes(
            @BeanParam @Valid ChangeQuery query, @BeanParam OrderedForm form, @Context Request request) {
        var type = Json.mapper().constructType(Journal.Change.class);
        if (OrderedForm.isTable(request)) {
            OrderedForm.requireWhole(query.limit, query.wait, "wait");
            return form.table(type, journal.changesAfter(query.after), asked -> journal.changesAfter(asked.cursor));
        }
        var changes = journal.changes(query);
        return form.fields == null
                ? RestResponse.ok(changes)
                : OrderedForm.written(
                        new SomeChanges(form.shown(type, changes.items()), changes.next(), changes.more()));
    }

    /** Some fields of changes. */
    private record SomeChanges(List<?> items, String next, boolean more) {}

    @GET
    @Path("settled-at")
    @EveryRole
    @Operation(
            operationId = "getSettledAt",
            summary = "The latest instant whose knowledge can no longer change; the latest knownAt that is accepted")
    public SettledAt settledAt() {
        return new SettledAt(recordings.settledAt());
    }

    /** The latest instant whose knowledge can no longer change. */
    public record SettledAt(Instant settledAt) {}
}
