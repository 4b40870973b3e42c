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
import org.daylight.kit.identity.EveryRole;
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
    @Operation(
            operationId = "listChanges",
            summary = "Every version written, in the order of recordings",
            description =
                    "Ends before the first bulk import that is still running, so that nothing is ever skipped. With"
                            + " `wait` an answer without changes comes only when the seconds are over.")
    @RunOnVirtualThread // who waits takes no thread from those who work
    public Journal.Changes changes(@BeanParam @Valid ChangeQuery query) {
        return journal.changes(query);
    }

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
