package org.daylight.registry.facts;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.daylight.registry.records.Milestone;
import org.jspecify.annotations.Nullable;

/**
 * A delivery's content as the database hands it out, read where it lies. Deliveries are by far the most lines, and of most
 * that they say the bytes are taken as they are: a tree of it would take longer to build than its line to write.
 */
public final class StoredDelivery extends StoredFields {

    private static final byte[] ON = name("on");
    private static final byte[] CUMULATIVE = name("CUMULATIVE");
    private static final byte[][] MILESTONES = Arrays.stream(Milestone.values())
            .map(Enum::name)
            .map(StoredDelivery::name)
            .toArray(byte[][]::new);

    public final Span line = new Span();
    public final Span counted = new Span();
    public final Span measure = new Span();
    final Span transfer = new Span();
    public final Span reference = new Span();
    public final Span plannedOn = new Span();
    final Span droppedOn = new Span();
    public final Amount quantity = new Amount();
    public final Amount plannedQuantity = new Amount();
    public final Amount value = new Amount();
    private final Map<Milestone, Span> byMilestone = new EnumMap<>(Milestone.class);
    private final Span[] milestones = new Span[MILESTONES.length];
    private boolean anyMilestone;

    private final Reached.Milestones said = new Reached.Milestones() {
        @Override
        public @Nullable String stated(Milestone milestone) {
            var at = on(milestone);
            return at.isStated() ? at.text() : null;
        }

        @Override
        public boolean isNever(Milestone milestone) {
            return on(milestone).isNull();
        }
    };

    private final Span inside = new Span();

    public StoredDelivery() {
        Arrays.setAll(milestones, _ -> new Span());
        for (var milestone : Milestone.values()) {
            byMilestone.put(milestone, milestones[byMilestone.size()]);
        }
    }

    /** Money or a quantity. */
    public static final class Amount {
        public final Span amount = new Span();
        public final Span unit = new Span();
        public final Span bound = new Span();
        public final Span currency = new Span();
        public final Span basis = new Span();

        private boolean there;

        /** Whether it is there at all, whatever it says. */
        public boolean isThere() {
            return there;
        }

        private void clear() {
            there = false;
            amount.clear();
            unit.clear();
            bound.clear();
            currency.clear();
            basis.clear();
        }
    }

    /** The date of a milestone, missing if unknown. */
    public Span on(Milestone milestone) {
        return Objects.requireNonNull(byMilestone.get(milestone));
    }

    /** The date of a milestone; where it is read as {@link Reached} on a day that nobody says, the days that are left. */
    public @Nullable String reachedOn(Milestone milestone) {
        var at = on(milestone);
        if (at.isStated()) {
            return at.text();
        }
        if (anyMilestone) {
            return measure.says(CUMULATIVE) ? null : Reached.onTheWay(said, milestone);
        }
        return quantity.amount.isStated() || value.amount.isStated() ? Reached.from(plannedOn.textOr("")) : null;
    }

    /** Whether what it says of a milestone follows from what is stated of others. */
    public boolean isDerived(Milestone milestone) {
        return anyMilestone && !on(milestone).isStated();
    }

    /** The day on which it was dropped, as far as that is known; null where it stands as it was planned. */
    public @Nullable Dropped dropped() {
        return droppedOn.isStated() ? Dropped.on(droppedOn.text()) : null;
    }

    Span[] milestones() {
        return milestones;
    }

    /** Reads another one in place of the last. */
    public StoredDelivery read(byte[] content) {
        begin(content);
        line.clear();
        counted.clear();
        measure.clear();
        transfer.clear();
        reference.clear();
        plannedOn.clear();
        droppedOn.clear();
        quantity.clear();
        plannedQuantity.clear();
        value.clear();
        for (var milestone : milestones) {
            milestone.clear();
        }
        anyMilestone = false;
        for (var more = enter(); more; more = next()) {
            switch (nameLength()) {
                case 4 -> named("line", line);
                case 5 -> amount("value", value);
                case 7 -> {
                    if (nameBegin() == 'c') {
                        named("counted", counted);
                    } else {
                        named("measure", measure);
                    }
                }
                case 8 -> {
                    if (nameBegin() == 't') {
                        named("transfer", transfer);
                    } else {
                        amount("quantity", quantity);
                    }
                }
                case 9 -> {
                    switch (nameBegin()) {
                        case 'r' -> named("reference", reference);
                        case 'p' -> named("plannedOn", plannedOn);
                        default -> named("droppedOn", droppedOn);
                    }
                }
                case 10 -> reached();
                case 15 -> amount("plannedQuantity", plannedQuantity);
                default -> value(inside);
            }
        }
        return this;
    }

    private void named(String name, Span span) {
        value(isNamed(name) ? span : inside);
    }

    private void amount(String name, Amount into) {
        if (!isNamed(name) || !isObject()) {
            value(inside);
            return;
        }
        into.there = true;
        for (var more = enter(); more; more = next()) {
            if (isNamed("amount")) {
                value(into.amount);
            } else if (isNamed("unit")) {
                value(into.unit);
            } else if (isNamed("currency")) {
                value(into.currency);
            } else if (isNamed("basis")) {
                value(into.basis);
            } else if (isNamed("bound")) {
                value(into.bound);
            } else {
                value(inside);
            }
        }
    }

    private void reached() {
        if (!isNamed("milestones") || !isObject()) {
            value(inside);
            return;
        }
        for (var more = enter(); more; more = next()) {
            anyMilestone = true;
            var into = inside;
            for (var i = 0; i < MILESTONES.length; i++) {
                if (isNamed(MILESTONES[i])) {
                    into = milestones[i];
                }
            }
            if (isObject()) {
                for (var inner = enter(); inner; inner = next()) {
                    value(isNamed(ON) ? into : inside);
                }
            } else {
                value(into);
            }
        }
    }

    private static byte[] name(String name) {
        return name.getBytes(US_ASCII);
    }
}
