package org.daylight.rules.revisions;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.daylight.rules.facts.FactType;
import org.daylight.rules.facts.FactValue;

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

    /** What stands in the places of examples: the names of placeholders, from, to and whatever else. */
    static Set<String> named(JsonNode examples) {
        return PLACE.matcher(examples.toString())
                .results()
                .flatMap(place -> Stream.of(place.group(1).strip().split("\\s+", -1)))
                .collect(Collectors.toSet());
    }

    private String value(String sum) {
        var first = sum.split(" ", 2)[0];
        var start = named(first);
        var more = 0L;
        var steps = STEP.matcher(sum.substring(first.length()));
        while (steps.find()) {
            var number = whole(named(steps.group(2)));
            more = steps.group(1).equals("+") ? more + number : more - number;
        }
        if (more == 0) {
            return start;
        }
        if (start.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return LocalDate.parse(start).plusDays(more).toString();
        }
        var parts = start.split(" ", 2);
        var moved = number(parts[0]).add(BigDecimal.valueOf(more)).toPlainString();
        return parts.length == 1 ? moved : moved + " " + parts[1];
    }

    private static long whole(String step) {
        try {
            return number(step.split(" ", 2)[0]).longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "'%s' is no whole number that an example could go on by".formatted(step), e);
        }
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'%s' is neither a day nor a number, so that no example can stand beside it".formatted(text), e);
        }
    }

    private String named(String word) {
        var placeholder = template.placeholders().get(word);
        if (placeholder != null) {
            var value = instance.values().getOrDefault(word, placeholder.sample());
            return switch (placeholder.type()) {
                case STRING_LIST -> value.split("\\s*,\\s*", -1)[0];
                case DATE, DAYS, INT, MONEY, QUANTITY, DECIMAL -> plain(placeholder.type(), value);
                case BOOL, STRING, BOOL_LIST, INT_LIST, DATE_LIST, DAYS_LIST, MONEY_LIST, QUANTITY_LIST, DECIMAL_LIST ->
                    value;
            };
        }
        return switch (word) {
            case "expectation" -> instance.expectation();
            case "textVersion" -> instance.textVersion();
            case "from" -> plain(FactType.DATE, instance.from());
            case "to" -> plain(FactType.DATE, String.valueOf(instance.to()));
            default -> word;
        };
    }

    /** "10..10 EACH" is ten as well. */
    private static String plain(FactType type, String text) {
        return FactValue.text(type, FactValue.read(type, text));
    }
}
