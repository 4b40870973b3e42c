package org.daylight.rules.revisions;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.daylight.rules.facts.FactType;

/**
 * Fills in examples: {@code ${by}} is a value, {@code ${by + 1}} the day after it, {@code ${2024-06-03 + days + 1}} a day
 * past a term, {@code ${cap + 1}} one more than an amount. Of a list it is the first.
 */
final class Placeholders {

    /** An example with it is about the end of the term. */
    static final String END = "${to";

    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern STEP = Pattern.compile("\\s*([+-])\\s+(\\S+)");

    private final TemplateForm template;
    private final Instance instance;

    Placeholders(TemplateForm template, Instance instance) {
        this.template = template;
        this.instance = instance;
    }

    String filled(String text) {
        return PLACE.matcher(text)
                .replaceAll(
                        place -> Matcher.quoteReplacement(value(place.group(1).strip())));
    }

    private String value(String sum) {
        var first = sum.split(" ", 2)[0];
        var start = named(first);
        var more = 0L;
        var steps = STEP.matcher(sum.substring(first.length()));
        while (steps.find()) {
            var number = Long.parseLong(named(steps.group(2)).split(" ", -1)[0]);
            more = steps.group(1).equals("+") ? more + number : more - number;
        }
        if (more == 0) {
            return start;
        }
        if (start.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return LocalDate.parse(start).plusDays(more).toString();
        }
        var parts = start.split(" ", 2);
        var moved = Long.toString(Long.parseLong(parts[0]) + more);
        return parts.length == 1 ? moved : moved + " " + parts[1];
    }

    private String named(String word) {
        var placeholder = template.placeholders().get(word);
        if (placeholder != null) {
            var value = instance.values().getOrDefault(word, placeholder.sample());
            return placeholder.type() == FactType.STRING_LIST ? value.split("\\s*,\\s*", -1)[0] : value;
        }
        return switch (word) {
            case "expectation" -> instance.expectation();
            case "textVersion" -> instance.textVersion();
            case "from" -> instance.from();
            case "to" -> String.valueOf(instance.to());
            default -> word;
        };
    }
}
