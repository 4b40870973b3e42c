package org.daylight.registry.schedules;

import static org.daylight.kit.problem.Problems.INVALID_REQUEST;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.daylight.kit.date.AskedDay;
import org.daylight.kit.problem.Violation;
import org.daylight.kit.recording.StateOfDay;
import org.daylight.registry.facts.Dates;
import org.daylight.registry.facts.Known;
import org.daylight.registry.records.Milestone;
import org.daylight.registry.transfers.Transfer;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of grouped schedules.
 *
 * @param milestone what counts as come, unless it is grouped by milestone
 */
record Grouping(
        Set<By> by,
        Measure measure,
        Milestone milestone,
        @Nullable LocalDate orderedFrom,
        @Nullable LocalDate orderedTo,
        @Nullable String channel,
        @Nullable String status) {

    private static final StateOfDay STATUS = StateOfDay.of(Transfer.class, "status");

    /** By what deliveries can be grouped. */
    enum By {
        OBJECTIVE,
        TRANSFER,
        PARTNER,
        SUPPLIER,
        CAPABILITY,
        MILESTONE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Set<By> by(String text) {
        var by = new LinkedHashSet<By>();
        for (var word : text.split(",", -1)) {
            by.add(Arrays.stream(By.values())
                    .filter(one -> one.word().equals(word.strip()))
                    .findFirst()
                    .orElseThrow(() -> INVALID_REQUEST.problem(
                            "Nothing can be grouped by " + word,
                            new Violation(
                                    "query:by",
                                    "must be one or more, parted by commas, of "
                                            + Arrays.stream(By.values())
                                                    .map(By::word)
                                                    .collect(Collectors.joining(", "))))));
        }
        return by;
    }

    static @Nullable LocalDate day(String parameter, @Nullable String text) {
        return text == null ? null : AskedDay.parse(parameter, text);
    }

    /** An objective states its plans as a whole and of classes, so that no other group has one, nor a part of its transfers. */
    boolean isOfWholeObjectives() {
        return by.contains(By.OBJECTIVE)
                && EnumSet.of(By.OBJECTIVE, By.CAPABILITY, By.MILESTONE).containsAll(by)
                && channel == null
                && status == null
                && orderedFrom == null
                && orderedTo == null;
    }

    /** So does a transfer, and what is told apart further by whom it is from and for is still the whole of it. */
    boolean isOfWholeTransfers() {
        return by.contains(By.TRANSFER)
                && EnumSet.of(By.TRANSFER, By.PARTNER, By.SUPPLIER, By.CAPABILITY, By.MILESTONE)
                        .containsAll(by);
    }

    /** Whether it may belong to what is asked for, as far as it had come by the day. */
    boolean asks(Known transfer, LocalDate asOf) {
        return (channel == null || channel.equals(transfer.text("channel")))
                && (status == null
                        || STATUS.possibleOn(asOf, transfer.content()).contains(status))
                && !isOutside(transfer);
    }

    /** What nobody agreed on with a government, because a company sells it, was ordered when it was licensed. */
    private static @Nullable String orderedOn(Known transfer) {
        var agreedOn = transfer.text("agreedOn");
        return agreedOn == null ? transfer.text("licensedOn") : agreedOn;
    }

    /** Whether the day of an order surely lies before or after what is asked for, or there is known to be none. */
    private boolean isOutside(Known transfer) {
        if (orderedFrom == null && orderedTo == null) {
            return false;
        }
        var orderedOn = orderedOn(transfer);
        return orderedOn == null
                ? isNever(transfer, "agreedOn") && isNever(transfer, "licensedOn")
                : ((orderedFrom != null && Dates.latest(orderedOn).isBefore(orderedFrom))
                        || (orderedTo != null && Dates.earliest(orderedOn).isAfter(orderedTo)));
    }

    private static boolean isNever(Known transfer, String field) {
        var on = transfer.get(field);
        return on != null && on.isNull();
    }

    /** Why the deliveries of a transfer cannot be counted; empty if they can. */
    String why(Known transfer, LocalDate asOf) {
        if (status != null && STATUS.surelyOn(asOf, transfer.content()) == null) {
            return "how far it had come by the day is not known";
        }
        if (orderedFrom == null && orderedTo == null) {
            return "";
        }
        var orderedOn = orderedOn(transfer);
        if (orderedOn == null) {
            return "the day of its order is not known";
        }
        return (orderedFrom != null && Dates.earliest(orderedOn).isBefore(orderedFrom))
                        || (orderedTo != null && Dates.latest(orderedOn).isAfter(orderedTo))
                ? "the day of its order is not precise enough"
                : "";
    }
}
