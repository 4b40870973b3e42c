package org.daylight.registry.facts;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.CanonicalJson;
import org.daylight.registry.facts.AuthorityFacts.Charge;
import org.jspecify.annotations.Nullable;

/** Renders the lines of one partition, one after the other, into the same two arrays. */
final class FactLine {

    private static final byte[] OPEN = ",\"accessGroups\":[]".getBytes(US_ASCII);
    private static final byte[] LABEL = ",\"label\":".getBytes(US_ASCII);
    private static final byte[] END = "}\n".getBytes(US_ASCII);

    private final FactType type;
    private final Joins joins;
    private final Leaves leaves;
    private final StoredDelivery delivery = new StoredDelivery();
    private final JsonBytes line = new JsonBytes();
    private final byte[] subject;
    private final byte[] moment;
    private final byte[] partner;

    FactLine(FactType type, Joins joins, FactMoment moment) {
        this.type = type;
        this.joins = joins;
        this.leaves = new Leaves(moment.asOf());
        this.subject = "{\"subject\":\"%s:".formatted(type.word()).getBytes(US_ASCII);
        this.moment = "\",\"type\":\"%s\",\"asOf\":\"%s\",\"knownAt\":\"%s\",\"sameUntil\":"
                .formatted(type.versioned(), moment.asOf(), moment.knownAt())
                .getBytes(US_ASCII);
        var known = joins.partner;
        var code = known == null
                ? new JsonBytes().raw("null")
                : new JsonBytes().quoted(known.content().path("code").asText());
        this.partner = new JsonBytes().raw(",\"partner\":").raw(code).copy();
    }

    /** The bytes of the line with its line feed; they are overwritten by the next one. */
    JsonBytes of(StoredRecord record) {
        return of(record, List.of());
    }

    /** @param besides records that it speaks of, although nothing recorded joins them with it */
    JsonBytes of(StoredRecord record, List<Known> besides) {
        leaves.clear();
        if (type == FactType.DELIVERY) {
            var others = together(write(delivery.read(record.content())), besides);
            begin(record, others).raw('"');
            delivery.reference.addTo(line);
            line.raw('"');
        } else {
            var known = record.known();
            var others = together(write(known), besides);
            var label = type == FactType.PARTNER || type == FactType.AUTHORITY ? "code" : "reference";
            begin(record, others).quoted(known.content().path(label).asText());
        }
        return line.raw(leaves.bytes()).raw(END);
    }

    /** All before the label. */
    private JsonBytes begin(StoredRecord record, List<Known> others) {
        line.clear().raw(subject).uuid(record.id()).raw(moment);
        var sameUntil = leaves.changesOn();
        if (sameUntil == null) {
            line.raw("null");
        } else {
            line.raw('"').raw(sameUntil.toString()).raw('"');
        }
        line.raw(partner);
        groups(record, others);
        marking(record, others);
        return line.raw(LABEL);
    }

    /** Who sees a line must be allowed to see every record that it speaks of. */
    private void groups(StoredRecord subject, List<Known> others) {
        if (isOpen(subject, others)) {
            line.raw(OPEN);
            return;
        }
        line.raw(",\"accessGroups\":[");
        var groups = new TreeSet<String>();
        add(groups, subject.accessGroup());
        for (var i = 0; i < others.size(); i++) {
            add(groups, others.get(i).accessGroup());
            add(groups, others.get(i).partnerGroup());
        }
        if (joins.partner != null) {
            add(groups, joins.partner.accessGroup());
        }
        var first = true;
        for (var group : groups) {
            if (!first) {
                line.raw(',');
            }
            line.quoted(group);
            first = false;
        }
        line.raw(']');
    }

    private boolean isOpen(StoredRecord subject, List<Known> others) {
        var open = subject.accessGroup() == null && (joins.partner == null || joins.partner.accessGroup() == null);
        for (var i = 0; open && i < others.size(); i++) {
            open = others.get(i).accessGroup() == null && others.get(i).partnerGroup() == null;
        }
        return open;
    }

    /** The highest of every record that it speaks of; a line without one is not marked. */
    private void marking(StoredRecord subject, List<Known> others) {
        var own = subject.marking();
        var known = joins.partner;
        var same = known == null || own.equals(known.marking());
        for (var i = 0; same && i < others.size(); i++) {
            same = own.equals(others.get(i).marking());
        }
        if (same && own.equals(Marking.UNMARKED)) {
            return;
        }
        var markings = new HashSet<Marking>();
        markings.add(own);
        for (var other : others) {
            markings.add(other.marking());
        }
        if (known != null) {
            markings.add(known.marking());
        }
        line.raw(",\"marking\":").raw(CanonicalJson.bytesOf(Marking.highest(markings)));
    }

    private static void add(Set<String> groups, @Nullable String group) {
        if (group != null) {
            groups.add(group);
        }
    }

    /** Writes the leaves and answers with the other records that they were taken from. */
    private List<Known> write(Known subject) {
        var partnerBlock = joins.partnerBlock;
        switch (type) {
            case DELIVERY -> throw new IllegalStateException("deliveries are read where they lie");
            case NOTIFICATION -> {
                var transfer =
                        joins.transfers.get(subject.content().path("transfer").asText());
                var emergencies = joins.emergencies.of(
                        subject.text("transfer"),
                        List.of(subject.content().path("reference").asText()));
                var others = joins.takenBack.of(leaves, subject, transfer, joins.emergencies);
                NotificationFacts.write(leaves, subject, transfer, others, emergencies, partnerBlock);
                return of(transfer, others == null ? emergencies : together(emergencies, others.notices()));
            }
            case TRANSFER -> {
                return transfer(subject);
            }
            case AUTHORITY -> {
                var charges = joins.charges.getOrDefault(
                        subject.content().path("code").asText(), List.of());
                AuthorityFacts.write(leaves, subject, charges);
                return charges.stream().map(Charge::by).toList();
            }
            case PARTNER -> {
                PartnerFacts.write(leaves, subject, joins.ownTransfers, joins.objectives.values());
                return Stream.concat(joins.ownTransfers.stream(), joins.objectives.values().stream())
                        .toList();
            }
            case OBJECTIVE -> ObjectiveFacts.write(leaves, subject, partnerBlock);
            case EXPECTATION -> PlainFacts.expectation(leaves, subject, joins.partner, partnerBlock);
            case HOLD -> PlainFacts.hold(leaves, subject, partnerBlock);
            case COMMITMENT -> PlainFacts.commitment(leaves, subject, partnerBlock);
            case INVENTORY -> PlainFacts.inventory(leaves, subject, partnerBlock);
            case CONTROL_TOTAL -> {
                return Objects.requireNonNull(joins.reconciliations.get(subject.id()))
                        .write(leaves, partnerBlock);
            }
            case INCIDENT -> {
                var judgements = joins.of(joins.judgements, subject);
                IncidentFacts.write(leaves, subject, judgements, partnerBlock);
                return judgements;
            }
            case ITEM -> {
                var checks = joins.of(joins.checks, subject);
                var ofWhole = joins.wholeInventories.of(subject);
                ItemFacts.write(leaves, subject, checks, ofWhole, partnerBlock);
                return together(checks, ofWhole);
            }
            case PROPOSAL -> {
                return proposal(subject);
            }
            case UNDERTAKING -> OwedFacts.undertaking(leaves, subject, partnerBlock);
            case UNIT -> OwedFacts.unit(leaves, subject, partnerBlock);
        }
        return List.of();
    }

    private List<Known> write(StoredDelivery subject) {
        var transfer = subject.transfer.text();
        var blocks = joins.transfers.get(transfer);
        var inventories = Joins.of(joins.inventories, subject);
        var serials = joins.serials.of(subject);
        var emergencies = joins.emergencies.of(transfer);
        DeliveryFacts.write(leaves, subject, blocks, inventories, serials, emergencies, joins.partnerBlock);
        return of(blocks, together(together(inventories, serials.all()), emergencies));
    }

    private List<Known> transfer(Known subject) {
        var reference = subject.content().path("reference").asText();
        var objectives = Stream.of(subject.content().path("objectives"))
                .flatMap(list -> list.valueStream())
                .flatMap(key -> Stream.ofNullable(joins.objectives.get(key.asText())))
                .toList();
        var notifications = joins.notifications.getOrDefault(reference, List.of());
        var emergencies = joins.emergencies.of(
                reference,
                notifications.stream()
                        .map(notification ->
                                notification.content().path("reference").asText())
                        .toList());
        TransferFacts.write(leaves, subject, objectives, notifications, emergencies, joins.partnerBlock);
        return Stream.of(objectives, notifications, emergencies)
                .flatMap(List::stream)
                .toList();
    }

    private static List<Known> together(List<Known> some, List<Known> more) {
        if (some.isEmpty() || more.isEmpty()) {
            return some.isEmpty() ? more : some;
        }
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private List<Known> proposal(Known subject) {
        var transfer = joins.steps.get(subject.content().path("transfer").asText());
        var notification =
                joins.notices.get(subject.content().path("notification").asText());
        var judgements = joins.of(joins.judgements, subject);
        var determinations = ProposalFacts.write(
                leaves, subject, transfer, notification, joins.determinations, judgements, joins, joins.partnerBlock);
        return Stream.of(Stream.ofNullable(transfer), Stream.ofNullable(notification), judgements.stream())
                .reduce(determinations.stream(), Stream::concat)
                .toList();
    }

    private static List<Known> of(@Nullable TransferBlocks transfer, List<Known> others) {
        if (transfer == null) {
            return others;
        }
        return others.isEmpty()
                ? transfer.alone()
                : Stream.concat(transfer.alone().stream(), others.stream()).toList();
    }
}
