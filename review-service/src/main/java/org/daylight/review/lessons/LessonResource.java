package org.daylight.review.lessons;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.daylight.kit.identity.Roles.APPROVER;
import static org.daylight.kit.identity.Roles.AUDITOR;
import static org.daylight.kit.identity.Roles.REVIEWER;
import static org.daylight.kit.identity.Roles.SENIOR_APPROVER;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.daylight.kit.acting.Acting;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.identity.Writers;
import org.daylight.kit.identity.WrittenBy;
import org.daylight.kit.openapi.Answers;
import org.daylight.kit.openapi.Noun;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.recording.Export;
import org.daylight.kit.recording.Listing;
import org.daylight.kit.recording.RecordResource;
import org.daylight.kit.recording.Recorded;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** HTTP for lessons. */
@Path("/v1/lessons")
@Tag(name = "lessons", description = "What was learned from past cases, successes too.")
@Noun("a lesson")
@WrittenBy({REVIEWER, APPROVER, SENIOR_APPROVER, AUDITOR})
@EveryRole
class LessonResource extends RecordResource<Lesson> {

    private final Comparisons comparisons;
    private final Acting acting;

    LessonResource(Lessons lessons, Comparisons comparisons, Acting acting) {
        super(lessons);
        this.comparisons = comparisons;
        this.acting = acting;
    }

    @GET
    @Produces({APPLICATION_JSON, Export.LINES, Export.TABLE})
    @Operation(summary = "List lessons in the order of their recording")
    public RestResponse<Page<Recorded<Lesson>>> list(
            @BeanParam @Valid Listing listing,
            @RestQuery @Parameter(description = "The lesson with this reference.") @Nullable String reference,
            @RestQuery @Parameter(description = "Only of cases that ended so.") Lesson.@Nullable Kind kind,
            @RestQuery @Parameter(description = "Only from the case of this review.") @Nullable UUID review) {
        return listed(
                listing,
                listing.filter()
                        .and("r.reference = ?", reference)
                        .and("r.kind = ?", kind == null ? null : kind.name())
                        .and("r.review = ?", review));
    }

    @POST
    @Path("{id}/comparison")
    @Produces(APPLICATION_JSON)
    @Writers
    @Answers(
            value = 202,
            problems = {409, 422})
    @Operation(
            summary = "Run the rules of today over the case of {one}",
            description =
                    "Twice: over what was known then, and over what is known today. Both read the facts of the case's"
                            + " day, and change no flag. Read it until it is done.")
    public RestResponse<LessonComparison> compare(
            @RestPath UUID id,
            @RestHeader(Acting.KEY_HEADER)
                    @Parameter(
                            required = true,
                            description =
                                    "New for every new request, the same when it is repeated: nothing happens twice.")
                    @Nullable
                    String key,
            @RestHeader("X-Reason") @Parameter(description = "Why; kept in the recording.") @Nullable String reason) {
        if (key == null) {
            throw Acting.keyMissing();
        }
        var operation = "POST /v1/lessons/%s/comparison".formatted(id);
        acting.recall(operation, key, id.toString());
        var today = comparisons.today(id);
        return acting.act(
                operation,
                key,
                id.toString(),
                reason == null || reason.isBlank() ? null : reason,
                () -> ResponseBuilder.<LessonComparison>create(RestResponse.Status.ACCEPTED)
                        .entity(comparisons.open(id, today))
                        .build());
    }

    @GET
    @Path("{id}/comparison")
    @Produces(APPLICATION_JSON)
    @EveryRole
    @Operation(summary = "Read the last comparison of {one}: rules then, and rules today, each with what was known")
    public LessonComparison comparison(@RestPath UUID id) {
        return comparisons.last(id);
    }

    @GET
    @Path("{id}/comparison/flags")
    @Produces(APPLICATION_JSON)
    @EveryRole
    @Operation(summary = "List which flags differ in the last comparison of {one}, and why")
    public Page<ComparedFlag> flags(@RestPath UUID id, @BeanParam @Valid PageQuery page) {
        return comparisons.flags(id, page);
    }
}
