package org.daylight.rules.rulebooks;

import static org.daylight.kit.problem.Problems.UNKNOWN_REFERENCE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Json;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.language.Parameters;
import org.daylight.rules.lawbooks.SupposedValue;
import org.daylight.rules.revisions.Definition;
import org.daylight.rules.revisions.Kind;
import org.daylight.rules.revisions.Revision;
import org.daylight.rules.revisions.Revisions;
import org.jspecify.annotations.Nullable;

/**
 * A change of one parameter of a rule in force, to be asked what-if.
 *
 * @param rule its key
 * @param group the set whose members it is for; null = everybody
 * @param from first day; null = always
 * @param to first day it no longer holds; null = open
 * @param bill what would make it law
 */
record ParameterForm(
        @NotBlank String rule,
        @NotBlank String parameter,
        @Nullable String group,
        @Nullable String from,
        @Nullable String to,
        @NotBlank String value,
        @NotBlank String bill) {

    /** The rules in force with these changes, each kept as a proposal that can never be published. */
    static List<Revision> made(List<ParameterForm> forms, Revisions revisions) {
        var sets = revisions.published(Kind.SET);
        for (var form : forms) {
            SupposedValue.requireDays(form.from, form.to, pointer(forms, form));
            SupposedValue.requireGroup(form.group, sets, pointer(forms, form));
        }
        var byRule = new LinkedHashMap<String, List<ParameterForm>>();
        forms.forEach(form ->
                byRule.computeIfAbsent(form.rule, _ -> new ArrayList<>()).add(form));
        var made = new ArrayList<Revision>();
        byRule.forEach((key, changes) -> {
            var standing = revisions.published(Kind.RULE).stream()
                    .filter(rule -> rule.key().equals(key))
                    .toList();
            if (standing.isEmpty()) {
                throw UNKNOWN_REFERENCE.problem(
                        "No published rule has the key " + key,
                        new Violation(pointer(forms, changes.getFirst()) + "/rule", "must name a published rule"));
            }
            for (var revision : standing) {
                var bearing = changes.stream()
                        .filter(change -> change.bearsOn(revision) || standing.size() == 1)
                        .toList();
                bearing.forEach(change -> SupposedValue.require(
                        revision.rule().source(), change.parameter, change.value, pointer(forms, change)));
                if (!bearing.isEmpty()) {
                    var definition =
                            Revisions.<Definition.OfRule>written(() -> Definition.rule(changed(revision, bearing)));
                    revisions.requireSound(definition);
                    made.add(revisions.proposeAtOnce(definition, null));
                }
            }
        });
        return made;
    }

    private static String pointer(List<ParameterForm> forms, ParameterForm form) {
        return "/parameters/" + forms.indexOf(form);
    }

    /** Whether the revision asks for the parameter on some day of the change; one dated by a fact of its own may on any. */
    private boolean bearsOn(Revision revision) {
        var asked = revision.rule().source().parameters().get(parameter);
        return asked == null
                || asked.datedBy() != null
                || (begins(from, revision.to()) && (to == null || ends(to, revision.from())));
    }

    private static boolean begins(@Nullable String from, @Nullable LocalDate end) {
        return from == null
                || end == null
                || ImpreciseDate.parse(from).earliest().isBefore(end);
    }

    private static boolean ends(String to, @Nullable LocalDate begin) {
        return begin == null || begin.isBefore(ImpreciseDate.parse(to).latest());
    }

    private static ObjectNode changed(Revision standing, List<ParameterForm> changes) {
        var rule = tree(standing);
        var bill = String.join(
                "; ", changes.stream().map(ParameterForm::bill).distinct().toList());
        rule.put("bill", bill);
        for (var field : List.of("citation", "message")) {
            rule.put(field, Definition.PROPOSED + rule.path(field).asText());
        }
        rule.putNull("counselReview");
        // The examples are those of the law as it is.
        rule.putArray("examples");
        for (var change : changes) {
            var known =
                    Objects.requireNonNull(standing.rule().source().parameters().get(change.parameter));
            var parameter = rule.withObject("/parameters").withObject(change.parameter);
            parameter.put("type", Parameters.type(known).name());
            var value = parameter
                    .withArray("values")
                    .insertObject(0)
                    .put("value", change.value)
                    .put("reference", change.bill);
            value.put("from", change.from)
                    .put("to", change.to)
                    .put("group", change.group)
                    .put("checked", "DERIVED");
        }
        return rule;
    }

    private static ObjectNode tree(Revision revision) {
        try {
            return (ObjectNode) Json.mapper().readTree(revision.canonical());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
