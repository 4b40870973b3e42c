package org.daylight.rules.expressions;

import static org.daylight.kit.identity.Roles.LEGAL_ADVISER;
import static org.daylight.kit.identity.Roles.REVIEWER;
import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.kit.problem.Problems.UNKNOWN_REFERENCE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.evaluation.Parameter;
import org.daylight.rules.facts.Vocabulary;
import org.daylight.rules.language.ExpressionCheck;
import org.daylight.rules.language.RulePart;
import org.daylight.rules.revisions.Kind;
import org.daylight.rules.revisions.Revisions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "expressions", description = "Help for whoever writes a rule")
class ExpressionResource {

    private final Revisions revisions;

    ExpressionResource(Revisions revisions) {
        this.revisions = revisions;
    }

    /**
     * An expression to check.
     *
     * @param subject the type of subject it speaks about
     * @param part where in the rule it stands; null = in a condition
     * @param appliesWhen the condition under which it is asked: what that guards is guarded
     * @param parameters the parameters it may use, as a rule writes them
     */
    record Asked(
            @NotBlank String subject,
            @NotNull @Size(max = 20_000) String expression,
            @Nullable RulePart part,
            @Nullable @Size(max = 20_000) String appliesWhen,
            @Nullable Map<String, @Nullable Parameter> parameters) {

        /** What is typed is often half of it. */
        Map<String, Parameter> wholeParameters() {
            var whole = new HashMap<String, Parameter>();
            var violations = new ArrayList<Violation>();
            if (parameters != null) {
                parameters.forEach((name, parameter) -> {
                    var pointer = "/parameters/" + name.replace("~", "~0").replace("/", "~1");
                    if (parameter == null) {
                        violations.add(new Violation(pointer, "must have values, or be left out"));
                        return;
                    }
                    whole.put(name, parameter);
                    for (var index = 0; index < parameter.values().size(); index++) {
                        if (parameter.values().get(index).value() == null) {
                            violations.add(new Violation(
                                    "%s/values/%d/value".formatted(pointer, index), "must be stated, such as 30 days"));
                        }
                    }
                });
            }
            if (!violations.isEmpty()) {
                throw INVALID_REQUEST.problem("A parameter lacks its value; state it, or leave it out", violations);
            }
            return whole;
        }
    }

    @POST
    @Path("expressions:check")
    @RolesAllowed({LEGAL_ADVISER, REVIEWER})
    @Operation(
            summary = "Check an expression while it is written: type, facts used, and what to mend where",
            description =
                    "Issues are refused in a rule. Warnings are not: a clause that is always true or never, by its values or"
                            + " by all that a parameter can be. What is asked differs with the part of the rule: in a"
                            + " CONDITION, which it is unless stated, what may be absent is guarded; PERMITTED_FROM is a day"
                            + " and does not depend on asOf; a MESSAGE is words with expressions in braces.")
    public ExpressionCheck check(@NotNull @Valid Asked asked) {
        var vocabulary = Vocabulary.standard();
        if (vocabulary.type(asked.subject()).isEmpty()) {
            throw UNKNOWN_REFERENCE.problem(
                    "No type of subject has the name " + asked.subject(),
                    new Violation("/subject", "must be one of GET /v1/fact-types"));
        }
        var sets = revisions.published(Kind.SET).stream()
                .map(set -> set.set().set())
                .toList();
        var parameters = asked.wholeParameters();
        var part = asked.part();
        return ExpressionCheck.check(
                vocabulary,
                asked.subject(),
                parameters,
                sets,
                part == null ? RulePart.CONDITION : part,
                asked.appliesWhen(),
                asked.expression());
    }
}
