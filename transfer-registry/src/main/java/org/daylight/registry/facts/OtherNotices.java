package org.daylight.registry.facts;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The other notices of the transfer of a notice that was taken back, under the same statute: whether what was done when it
 * stood no more had another one.
 *
 * @param doneOn the day of the act that waits for such a notice, or null where it is not known
 * @param isWhole whether the caller sees all of them
 */
record OtherNotices(@Nullable String doneOn, List<Known> notices, boolean isWhole) {

    private static final String REPORT = "REPORT";

    /** Null where the question does not arise: the notice stands, or nothing was done, or surely before it was taken back. */
    static @Nullable OtherNotices of(
            Leaves leaves,
            Known notification,
            @Nullable TransferBlocks transfer,
            List<Known> ofTransfer,
            List<Known> emergencies,
            boolean isWhole) {
        var withdrawn = notification.text("withdrawnOn");
        if (withdrawn == null || transfer == null || leaves.isYetToCome(withdrawn)) {
            return null;
        }
        var done = transfer.acts().after(notification.text("statute"));
        if (done != null && (done.isNull() || leaves.isYetToCome(done.asText()))) {
            return null;
        }
        var on = done == null ? null : done.asText();
        if (on != null && Dates.latest(on).isBefore(Dates.earliest(withdrawn))) {
            return null;
        }
        var notices = ofTransfer.stream()
                .filter(other -> !other.id().equals(notification.id()))
                .filter(other -> Objects.equals(other.text("statute"), notification.text("statute")))
                .filter(other -> !REPORT.equals(other.text("kind")))
                .filter(other -> !NotificationFacts.isYetToCome(leaves, other, emergencies))
                .toList();
        return new OtherNotices(on, notices, isWhole);
    }

    /** Unknown where one of them may have stood and none surely did. */
    void write(Leaves leaves) {
        var stood = notices.stream().map(notice -> stood(leaves, notice)).toList();
        if (stood.contains(Optional.of(true))) {
            leaves.flag("notification.anotherStood", true);
        } else if (isWhole && !stood.contains(Optional.<Boolean>empty())) {
            leaves.flag("notification.anotherStood", false);
        }
    }

    /** Received by the last addressee by the day of the act, and not taken back by then. */
    private Optional<Boolean> stood(Leaves leaves, Known notice) {
        var receipts = Receipts.of(notice);
        if (receipts.never() || receipts.on().stream().anyMatch(leaves::isYetToCome)) {
            return Optional.of(false);
        }
        if (doneOn == null) {
            return Optional.empty();
        }
        var text = notice.text("withdrawnOn");
        var withdrawn = text == null || leaves.isYetToCome(text) ? null : text;
        var first = Dates.earliest(doneOn);
        var last = Dates.latest(doneOn);
        if ((withdrawn != null && !Dates.latest(withdrawn).isAfter(first))
                || receipts.on().stream().anyMatch(on -> Dates.earliest(on).isAfter(last))) {
            return Optional.of(false);
        }
        var stoodStill = withdrawn == null || Dates.earliest(withdrawn).isAfter(last);
        var isReceived = !receipts.unknown()
                && receipts.on().stream().noneMatch(on -> Dates.latest(on).isAfter(first));
        return stoodStill && isReceived ? Optional.of(true) : Optional.empty();
    }
}
