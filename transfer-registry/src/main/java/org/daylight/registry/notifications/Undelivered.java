package org.daylight.registry.notifications;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.recording.Sortable;
import org.daylight.registry.facts.Dates;
import org.daylight.registry.facts.Encoded;
import org.daylight.registry.facts.Known;
import org.daylight.registry.facts.Reached;
import org.daylight.registry.records.Milestone;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What of a notified transfer is not recorded as handed over. It says nothing about whether it may be delivered.
 *
 * @param stated what the notification itself says was not delivered
 * @param accessGroups who is in all of them may see the sums
 */
@Schema(name = "UndeliveredPart")
public record Undelivered(
        @Sortable UUID notification,
        @Sortable @Nullable String transfer,
        LocalDate asOf,
        String milestone,
        @Nullable String stated,
        List<Line> lines,
        List<String> accessGroups,
        Marking marking) {

    static final Milestone MILESTONE = Milestone.HANDED_OVER;

    /**
     * One line of the transfer.
     *
     * @param ordered the whole quantity, null where none is recorded
     * @param undelivered null where it cannot be told
     * @param unknownBecause why it cannot be told
     */
    @Schema(name = "UndeliveredLine")
    public record Line(
            int line,
            String designation,
            @Nullable String ordered,
            @Nullable String handedOver,
            @Nullable String undelivered,
            @Nullable String unknownBecause) {}

    /** Line by line, from the deliveries of the transfer that count. */
    static List<Line> of(JsonNode transfer, List<Known> deliveries, LocalDate asOf) {
        var lines = new ArrayList<Line>();
        var all = transfer.path("lines");
        for (var line : all) {
            var number = line.path("number").asInt();
            var only = all.size() == 1;
            var its = deliveries.stream()
                    .filter(delivery -> delivery.content().path("counted").asBoolean())
                    .filter(delivery -> delivery.get("line") == null
                            || delivery.content().path("line").asInt() == number)
                    .filter(delivery -> handedOver(delivery, asOf))
                    .toList();
            lines.add(line(line, its, only, asOf));
        }
        return lines;
    }

    private static boolean handedOver(Known delivery, LocalDate asOf) {
        var reached = Reached.whateverTotal(delivery.content(), MILESTONE);
        return reached != null && !Dates.isAfter(reached.on(), asOf, asOf.toString());
    }

    private static boolean surely(Known delivery, LocalDate asOf) {
        var reached = Reached.of(delivery.content(), MILESTONE);
        return reached != null && !Dates.latest(reached.on()).isAfter(asOf);
    }

    private static Line line(JsonNode line, List<Known> deliveries, boolean only, LocalDate asOf) {
        var number = line.path("number").asInt();
        var designation = line.path("designation").asText();
        var ordered = line.get("quantity");
        var text = Encoded.quantity(ordered);
        if (ordered == null || text == null || !exact(ordered)) {
            return new Line(number, designation, text, null, null, "no exact quantity is recorded for the line");
        }
        var unit = ordered.path("unit").asText();
        var increments = BigDecimal.ZERO;
        BigDecimal cumulative = null;
        var single = false;
        for (var delivery : deliveries) {
            if (Reached.of(delivery.content(), MILESTONE) == null) {
                return unknown(
                        number,
                        designation,
                        text,
                        "delivery %s is a cumulative statement that does not say what was handed over"
                                .formatted(delivery.text("reference")));
            }
            if (!surely(delivery, asOf)) {
                return unknown(
                        number,
                        designation,
                        text,
                        "delivery %s is not dated precisely enough".formatted(delivery.text("reference")));
            }
            var quantity = delivery.get("quantity");
            var reference = delivery.text("reference");
            if (delivery.get("line") == null && !only) {
                return unknown(number, designation, text, "delivery %s names no line".formatted(reference));
            }
            if (quantity == null
                    || !quantity.hasNonNull("amount")
                    || !exact(quantity)
                    || !unit.equals(quantity.path("unit").asText())) {
                return unknown(
                        number,
                        designation,
                        text,
                        "delivery %s states no exact quantity in %s".formatted(reference, unit));
            }
            var amount = Encoded.amount(quantity);
            if ("CUMULATIVE".equals(delivery.text("measure"))) {
                cumulative = cumulative == null ? amount : cumulative.max(amount);
            } else {
                single = true;
                increments = increments.add(amount);
            }
        }
        if (cumulative != null && single) {
            return unknown(
                    number, designation, text, "single deliveries and cumulative statements are recorded side by side");
        }
        var handed = cumulative == null ? increments : cumulative;
        var left = Encoded.amount(ordered).subtract(handed).max(BigDecimal.ZERO);
        return new Line(
                number, designation, text, Encoded.plain(handed) + " " + unit, Encoded.plain(left) + " " + unit, null);
    }

    private static Line unknown(int number, String designation, String ordered, String why) {
        return new Line(number, designation, ordered, null, null, why);
    }

    private static boolean exact(JsonNode quantity) {
        return quantity.path("bound").asText("EXACT").equals("EXACT");
    }
}
