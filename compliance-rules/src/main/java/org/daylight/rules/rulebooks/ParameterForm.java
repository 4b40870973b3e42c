package org.daylight.rules.rulebooks;

import static org.daylight.kit.problem.Problems.UNKNOWN_REFERENCE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotBlank;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.daylight.kit.json.Json;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.evaluation.RuleSource;
import org.daylight.rules.language.Parameters;
import org.daylight.rules.lawbooks.StatedValue;
import org.daylight.rules.lawbooks.SupposedValue;
import org.daylight.rules.revisions.Authoring;
import org.daylight.rules.revisions.Definition;
import org.daylight.rules.revisions.Kind;
import org.daylight.rules.revisions.Revision;
import org.daylight.rules.revisions.Revisions;
import org.daylight.rules.revisions.State;
import org.jspecify.annotations.Nullable;

/**
 * A change of one parameter of a rule in force, or of one that is proposed in its place, to be asked what-if.
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

    /**
     * Puts these changes into the rules of a rulebook, those that are proposed there among them; each changed rule is kept as a
     * proposal that can never be published.
     *
     * @param bills what is proposed in it
     * @return what is not law in it then
     */
    static List<Revision> put(
            ObjectNode content,
            List<ParameterForm> forms,
            List<Revision> bills,
            Revisions revisions,
            Authoring authoring) {
        var sets = revisions.published(Kind.SET);
        var standing = new HashMap<String, Map<Revision, List<RuleSource>>>();
        for (var form : forms) {
            SupposedValue.requireDays(form.from, form.to, pointer(forms, form));
            SupposedValue.requireGroup(form.group, sets, pointer(forms, form));
            form.requireAsked(
                    standing.computeIfAbsent(form.rule, key -> Variant.standing(content, key, revisions)),
                    pointer(forms, form));
        }
        var ordered = StatedValue.inOrder(
                forms,
                form -> StatedValue.of(
                        periods(standing.getOrDefault(form.rule, Map.of())),
                        form.parameter,
                        form.group,
                        form.from,
                        form.to,
                        form.value),
                sets.stream().map(set -> set.set().set()).toList());
        var byRule = new LinkedHashMap<String, List<ParameterForm>>();
        ordered.forEach(form ->
                byRule.computeIfAbsent(form.rule, _ -> new ArrayList<>()).add(form));
        var notLaw = new ArrayList<>(bills);
        byRule.forEach((key, changes) -> standing.getOrDefault(key, Map.of()).forEach((revision, periods) -> {
            // One of the revisions asks for it; others, for other days, may have been without it.
            var bearing = changes.stream()
                    .filter(change -> periods.stream().anyMatch(change::bearsOn))
                    .toList();
            if (!bearing.isEmpty()) {
                var definition =
                        Revisions.<Definition.OfRule>written(() -> Definition.rule(changed(revision, bearing)));
                var made = authoring.suppose(definition);
                Variant.replace(content, revision, made);
                notLaw.removeIf(bill -> bill.digest().equals(revision.digest()));
                notLaw.add(made);
            }
        }));
        return notLaw;
    }

    /** @param standing the revisions of the rule on the days on which they stand */
    private void requireAsked(Map<Revision, List<RuleSource>> standing, String pointer) {
        if (standing.isEmpty()) {
            throw UNKNOWN_REFERENCE.problem(
                    "No published rule has the key " + rule,
                    new Violation(
                            pointer + "/rule",
                            "must name a published rule, or one that is proposed and asked with it"));
        }
        var all = periods(standing);
        if (all.stream().noneMatch(period -> period.parameters().containsKey(parameter))) {
            SupposedValue.require(all.getFirst(), parameter, value, pointer);
        }
        SupposedValue.requireAsked(all, parameter, from, to, pointer);
        all.stream().filter(this::bearsOn).forEach(period -> SupposedValue.require(period, parameter, value, pointer));
    }

    private static List<RuleSource> periods(Map<Revision, List<RuleSource>> standing) {
        return standing.values().stream().flatMap(List::stream).toList();
    }

    private static String pointer(List<ParameterForm> forms, ParameterForm form) {
        return "/parameters/" + forms.indexOf(form);
    }

    private boolean bearsOn(RuleSource period) {
        return SupposedValue.bearsOn(period, parameter, from, to);
    }

    private static ObjectNode changed(Revision standing, List<ParameterForm> changes) {
        var rule = tree(standing);
        var proposal = standing.state() == State.PROPOSED ? Stream.of(Variant.label(standing)) : Stream.<String>of();
        var bill = Stream.concat(proposal, changes.stream().map(ParameterForm::bill))
                .distinct()
                .collect(Collectors.joining("; "));
        rule.put("bill", bill);
        for (var field : List.of("citation", "message")) {
            var text = rule.path(field).asText();
            rule.put(field, text.startsWith(Definition.PROPOSED) ? text : Definition.PROPOSED + text);
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
