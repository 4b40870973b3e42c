package org.daylight.rules.evaluations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.daylight.kit.identity.Roles.AUDITOR;
import static org.daylight.kit.identity.Roles.LEGAL_ADVISER;
import static org.daylight.kit.identity.Roles.REVIEWER;
import static org.daylight.kit.identity.Roles.SERVICE;
import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.kit.problem.Problems.UNKNOWN_REFERENCE;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.daylight.kit.json.CanonicalJson;
import org.daylight.kit.openapi.Answers;
import org.daylight.kit.json.Json;
import org.daylight.kit.problem.ProblemException;
import org.daylight.kit.problem.Problems;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.evaluation.Evaluator;
import org.daylight.rules.facts.Vocabulary;
import org.daylight.rules.rulebooks.Rulebooks;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1")
@Tag(name = "evaluations", description = "Answers about facts, by a frozen rulebook")
@Blocking
class EvaluationResource {

    private static final String NDJSON = "application/x-ndjson";

    private final Rulebooks rulebooks;

    EvaluationResource(Rulebooks rulebooks) {
        this.rulebooks = rulebooks;
    }

    @POST
    @Path("evaluations")
    @Consumes(NDJSON)
    @Produces(NDJSON)
    @RolesAllowed({SERVICE, REVIEWER, LEGAL_ADVISER, AUDITOR})
    @Answers(problems = {413, 422})
    @Operation(
            summary = "Answer a batch of fact lines",
            description =
                    "At most 2,000 lines and 8 MB, read whole and then answered: one line per subject in the order of"
                            + " the batch, then a closing line with the counts and the SHA-256 of all bytes before it. Safe to repeat.")
    public byte[] evaluate(
            @RestQuery
                    @Parameter(
                            description =
                                    "The digest of the frozen rulebook to judge by; POST /v1/rulebooks gives one.")
                    @Nullable
                    String rulebook,
            InputStream body)
            throws IOException {
        var evaluator = evaluator(rulebook);
        var batch = Batch.read(body, Vocabulary.standard());
        var out = new ByteArrayOutputStream(64 * 1024);
        var answers = 0L;
        for (var line : batch.lines()) {
            var result = evaluator.evaluate(line);
            answers += result.vector().length();
            AnswerWriter.line(out, result);
        }
        var digest = CanonicalJson.sha256(out.toByteArray()).substring("sha256:".length());
        out.writeBytes("{\"end\":true,\"subjects\":%d,\"answers\":%d,\"sha256\":\"%s\"%s}\n"
                .formatted(batch.lines().size(), answers, digest, proposed(rulebook))
                .getBytes(UTF_8));
        return out.toByteArray();
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
                    "The body is one fact line; the answer says which clauses decided, on which facts and parameters.")
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
        var evaluator = evaluator(rulebook);
        if (rule == null) {
            throw INVALID_REQUEST.problem("Say which rule", new Violation("query:rule", "must be a rule's key"));
        }
        var batch = Batch.read(body, Vocabulary.standard());
        if (batch.lines().size() != 1) {
            throw INVALID_REQUEST.problem("One fact line is explained at a time");
        }
        var line = batch.lines().getFirst();
        var out = new ByteArrayOutputStream();
        try {
            AnswerWriter.explanation(out, line.subject(), evaluator.explain(rule, line));
        } catch (IllegalArgumentException e) {
            throw UNKNOWN_REFERENCE.problem(
                    String.valueOf(e.getMessage()), new Violation("query:rule", "is not in it"));
        }
        return out.toByteArray();
    }

    /** What is not law in the rulebook; nothing for one in force. */
    private String proposed(@Nullable String rulebook) {
        var proposed = rulebook == null ? List.<String>of() : rulebooks.proposed(rulebook);
        return proposed.isEmpty()
                ? ""
                : ",\"proposed\":" + Json.mapper().valueToTree(proposed).toString();
    }

    private Evaluator evaluator(@Nullable String rulebook) {
        if (rulebook == null) {
            throw INVALID_REQUEST.problem(
                    "Say by which rulebook; POST /v1/rulebooks freezes the one in force",
                    new Violation("query:rulebook", "must be a rulebook's digest"));
        }
        try {
            return rulebooks.evaluator(rulebook);
        } catch (ProblemException e) {
            if (e.type() == Problems.NOT_FOUND) {
                throw UNKNOWN_REFERENCE.problem(
                        e.detail(), new Violation("query:rulebook", "must be the digest of a frozen rulebook"));
            }
            throw e;
        }
    }
}
