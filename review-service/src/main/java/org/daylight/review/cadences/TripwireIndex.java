package org.daylight.review.cadences;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.daylight.kit.json.Json;
import org.daylight.kit.json.Money;
import org.daylight.review.drift.Limits;
import org.jspecify.annotations.Nullable;

/** How much of one cadence's own limits is used, by what was measured since the last decision; crossed from 1 on. */
final class TripwireIndex {

    private static final int PLACES = 6;

    private TripwireIndex() {}

    /**
     * At least so much; what is not known counts as nothing.
     *
     * @param attention what was measured; null or without counts where it was measured for the tightest limits alone
     * @param tightest the index by the limits that it was measured for
     */
    static BigDecimal of(Limits limits, @Nullable String attention, @Nullable BigDecimal tightest) {
        var measured = attention == null ? null : tree(attention);
        if (measured == null
                || !measured.hasNonNull("deliveriesAtLeast")
                || measured.path("limitsOfItsOwn").asBoolean()) {
            return tightest == null ? BigDecimal.ZERO : tightest;
        }
        var index = BigDecimal.ZERO;
        if (limits.deliveries() != null) {
            index = index.max(share(
                    new BigDecimal(measured.path("deliveriesAtLeast").asInt()), new BigDecimal(limits.deliveries())));
        }
        if (limits.days() != null) {
            index = index.max(ofDays(days(measured), limits.days()));
        }
        for (var limit : limits.values()) {
            index = index.max(share(value(measured, limit), limit.amount()));
        }
        return index;
    }

    /** As fact lines carry them, such as "30 days"; of a start that is no day at least so many. */
    private static long days(JsonNode measured) {
        var days = measured.path("daysSinceDecision")
                .asText(measured.path("daysAtLeast").asText("0 days"));
        return Long.parseLong(days.split(" ", 2)[0]);
    }

    static BigDecimal ofDays(long days, int most) {
        return share(BigDecimal.valueOf(days), new BigDecimal(most));
    }

    /** What is surely worth so much, stated as the limit is: nothing that came beside it is worth less than nought. */
    private static BigDecimal value(JsonNode measured, Money limit) {
        if (!measured.has("valuesAtLeast")) {
            return valueKnownWhole(measured, limit);
        }
        for (var text : measured.get("valuesAtLeast")) {
            var value = money(text.asText());
            if (value.comparableWith(limit)) {
                return value.amount();
            }
        }
        return BigDecimal.ZERO;
    }

    /** Of measures that were taken before {@code valuesAtLeast} was told. */
    private static BigDecimal valueKnownWhole(JsonNode measured, Money limit) {
        var delivered = measured.path("delivered");
        var values = delivered.path("values");
        if (!measured.hasNonNull("deliveriesSinceDecision")
                || delivered.path("withoutValue").asInt() > 0
                || values.size() != 1) {
            return BigDecimal.ZERO;
        }
        var value = money(values.path(0).asText());
        return value.comparableWith(limit) ? value.amount() : BigDecimal.ZERO;
    }

    private static Money money(String text) {
        var parts = text.split(" ", 3);
        return new Money(new BigDecimal(parts[0]), parts[1], parts[2]);
    }

    private static BigDecimal share(BigDecimal used, BigDecimal most) {
        return used.divide(most, PLACES, RoundingMode.HALF_EVEN);
    }

    private static JsonNode tree(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
