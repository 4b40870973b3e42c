package org.daylight.registry.facts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The leaves of a notification to a legislature, and what a transfer's line says of one. */
final class NotificationFacts {

    private NotificationFacts() {}

    static void write(
            Leaves leaves,
            Known notification,
            @Nullable TransferBlocks transfer,
            @Nullable OtherNotices others,
            List<Known> emergencies,
            Leaves.@Nullable Block partner) {
        emergencyOn(leaves, emergencies);
        noticeEmergencyOn(leaves, notification, transfer, emergencies);
        addressees(leaves, "notification.addressees", notification);
        leaves.event("notification.announcedOn", notification.get("announcedOn"));
        if (others != null) {
            others.write(leaves);
        }
        deliveredOn(leaves, notification);
        leaves.planned("notification.dueOn", notification.get("dueOn"));
        leaves.event("notification.federalRegisterOn", notification.get("federalRegisterOn"));
        leaves.event("notification.jointResolutionEnactedOn", notification.get("jointResolutionEnactedOn"));
        leaves.optional("notification.kind", notification.get("kind"));
        leaves.statedMoney("notification.mdeValue", notification.get("mdeValue"));
        leaves.statedFlag("notification.newSalesTerritory", notification.get("newSalesTerritory"));
        leaves.statedMoney("notification.otherValue", notification.get("otherValue"));
        leaves.event("notification.printedOn", notification.get("printedOn"));
        receivedOn(leaves, "notification.receivedOn", notification);
        leaves.optional("notification.reference", notification.get("reference"));
        leaves.optional("notification.statute", notification.get("statute"));
        leaves.statedMoney("notification.totalValue", notification.get("totalValue"));
        withdrawnOn(leaves, "notification.withdrawnOn", notification);
        if (partner != null) {
            leaves.block(partner);
        }
        if (transfer != null) {
            leaves.block(transfer.ofNotification());
        }
    }

    /**
     * The day on which the last addressee received it. One addressee who is known not to have received it, or only after
     * {@code asOf}, makes it null: it is not delivered to all. Otherwise one unknown receipt makes it unknown.
     */
    static void deliveredOn(Leaves leaves, Known notification) {
        deliveredOn(leaves, "notification.deliveredOn", notification);
    }

    static void deliveredOn(Leaves leaves, String name, Known notification) {
        var receipts = Receipts.of(notification);
        if (receipts.never()) {
            leaves.absent(name);
        } else if (!receipts.unknown()) {
            leaves.event(name, Dates.max(receipts.on()));
        } else {
            partlyUnknown(leaves, name, receipts.on());
        }
    }

    /** One that does not say that it was taken back stands. */
    static void withdrawnOn(Leaves leaves, String name, Known record) {
        var withdrawn = record.text("withdrawnOn");
        if (withdrawn == null) {
            leaves.absent(name);
        } else {
            leaves.event(name, withdrawn);
        }
    }

    /**
     * Whether the notice had not been taken back by the day of an act, which would then be one without a notice; empty where
     * the precision of the days leaves it open. An act that is still to be done is done later than everything that has come.
     */
    static Optional<Boolean> stands(Leaves leaves, Known notification, @Nullable JsonNode act) {
        var withdrawn = notification.text("withdrawnOn");
        if (withdrawn == null || leaves.isYetToCome(withdrawn)) {
            return Optional.of(true);
        }
        var on = act == null || act.isNull() ? null : act.asText();
        if (on != null && Dates.latest(on).isBefore(Dates.earliest(withdrawn))) {
            return Optional.of(true);
        }
        var last = Dates.latest(withdrawn);
        leaves.changes(last);
        var isDoneLater = on == null ? act != null : !Dates.earliest(on).isBefore(last);
        return isDoneLater && !last.isAfter(leaves.asOf()) ? Optional.of(false) : Optional.empty();
    }

    /** Not known where nobody is named; more than the rules read are left out. */
    static void addressees(Leaves leaves, String name, Known notification) {
        var addressees = Receipts.of(notification).addressees();
        if (isList(addressees)) {
            leaves.texts(name, addressees);
        }
    }

    /** Of whoever is named, and has it by {@code asOf}; of whom nothing is recorded it is not known whether, or when. */
    static void receivedOn(Leaves leaves, String name, Known notification) {
        var receipts = Receipts.of(notification);
        if (isList(receipts.addressees())) {
            leaves.events(name, receipts.on(), receipts.open());
        }
    }

    private static boolean isList(List<String> addressees) {
        return !addressees.isEmpty() && addressees.size() <= Leaves.MOST_ELEMENTS;
    }

    /** Null until the known receipts have all come, unknown from then on. */
    private static void partlyUnknown(Leaves leaves, String name, List<String> dates) {
        if (!dates.isEmpty() && leaves.isYetToCome(Dates.max(dates))) {
            leaves.absent(name);
        }
    }

    /**
     * Whether all that is recorded of it lies after {@code asOf}: then it is no subject yet, and no transfer was notified
     * by it. Says the same as {@link Subjects} does in SQL.
     */
    static boolean isYetToCome(Leaves leaves, Known notification, List<Known> emergencies) {
        var reference = notification.text("reference");
        if (notification.text("dueOn") != null) {
            return false;
        }
        var days = new ArrayList<String>();
        for (var field : List.of("announcedOn", "printedOn", "federalRegisterOn", "jointResolutionEnactedOn")) {
            Stream.ofNullable(notification.text(field)).forEach(days::add);
        }
        for (var list : List.of("receipts", "jointResolutions")) {
            for (var entry : notification.content().path(list)) {
                Stream.ofNullable(entry.path("on").textValue()).forEach(days::add);
            }
        }
        emergencies.stream()
                .filter(emergency -> reference != null && emergency.names("notifications", reference))
                .flatMap(emergency -> Stream.ofNullable(emergency.text("on")))
                .forEach(days::add);
        if (days.isEmpty() || days.stream().anyMatch(leaves::hasCome)) {
            return false;
        }
        days.forEach(leaves::isYetToCome);
        return true;
    }

    /** The first emergency determination that names the notification or its transfer; null if none has been made. */
    static void emergencyOn(Leaves leaves, List<Known> emergencies) {
        var dates = emergencies.stream()
                .flatMap(determination -> Stream.ofNullable(determination.text("on")))
                .toList();
        var made = dates.stream().filter(leaves::hasCome).toList();
        if (made.isEmpty()) {
            dates.forEach(leaves::isYetToCome);
            leaves.absent("determination.emergencyOn");
        } else {
            leaves.text("determination.emergencyOn", Dates.min(made, false));
        }
    }

    /**
     * The first emergency that the notice itself states: its determination names the notice, and nobody had received the
     * notice before. Unknown where the precision of the days, or a receipt that is not known, leaves open which came
     * first; null if there is none. Of sales whose receipts and act are not public nothing is recorded that could have
     * come before: there the notice that a determination names is taken to state it.
     */
    private static void noticeEmergencyOn(
            Leaves leaves, Known notification, @Nullable TransferBlocks transfer, List<Known> emergencies) {
        var reference = notification.text("reference");
        var receipts = Receipts.of(notification);
        var received = receipts.on().isEmpty() ? null : Dates.min(receipts.on(), false);
        var isOpen = receipts.unknown()
                && (received != null || (transfer != null && transfer.acts().isDone(notification.text("statute"))));
        var stated = new ArrayList<String>();
        var perhaps = new ArrayList<String>();
        for (var emergency : emergencies) {
            var on = emergency.text("on");
            if (on == null || reference == null || !emergency.names("notifications", reference)) {
                continue;
            }
            if (received != null && Dates.earliest(on).isAfter(Dates.latest(received))) {
                continue;
            }
            var isNotLater = received == null || !Dates.latest(on).isAfter(Dates.earliest(received));
            (isNotLater && !isOpen ? stated : perhaps).add(on);
        }
        var made = stated.stream().filter(leaves::hasCome).toList();
        if (!made.isEmpty()) {
            leaves.text("determination.noticeEmergencyOn", Dates.min(made, false));
            return;
        }
        stated.forEach(leaves::isYetToCome);
        perhaps.forEach(leaves::isYetToCome);
        if (perhaps.stream().noneMatch(leaves::hasCome)) {
            leaves.absent("determination.noticeEmergencyOn");
        }
    }
}
