package org.daylight.review.projection;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Money;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that is planned and has not come, as its fact line says.
 *
 * @param subject such as {@code delivery:01a2…}
 * @param ahead the milestones that it has yet to reach, in their order
 * @param on the day ahead on which it is planned; null = none is known
 * @param noDay why none is known; empty where one is
 * @param quantity as planned, or what has left; null = not known
 * @param value null = not known
 * @param counted false = a conflicting account that is kept beside the one that counts, and adds to nothing
 */
public record OpenDelivery(
        String subject,
        String reference,
        String transfer,
        @Nullable String partner,
        @Nullable String capabilityClass,
        @Nullable String designation,
        List<String> ahead,
        @Nullable ImpreciseDate on,
        String noDay,
        @Nullable Amount quantity,
        @Nullable Money value,
        boolean counted) {

    /** The milestones that a planned day can be meant for, with their leaves; others follow or go before by themselves. */
    static final Map<String, String> LEAVES = Map.of(
            "SHIPPED", "delivery.shippedOn",
            "ARRIVED_AT_PORT", "delivery.arrivedAtPortOn",
            "ENTERED_COUNTRY", "delivery.enteredCountryOn",
            "HANDED_OVER", "delivery.handedOverOn");

    static final List<String> ORDER = List.of("SHIPPED", "ARRIVED_AT_PORT", "ENTERED_COUNTRY", "HANDED_OVER");
    static final List<String> AFTER = List.of("delivery.acknowledgedOn", "delivery.inventoriedOn");

    public OpenDelivery {
        ahead = List.copyOf(ahead);
    }

    /** So much of a unit, exactly. */
    public record Amount(BigDecimal amount, String unit) {

        /** Empty where the text states a bound, about so much, or nothing. */
        public static Optional<Amount> parse(@Nullable String text) {
            if (text == null || text.startsWith("~") || text.contains("..")) {
                return Optional.empty();
            }
            var space = text.indexOf(' ');
            return Optional.of(new Amount(new BigDecimal(text.substring(0, space)), text.substring(space + 1)));
        }

        String text() {
            return amount.stripTrailingZeros().toPlainString() + ' ' + unit;
        }
    }

    /**
     * Reads a fact line of a delivery.
     *
     * @return empty where it has come by then, or may have, where it is a running total of several, and where nothing of it has
     *     left and it is known to be planned for no day: it was dropped
     */
    public static Optional<OpenDelivery> read(JsonNode line, LocalDate asOf) {
        if (line.path("delivery.measure").asText().equals("CUMULATIVE")
                || AFTER.stream().anyMatch(leaf -> line.path(leaf).isTextual())) {
            return Optional.empty();
        }
        var reached = -1;
        for (var place = 0; place < ORDER.size(); place++) {
            if (line.path(LEAVES.get(ORDER.get(place))).isTextual()) {
                reached = place;
            }
        }
        if (reached == ORDER.size() - 1
                || (reached < 0 && line.path("delivery.plannedOn").isNull())) {
            return Optional.empty();
        }
        var planned = text(line, "delivery.plannedOn");
        var on = planned == null ? null : ahead(ImpreciseDate.parse(planned), asOf);
        var noDay = on != null
                ? ""
                : planned == null
                        ? "no day is planned for it"
                        : "it was planned for %s and is not recorded as having come; no other day is known"
                                .formatted(planned);
        return Optional.of(new OpenDelivery(
                line.path("subject").asText(),
                text(line, "delivery.reference") == null
                        ? line.path("label").asText()
                        : line.path("delivery.reference").asText(),
                line.path("transfer.reference").asText(),
                text(line, "partner"),
                text(line, "item.capabilityClass"),
                text(line, "item.designation"),
                ORDER.subList(reached + 1, ORDER.size()),
                on,
                noDay,
                Amount.parse(text(line, quantity(line, reached))).orElse(null),
                money(text(line, "delivery.value")),
                counts(line)));
    }

    /** Whether it adds to objectives and partners; false for a conflicting account that is kept beside another. */
    public static boolean counts(JsonNode line) {
        return line.path("delivery.counted").asBoolean(true);
    }

    /** What left is what comes; before that nothing is known but the plan. */
    private static String quantity(JsonNode line, int reached) {
        return reached >= 0 && text(line, "delivery.quantity") != null
                ? "delivery.quantity"
                : "delivery.plannedQuantity";
    }

    /** Whether the schedules of all objectives that its transfer serves show it, as they show what is planned by day and quantity. */
    public boolean isInSchedules() {
        return counted && on != null && quantity != null && !isOnItsWay();
    }

    /** Whether it has left, or got farther: a partner's schedule counts it already. */
    boolean isOnItsWay() {
        return ahead.size() < ORDER.size();
    }

    /** Of an interval that has begun the rest is left; it has not come on a day that has passed. */
    private static @Nullable ImpreciseDate ahead(ImpreciseDate planned, LocalDate asOf) {
        if (!planned.latest().isAfter(asOf)) {
            return null;
        }
        return planned.earliest().isAfter(asOf) ? planned : Days.between(asOf.plusDays(1), planned.latest());
    }

    static @Nullable String text(JsonNode line, String leaf) {
        return line.path(leaf).isTextual() ? line.path(leaf).asText() : null;
    }

    /** Money as an object, or as the text of a fact line; null where there is none. */
    public static @Nullable Money money(JsonNode node) {
        if (node.isObject()) {
            return new Money(
                    new BigDecimal(node.path("amount").asText()),
                    node.path("currency").asText(),
                    node.path("basis").asText());
        }
        return money(node.isTextual() ? node.asText() : null);
    }

    /** Money as a fact line carries it. */
    public static @Nullable Money money(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var parts = text.split(" ", 3);
        return new Money(new BigDecimal(parts[0]), parts[1], parts.length > 2 ? parts[2] : "");
    }
}
