package org.daylight.review.drift;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import org.daylight.kit.date.ImpreciseDate;
import org.jspecify.annotations.Nullable;

/** What own stocks hold above the floors that an objective sets. */
final class Readiness {

    private static final String MARGIN = "readinessMargin";
    private static final String WORDS = "inWords";

    private Readiness() {}

    /** (stock - committed - floor) / floor; below 0 the floor is broken. */
    public static double margin(double stock, double committed, double floor) {
        return (stock - committed - floor) / floor;
    }

    /**
     * The least margin over all stocks; unknown where a floor is set and what the stock behind it holds or has promised is not
     * stated, or not in the floor's unit, or was counted later. A floor that is broken stays so whatever the others hold, and
     * so does one that is broken by the most that can be left above it.
     */
    static Figures of(JsonNode floors, LocalDate asOf) {
        var figures = new Figures();
        if (floors.isEmpty()) {
            return figures.absent(MARGIN).absent(WORDS);
        }
        var least = Double.MAX_VALUE;
        var silent = new ArrayList<String>();
        var words = new ArrayList<String>();
        for (var each : floors) {
            var why = unknown(each, asOf);
            words.add(inWords(each));
            if (why != null) {
                silent.add("%s of %s".formatted(why, each.path("stock").asText()));
                var most = atMost(each, asOf);
                if (most != null && most < 0) {
                    least = Math.min(least, most);
                }
                continue;
            }
            var committed = each.hasNonNull("committed") ? amount(each.path("committed")) : BigDecimal.ZERO;
            least = Math.min(
                    least,
                    margin(
                            amount(each.path("held")).doubleValue(),
                            committed.doubleValue(),
                            amount(each.path("floor")).doubleValue()));
        }
        figures.text(WORDS, String.join("; ", words));
        return silent.isEmpty() || least < 0
                ? figures.decimal(MARGIN, least).flag("readinessMarginAtMost", !silent.isEmpty())
                : figures.unknown(MARGIN, String.join("; ", silent));
    }

    /** Nothing that is committed is less than nought. Null where what is held has no bound that the floor can be held against. */
    private static @Nullable Double atMost(JsonNode each, LocalDate asOf) {
        var floor = each.path("floor");
        var held = each.path("held");
        if (!exact(floor)
                || amount(floor).signum() <= 0
                || !held.isObject()
                || isAbout(held)
                || !sameUnit(floor, held)
                || !each.hasNonNull("countedOn")
                || ImpreciseDate.parse(each.get("countedOn").asText()).latest().isAfter(asOf)) {
            return null;
        }
        var most = Delivered.bounded(held).high();
        if (most == null) {
            return null;
        }
        var committed = each.path("committed");
        var least = committed.isObject() && !isAbout(committed) && sameUnit(floor, committed)
                ? amount(committed)
                : BigDecimal.ZERO;
        return margin(most.doubleValue(), least.doubleValue(), amount(floor).doubleValue());
    }

    private static boolean isAbout(JsonNode quantity) {
        return quantity.path("bound").asText().equals("ABOUT");
    }

    private static @Nullable String unknown(JsonNode each, LocalDate asOf) {
        var floor = each.path("floor");
        if (!exact(floor) || amount(floor).signum() <= 0) {
            return "no floor that could be a measure is stated";
        }
        if (!each.hasNonNull("held") || !exact(each.path("held"))) {
            return each.hasNonNull("held") ? "what is held is not stated exactly" : "what is held is not stated";
        }
        if (!each.has("committed")) {
            return "what is committed is not stated";
        }
        if (each.hasNonNull("committed") && !exact(each.path("committed"))) {
            return "what is committed is not stated exactly";
        }
        if (!sameUnit(floor, each.path("held"))
                || (each.hasNonNull("committed") && !sameUnit(floor, each.path("committed")))) {
            return "not everything is stated in the unit of the floor";
        }
        if (!each.hasNonNull("countedOn")) {
            return "it is not stated when it was counted what is held";
        }
        var counted = ImpreciseDate.parse(each.get("countedOn").asText());
        return counted.latest().isAfter(asOf) ? "what is held was counted on %s".formatted(counted.text()) : null;
    }

    private static boolean exact(JsonNode quantity) {
        return quantity.path("bound").asText("EXACT").equals("EXACT");
    }

    private static BigDecimal amount(JsonNode quantity) {
        return Delivered.bounded(quantity).low();
    }

    private static boolean sameUnit(JsonNode one, JsonNode other) {
        return one.path("unit").asText().equals(other.path("unit").asText());
    }

    /** Such as: A holds 120 EACH counted on 2025-01-01, 20 EACH of them committed, floor 80 EACH. */
    private static String inWords(JsonNode each) {
        return "%s holds %s%s, %s of them committed, floor %s"
                .formatted(
                        each.path("stock").asText(),
                        text(each.path("held")),
                        each.hasNonNull("countedOn")
                                ? " counted on " + each.path("countedOn").asText()
                                : "",
                        each.has("committed") && each.path("committed").isNull()
                                ? "none"
                                : text(each.path("committed")),
                        text(each.path("floor")));
    }

    private static String text(JsonNode quantity) {
        if (!quantity.isObject()) {
            return "an unknown quantity";
        }
        var bound = quantity.path("bound").asText("EXACT");
        return (bound.equals("EXACT")
                        ? ""
                        : bound.toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " ")
                + quantity.path("amount").asText() + " " + quantity.path("unit").asText();
    }
}
