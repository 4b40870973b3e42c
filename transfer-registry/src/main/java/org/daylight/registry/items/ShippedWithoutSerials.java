package org.daylight.registry.items;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.recording.Sortable;
import org.daylight.registry.records.Milestone;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A delivery of articles for enhanced monitoring that was shipped without all its serial numbers on record.
 *
 * @param designation of the line of its transfer
 * @param shippedOn when it left; an interval that is open at its beginning where only a later milestone is recorded
 * @param shipped how many articles; left out where that is not known exactly, in EACH
 * @param serials how many of them are recorded by their serial number
 * @param beforehand how many of these were known by the day of the shipment
 */
@Schema(name = "DeliveryWithoutSerials")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShippedWithoutSerials(
        UUID id,
        @Sortable String reference,
        @Sortable String partner,
        @Sortable String transfer,
        @Sortable String designation,
        @Sortable String shippedOn,
        @Sortable @Nullable BigDecimal shipped,
        @Sortable int serials,
        @Sortable int beforehand,
        @Sortable Why why,
        Marking marking,
        URI link) {

    private static final List<Milestone> AFTERWARDS = List.of(
            Milestone.ARRIVED_AT_PORT,
            Milestone.ENTERED_COUNTRY,
            Milestone.HANDED_OVER,
            Milestone.ACKNOWLEDGED,
            Milestone.INVENTORIED);

    /** What is missing. */
    public enum Why {
        NONE_RECORDED,
        FEWER_THAN_SHIPPED,
        /** Some are recorded; whether all are cannot be said. */
        QUANTITY_NOT_KNOWN,
        RECORDED_AFTER_SHIPMENT,
        /** Whether it has left, or whether they were recorded before it did, cannot be said. */
        DATE_NOT_PRECISE
    }

    /** When it left, as far as its milestones say; null if it had not by that day. */
    static @Nullable ImpreciseDate left(LocalDate day, JsonNode milestones) {
        var shipped = on(milestones, Milestone.SHIPPED);
        if (shipped != null) {
            return shipped.earliest().isAfter(day) ? null : shipped;
        }
        for (var milestone : AFTERWARDS) {
            var reached = on(milestones, milestone);
            if (reached != null && !reached.earliest().isAfter(day)) {
                return ImpreciseDate.parse("../" + reached.latest());
            }
        }
        return null;
    }

    private static @Nullable ImpreciseDate on(JsonNode milestones, Milestone milestone) {
        var on = milestones.path(milestone.name()).path("on");
        return on.isTextual() ? ImpreciseDate.parse(on.asText()) : null;
    }

    /** How many articles, if that is an exact number of them. */
    static @Nullable BigDecimal articles(JsonNode quantity) {
        return quantity.path("unit").asText().equals("EACH")
                        && quantity.path("bound").asText("EXACT").equals("EXACT")
                ? new BigDecimal(quantity.path("amount").asText())
                : null;
    }

    /**
     * What is missing on a day.
     *
     * @param known the day from which each serial number was known
     * @return null if all were known by the day of the shipment
     */
    static @Nullable Why why(LocalDate day, ImpreciseDate left, @Nullable BigDecimal shipped, List<LocalDate> known) {
        var missing = missing(left, shipped, known);
        return missing != null && left.latest().isAfter(day) ? Why.DATE_NOT_PRECISE : missing;
    }

    private static @Nullable Why missing(ImpreciseDate left, @Nullable BigDecimal shipped, List<LocalDate> known) {
        if (known.isEmpty()) {
            return Why.NONE_RECORDED;
        }
        if (shipped == null) {
            return Why.QUANTITY_NOT_KNOWN;
        }
        if (shipped.compareTo(BigDecimal.valueOf(known.size())) > 0) {
            return Why.FEWER_THAN_SHIPPED;
        }
        if (known.stream().anyMatch(since -> since.isAfter(left.latest()))) {
            return Why.RECORDED_AFTER_SHIPMENT;
        }
        return known.stream().anyMatch(since -> since.isAfter(left.earliest())) ? Why.DATE_NOT_PRECISE : null;
    }

    /** How many were known by the day of the shipment for certain. */
    static int beforehand(ImpreciseDate left, List<LocalDate> known) {
        return Math.toIntExact(
                known.stream().filter(since -> !since.isAfter(left.earliest())).count());
    }
}
