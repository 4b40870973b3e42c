package org.daylight.rules.evaluations;

import static org.daylight.kit.identity.Roles.AUDITOR;
import static org.daylight.kit.identity.Roles.LEGAL_ADVISER;
import static org.daylight.kit.identity.Roles.REVIEWER;
import static org.daylight.kit.identity.Roles.SERVICE;
import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.kit.problem.Problems.UNKNOWN_REFERENCE;

import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.daylight.kit.json.Json;
import org.daylight.kit.openapi.Answers;
import org.daylight.kit.problem.ProblemException;
import org.daylight.kit.problem.Problems;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.reference.Rechecks;
import org.daylight.rules.rulebooks.Answering;
import org.daylight.rules.rulebooks.Rulebooks;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "evaluations", description = "Answers about facts, by a frozen rulebook")
@Blocking
class EvaluationResource {

    private static final String NDJSON = "application/x-ndjson";

    /** With their answers so many of the largest take about half of the memory that the launcher gives to a service. */
    private static final int BATCHES_AT_ONCE = 12;

    private final Rulebooks rulebooks;
    private final Rechecks rechecks;
    private final Duration patience;

    /** More are seldom read at a time; of the largest bodies two take sixteen megabytes. */
    private final SpareRoom spare = new SpareRoom(2);

    private final Turns turns = new Turns(BATCHES_AT_ONCE, Duration.ofSeconds(10));

    /** @param patience how long the next bytes of a body are waited for, wherever one is read */
    EvaluationResource(
            Rulebooks rulebooks,
            Rechecks rechecks,
            @ConfigProperty(name = "quarkus.http.read-timeout", defaultValue = "60S") Duration patience) {
        this.rulebooks = rulebooks;
        this.rechecks = rechecks;
        this.patience = patience;
    }

    @POST
    @Path("evaluations")
    @Consumes(NDJSON)
    @Produces(NDJSON)
    @RolesAllowed({SERVICE, REVIEWER, LEGAL_ADVISER, AUDITOR})
    @Answers(problems = {408, 413, 422})
    @Operation(
            summary = "Answer a batch of fact lines",
            description =
                    "At most 2,000 lines and 8 MB, judged while they arrive; nothing is answered before all of them are read."
                            + " The answer has one line per subject in the order of the batch, then a closing line with the"
                            + " counts and the SHA-256 of all bytes before it. A vector has a letter for each rule about the"
                            + " type of subject, sorted by key, as GET /v1/rulebooks/{digest} lists them: M met, m met though it is"
                            + " not known whether the rule applies, N not met, U undetermined, A not applicable, E error."
                            + " Safe to repeat.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public byte[] evaluate(
            @RestQuery
                    @Parameter(
                            description =
                                    "The digest of the frozen rulebook to judge by; POST /v1/rulebooks gives one.")
                    @Nullable
                    String rulebook,
            @RestQuery
                    @Parameter(
                            description =
                                    "Whether the answers will be shown to people. Then whatever is given in full (or would be, where"
                                            + " letters alone are asked for) is decided a second time, by dev.cel's planner, and beside"
                                            + " it all answers about a share of the subjects that is configured (1 %); where the two differ the answer is ERROR."
                                            + " What is decided twice is the answer, not the first permitted day of one that waits.")
                    boolean shown,
            @RestQuery
                    @Parameter(
                            description =
                                    "full: counts, vector, the next change, and in full whatever is not met, undetermined, in error or waits"
                                            + " for a day. letters: the subject and its vector alone, the same letters, for whoever"
                                            + " counts or compares; evaluations:explain says more of one answer.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"full", "letters"},
                                            defaultValue = "full"))
                    @Nullable
                    String answers,
            @Context RoutingContext context)
            throws IOException {
        var answering = answering(rulebook);
        var extent = Extent.of(answers);
        try (var _ = turns.take();
                var body = ArrivingBody.of(context, Batch.MOST_BYTES, patience, spare)) {
            var evaluator = answering.evaluator();
            var batch = new Batch(body, evaluator::columns);
            var look = shown
                    ? rechecks.shown(answering.digest(), answering::reference)
                    : rechecks.inBulk(answering.digest(), answering::reference);
            // Answers are seldom longer than facts.
            return new BatchAnswers(evaluator, batch, look, extent, body.expected() / 2 + 1_024)
                    .closed(proposed(answering));
        }
    }

    @POST
    @Path("evaluations:explain")
    @Consumes({NDJSON, MediaType.APPLICATION_JSON})
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({SERVICE, REVIEWER, LEGAL_ADVISER, AUDITOR})
    @Answers(problems = {413, 422})
    @Operation(
            summary = "Explain one answer",
            description =
                    "The body is one fact line; the answer says which clauses decided, on which facts and parameters, and of a"
                            + " clause that goes through a list which of its elements decided (elements). Of a first permitted"
                            + " day it says what the day is counted from (at: permittedFrom:1:1, with the day, none or unknown"
                            + " as value).")
    public byte[] explain(
            @RestQuery
                    @Parameter(
                            description =
                                    "The digest of the frozen rulebook to judge by; POST /v1/rulebooks gives one.")
                    @Nullable
                    String rulebook,
            @RestQuery @Parameter(description = "The key of the rule whose answer is explained.") @Nullable String rule,
            InputStream body)
            throws IOException {
        var answering = answering(rulebook);
        if (rule == null) {
            throw INVALID_REQUEST.problem("Say which rule", new Violation("query:rule", "must be a rule's key"));
        }
        var batch = Batch.of(body.readNBytes(Batch.MOST_BYTES + 1), answering.evaluator()::columns);
        var lines = batch.next();
        if (lines.size() != 1) {
            throw INVALID_REQUEST.problem("One fact line is explained at a time");
        }
        var line = lines.getFirst().line();
        var out = new Growing(4_096);
        try (var writer = new AnswerWriter(out)) {
            var explanation = answering.evaluator().explain(rule, line, rechecks.all(answering::reference));
            writer.explanation(line.subject(), explanation);
        } catch (IllegalArgumentException e) {
            throw UNKNOWN_REFERENCE.problem(
                    String.valueOf(e.getMessage()), new Violation("query:rule", "is not in it"));
        }
        return out.toBytes();
    }

    /** What is not law in the rulebook; nothing for one in force. */
    private static String proposed(Answering answering) {
        var proposed = answering.proposed();
        return proposed.isEmpty()
                ? ""
                : ",\"proposed\":" + Json.mapper().valueToTree(proposed).toString();
    }

    private Answering answering(@Nullable String rulebook) {
        if (rulebook == null) {
            throw INVALID_REQUEST.problem(
                    "Say by which rulebook; POST /v1/rulebooks freezes the one in force",
                    new Violation("query:rulebook", "must be a rulebook's digest"));
        }
        try {
            return rulebooks.answering(rulebook);
        } catch (ProblemException e) {
            if (e.type() == Problems.NOT_FOUND) {
                throw UNKNOWN_REFERENCE.problem(
                        e.detail(), new Violation("query:rulebook", "must be the digest of a frozen rulebook"));
            }
            throw e;
        }
    }
}
