package org.daylight.review.drift;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** What a plan counts, as a stated baseline says. */
public enum Counts {
    UNITS,
    /** Values of one currency on one basis; what is worth something on another one is not converted. */
    VALUE,
    /** How much the lines of transfers say that a unit counts for, such as of military value. */
    INDEX;

    public static Counts of(JsonNode baseline) {
        return baseline.hasNonNull("unit") ? UNITS : baseline.path("value").isObject() ? VALUE : INDEX;
    }

    /** Of several measures only those in units are compared with, or else those by value, or else those by an index. */
    static <T> List<T> compared(List<T> plans, Function<T, Counts> counts) {
        var first = plans.stream().map(counts).min(Comparator.naturalOrder()).orElse(UNITS);
        return plans.stream().filter(plan -> counts.apply(plan) == first).toList();
    }

    /** The stated baselines that pace is measured by, in their order. */
    public static List<JsonNode> compared(JsonNode baselines) {
        return compared(baselines.valueStream().toList(), Counts::of);
    }

    /** The measure as a unit, such as EACH, USD_CONTRACT or TIV. */
    public static String measure(JsonNode baseline) {
        return switch (of(baseline)) {
            case UNITS -> baseline.path("unit").asText();
            case VALUE ->
                value(
                        baseline.path("value").path("currency").asText(),
                        baseline.path("value").path("basis").asText());
            case INDEX -> baseline.path("index").asText();
        };
    }

    /** A value in a currency on a basis, as a unit: amounts of two bases are never added. */
    public static String value(String currency, String basis) {
        return currency + "_" + basis;
    }
}
