package org.daylight.rules.revisions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.facts.FactType;
import org.daylight.rules.facts.FactValue;
import org.jspecify.annotations.Nullable;

/**
 * What is filled into a template for one written expectation.
 *
 * @param key of the rule, which the expectation names as the rule that executes it
 * @param expectation reference of the expectation
 * @param textVersion of its text; what has no day of its own is judged only while the register bears this text, what was done on a
 *     day whatever text it bears by now
 * @param citation where the term stands
 * @param clause its words
 * @param from first day
 * @param to first day it no longer holds; null = open. Of what is to be done by a day before it the rule has no
 *     end
 * @param values placeholder to value
 */
public record Instance(
        String key,
        String expectation,
        String textVersion,
        String citation,
        @Nullable String clause,
        String from,
        @Nullable String to,
        Map<String, String> values) {

    private static final String CHECKED = "READ";

    /** With the template's own samples. */
    static Instance sample(TemplateForm template) {
        var values = new LinkedHashMap<String, String>();
        template.placeholders().forEach((name, placeholder) -> values.put(name, placeholder.sample()));
        return new Instance(template.key() + ".sample", "X-1", "1", "sample", "A sample.", "2024-01-01", null, values);
    }

    /** What does not fit the template's placeholders. */
    public List<Violation> violations(TemplateForm template) {
        var violations = new ArrayList<Violation>();
        var inExamples = Placeholders.named(template.rule().path("examples"));
        violations(FactType.DATE, from, "/from", inExamples.contains("from"), violations);
        if (to != null) {
            violations(FactType.DATE, to, "/to", inExamples.contains("to"), violations);
        }
        if (to != null && violations.isEmpty() && endsBeforeItBegins(to)) {
            violations.add(new Violation("/to", "must not be before from; write the earlier date as from"));
        }
        template.placeholders().forEach((name, placeholder) -> {
            var value = values.get(name);
            if (value == null) {
                violations.add(new Violation("/values/" + name, "is missing: " + placeholder.is()));
                return;
            }
            violations(placeholder.type(), value, "/values/" + name, inExamples.contains(name), violations);
        });
        var due = template.due();
        if (to != null && due != null && violations.isEmpty() && !isBefore(values.getOrDefault(due, to), to)) {
            violations.add(new Violation(
                    "/to",
                    "must be after %s, by which something is to be done; a text that ends before that day asks for nothing"
                            .formatted(due)));
        }
        values.keySet().stream()
                .filter(name -> !template.placeholders().containsKey(name))
                .forEach(name -> violations.add(new Violation(
                        "/values/" + name,
                        "is not asked for; the template asks for "
                                + template.placeholders().keySet())));
        return violations;
    }

    private static boolean isBefore(String day, String end) {
        return ImpreciseDate.parse(day)
                .latest()
                .isBefore(ImpreciseDate.parse(end).earliest());
    }

    private boolean endsBeforeItBegins(String to) {
        return ImpreciseDate.parse(from)
                .latest()
                .isAfter(ImpreciseDate.parse(to).earliest());
    }

    /** What is known only roughly decides nothing beside itself, so that no example could stand beside it. */
    private static void violations(
            FactType type, String value, String pointer, boolean inExamples, List<Violation> violations) {
        try {
            if (FactValue.imprecise(FactValue.read(type, value)) && inExamples) {
                violations.add(new Violation(
                        pointer,
                        "is known only roughly, and the template's examples stand beside it; write %s, or write the rule itself by POST /v1/rules/{key}/revisions"
                                .formatted(type == FactType.DATE ? "a day such as 2024-06-01" : "one value")));
            }
        } catch (IllegalArgumentException e) {
            violations.add(new Violation(pointer, String.valueOf(e.getMessage())));
        }
    }

    /** The rule that comes of it, as its author would have written it. */
    public ObjectNode rule(TemplateForm template) {
        // Whether it was done is told after the term as well, of which that day may be the last.
        var end = template.due() == null ? to : null;
        var rule = template.rule().deepCopy();
        var title = "%s (%s)".formatted(rule.path("title").asText(template.title()), expectation);
        rule.put("key", key).put("title", title).put("citation", citation).put("subject", "expectation");
        if (clause != null) {
            rule.put("clause", clause);
        }
        rule.putObject("effective")
                .put("from", from)
                .put("to", end)
                .put("against", rule.path("against").asText("asOf"))
                .put("reference", citation)
                .put("checked", CHECKED);
        rule.remove(List.of("against", "due"));
        var parameters = rule.withObject("/parameters");
        parameter(parameters, "expectation", FactType.STRING, expectation);
        parameter(parameters, "textVersion", FactType.STRING, textVersion);
        template.placeholders()
                .forEach((name, placeholder) -> parameter(
                        parameters, name, placeholder.type(), values.getOrDefault(name, placeholder.sample())));
        var given = new Placeholders(template, this);
        var examples = rule.putArray("examples");
        for (var example : template.rule().path("examples")) {
            if (end != null || !example.toString().contains(Placeholders.END)) {
                var filled = example.deepCopy();
                fill(filled, given);
                examples.add(filled);
            }
        }
        return rule;
    }

    private void parameter(ObjectNode parameters, String name, FactType type, String value) {
        parameters
                .putObject(name)
                .put("type", type.name())
                .putArray("values")
                .addObject()
                .put("value", value)
                .put("reference", citation)
                .put("checked", CHECKED);
    }

    private static void fill(JsonNode node, Placeholders given) {
        switch (node) {
            case ObjectNode object ->
                object.properties().forEach(field -> {
                    if (field.getValue() instanceof TextNode text) {
                        field.setValue(TextNode.valueOf(given.filled(text.asText())));
                    } else {
                        fill(field.getValue(), given);
                    }
                });
            case ArrayNode array -> array.forEach(element -> fill(element, given));
            default -> {}
        }
    }
}
