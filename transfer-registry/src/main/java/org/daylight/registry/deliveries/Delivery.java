package org.daylight.registry.deliveries;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.daylight.kit.date.Ahead;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Money;
import org.daylight.kit.json.Quantity;
import org.daylight.kit.json.Stated;
import org.daylight.registry.records.Milestone;
import org.daylight.registry.records.NaturalKey;
import org.jspecify.annotations.Nullable;

/**
 * A delivery planned or made.
 *
 * @param transfer the transfer's reference
 * @param line the number of the transfer's line
 * @param measure whether the quantity adds to what came before or contains it
 * @param counted false for a conflicting account that is kept beside the one that counts
 * @param droppedOn the first day on which it is planned no more; what was planned stays beside it. Left out = it was not
 *     dropped
 * @param plannedValue what {@code plannedQuantity} was to be worth when it was planned
 * @param value what {@code quantity} is worth, or will be: that of what has come, never of what was planned to come
 * @param milestones left out = unknown; {@code {"on": null}} = known not to have happened
 */
public record Delivery(
        @NotNull @NaturalKey String reference,
        @NotNull @NaturalKey String transfer,
        @Nullable @Positive Integer line,
        @NotNull Measure measure,
        @NotNull Boolean counted,
        @Ahead Stated<ImpreciseDate> plannedOn,
        @Nullable ImpreciseDate droppedOn,
        @Nullable @Valid Quantity plannedQuantity,
        @Nullable @Valid Money plannedValue,
        @Nullable @Valid Quantity quantity,
        @Nullable @Valid Money value,
        Map<Milestone, Reached> milestones) {

    public Delivery {
        milestones = inOrder(milestones);
    }

    /** What is wrong with the day on which it was dropped; null = nothing. */
    public @Nullable String wrongInDroppedOn() {
        if (droppedOn == null) {
            return null;
        }
        if (plannedOn.isAbsent()) {
            return "must be left out of what was never planned; say in plannedOn for when it was";
        }
        var reached = milestones.get(Milestone.HANDED_OVER);
        var handedOver = reached == null ? null : reached.on().orNull();
        return handedOver != null && handedOver.isBefore(droppedOn).orElse(false)
                ? "must be left out of what was handed over on " + handedOver
                : null;
    }

    /** The places of its amounts that lie below zero, which no delivery has. */
    public List<String> amountsBelowZero() {
        var places = new ArrayList<String>();
        if (plannedValue != null && plannedValue.amount().signum() < 0) {
            places.add("plannedValue/amount");
        }
        if (value != null && value.amount().signum() < 0) {
            places.add("value/amount");
        }
        return places;
    }

    /** How quantities of several deliveries go together. */
    public enum Measure {
        INCREMENT,
        CUMULATIVE
    }

    /**
     * When a milestone was reached.
     *
     * @param on null = known not to have happened
     */
    public record Reached(Stated<ImpreciseDate> on) {}

    private static Map<Milestone, Reached> inOrder(@Nullable Map<Milestone, Reached> given) {
        var ordered = new EnumMap<Milestone, Reached>(Milestone.class);
        if (given != null) {
            given.forEach((milestone, reached) -> ordered.put(milestone, ofNullable(reached)));
        }
        return Collections.unmodifiableMap(ordered);
    }

    private static Reached ofNullable(@Nullable Reached reached) {
        return reached == null ? new Reached(Stated.absent()) : reached;
    }
}
