package org.daylight.rules.revisions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.daylight.rules.facts.FactType;
import org.daylight.rules.facts.FactValue;
import org.jspecify.annotations.Nullable;

/**
 * A template as its author writes it: a rule whose parameters are filled in for one written expectation. Only parameters are
 * filled in: the expressions of what is made are those of the template.
 *
 * @param kind of expectation it executes: T1 to T12 of the restriction templates
 * @param placeholders parameter to what has to be filled in
 * @param rule as a rule is written, without key, citation, dates and the values of its placeholders; {@code against} is the date
 *     that chooses the text, and {@code due} the placeholder by whose day something is to be done
 */
public record TemplateForm(
        String key, String title, String kind, Map<String, Placeholder> placeholders, ObjectNode rule) {

    /** The parameters that name the expectation and its text; every template has them. */
    static final List<String> ALWAYS = List.of("expectation", "textVersion");

    private static final String DUE = "due";

    /** The placeholder by whose day something is to be done; null = none is. */
    @Nullable
    String due() {
        return rule.path(DUE).asText(null);
    }

    /**
     * A value that is filled in.
     *
     * @param is what it means, in plain words
     * @param sample a value with which the template's examples are run
     */
    public record Placeholder(FactType type, String is, String sample) {}

    static TemplateForm read(JsonNode tree) {
        for (var field : List.of("key", "title", "kind", "rule")) {
            if (!tree.hasNonNull(field)) {
                throw NotUnderstood.leftOut(field);
            }
        }
        if (!tree.path("kind").asText().matches("T([1-9]|1[0-2])")) {
            throw new NotUnderstood("/kind", "must be T1 to T12");
        }
        if (!(tree.path("rule") instanceof ObjectNode rule)) {
            throw new NotUnderstood("/rule", "must be an object with named fields");
        }
        var placeholders = new LinkedHashMap<String, Placeholder>();
        tree.path("placeholders")
                .properties()
                .forEach(entry -> placeholders.put(entry.getKey(), placeholder(entry.getKey(), entry.getValue())));
        var due = rule.path(DUE);
        if (!due.isMissingNode()
                && (!placeholders.containsKey(due.asText())
                        || Objects.requireNonNull(placeholders.get(due.asText()))
                                        .type()
                                != FactType.DATE)) {
            throw new NotUnderstood("/rule/due", "must be the name of a placeholder that is a date, or be left out");
        }
        return new TemplateForm(
                tree.path("key").asText(),
                tree.path("title").asText(),
                tree.path("kind").asText(),
                placeholders,
                rule);
    }

    private static Placeholder placeholder(String name, JsonNode written) {
        var place = "/placeholders/" + name.replace("~", "~0").replace("/", "~1");
        if (!written.hasNonNull("type") || !written.hasNonNull("is") || !written.hasNonNull("sample")) {
            throw new NotUnderstood(place, "must have type, is and sample");
        }
        try {
            var placeholder = RuleForm.read(written, Placeholder.class);
            FactValue.read(placeholder.type(), placeholder.sample());
            return placeholder;
        } catch (NotUnderstood e) {
            throw e.within(place);
        } catch (IllegalArgumentException e) {
            throw new NotUnderstood(place + "/sample", "cannot be read: " + e.getMessage());
        }
    }
}
