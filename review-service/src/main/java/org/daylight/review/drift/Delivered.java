package org.daylight.review.drift;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Money;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a schedule line: what reached a milestone on a day.
 *
 * @param cumulative whether it states all that had been delivered by then, and not what was added
 * @param amount null where the quantity is not known
 * @param indexes what it counts for by each index that a plan counts by, as far as that is known
 * @param line which line of the transfer a running total is about; null = not stated
 * @param designation which article of a notified transfer; null = not known, or nothing was notified of the transfer
 * @param named some of the transfers that it came under, where it stands for several
 * @param more whether there are others
 * @param quantities exact ones, where it stands for several
 * @param withoutQuantity how many of several have no exact one
 * @param about whether the quantity is stated as about so much
 * @param count how many deliveries it stands for
 * @param perhapsNone whether none of them may have brought anything: each is stated as at most so much
 */
record Delivered(
        ImpreciseDate on,
        @Nullable String milestone,
        boolean cumulative,
        @Nullable Between amount,
        @Nullable String unit,
        @Nullable Money value,
        Map<String, Between> indexes,
        @Nullable String capabilityClass,
        @Nullable Integer line,
        @Nullable String designation,
        String transfer,
        List<String> named,
        boolean more,
        List<String> quantities,
        int withoutQuantity,
        boolean about,
        int count,
        boolean perhapsNone) {

    private static final ImpreciseDate NO_DAY =
            new ImpreciseDate(ImpreciseDate.OPEN_START, ImpreciseDate.OPEN_END, "an unknown day");

    static List<Delivered> list(JsonNode entries) {
        var list = new ArrayList<Delivered>();
        for (var entry : entries) {
            if (!entry.path("on").isNull()) {
                list.add(of(entry));
            }
        }
        return list;
    }

    private static Delivered of(JsonNode entry) {
        var quantity = entry.path("quantity");
        Between amount = null;
        String unit = null;
        if (quantity.isTextual()) {
            var space = quantity.asText().indexOf(' ');
            amount = Between.parse(quantity.asText().substring(0, space));
            unit = quantity.asText().substring(space + 1);
        } else if (quantity.isObject()) {
            amount = bounded(quantity);
            unit = quantity.path("unit").asText();
        }
        return new Delivered(
                entry.hasNonNull("on") ? ImpreciseDate.parse(entry.get("on").asText()) : NO_DAY,
                text(entry, "milestone"),
                entry.path("measure").asText("INCREMENT").equals("CUMULATIVE"),
                amount,
                unit,
                money(entry.path("value")),
                indexes(entry.path("indexes")),
                text(entry, "capabilityClass"),
                entry.hasNonNull("line") ? (Integer) entry.get("line").asInt() : null,
                text(entry, "designation"),
                entry.path("transfer").asText(""),
                texts(entry.path("transfers")),
                entry.path("moreTransfers").asBoolean(false),
                texts(entry.path("quantities")),
                entry.path("withoutQuantity").asInt(0),
                entry.path("bound").asText().equals("ABOUT")
                        || quantity.path("bound").asText().equals("ABOUT"),
                entry.path("count").asInt(1),
                entry.path("perhapsNone").asBoolean(false));
    }

    private static Map<String, Between> indexes(JsonNode stated) {
        if (stated.isEmpty()) {
            return Map.of();
        }
        var indexes = new HashMap<String, Between>();
        stated.propertyStream()
                .filter(index -> index.getValue().isTextual())
                .forEach(index -> indexes.put(
                        index.getKey(), Between.parse(index.getValue().asText())));
        return indexes;
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    static Between bounded(JsonNode quantity) {
        var amount = new BigDecimal(quantity.path("amount").asText());
        return switch (quantity.path("bound").asText("EXACT")) {
            case "AT_LEAST" -> new Between(amount, null);
            case "AT_MOST" -> new Between(BigDecimal.ZERO, amount);
            default -> Between.exactly(amount);
        };
    }

    static @Nullable String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.get(field).asText() : null;
    }

    /** Money as an object or as the text of a fact line; null where there is none. */
    static @Nullable Money money(JsonNode node) {
        if (node.isObject()) {
            return new Money(
                    new BigDecimal(node.path("amount").asText()),
                    node.path("currency").asText(),
                    node.path("basis").asText());
        }
        if (node.isTextual()) {
            var parts = node.asText().split(" ", 3);
            return new Money(new BigDecimal(parts[0]), parts[1], parts.length > 2 ? parts[2] : "");
        }
        return null;
    }

    /** Of what a running total is stated: what came of a class under a transfer. */
    List<String> stream() {
        return List.of(transfer, capabilityClass == null ? "" : capabilityClass);
    }

    /**
     * Whether nobody knows what running totals of one stream come to: those of several lines say nothing of each other, and what
     * was added of a class says no line.
     */
    static boolean totalsOfSeveralLines(List<Delivered> entries) {
        return entries.stream()
                        .filter(Delivered::cumulative)
                        .map(Delivered::line)
                        .distinct()
                        .count()
                > 1;
    }

    /** What it adds to, or states of, a plan; a plan by value counts what is worth so much on its basis. */
    Between countedBy(Baseline plan) {
        return switch (plan.counts()) {
            case UNITS -> amount != null && plan.unit().equals(unit) ? amount : Between.UNKNOWN;
            case VALUE ->
                value != null && plan.unit().equals(Counts.value(value.currency(), value.basis()))
                        ? Between.exactly(value.amount())
                        : Between.UNKNOWN;
            case INDEX -> indexes.getOrDefault(plan.unit(), Between.UNKNOWN);
        };
    }
}
