package org.daylight.registry.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.daylight.registry.model.Entry.Known;
import org.jspecify.annotations.Nullable;

/** The fact lines of what was known: each from the versions of up to three kinds of records that it speaks of. */
record Facts(Snapshot known, Said.Kind kind, Scope scope) {

    /** A line that is the same from a day on until another one, as it reads. */
    record Line(String label, @Nullable String partner, Map<String, String> leaves) {

        @Override
        public String toString() {
            return "%s of %s: %s".formatted(label, partner, leaves);
        }
    }

    /** What a line is made of: what it reads on a day, and the dates on which it may read differently. */
    record Subject(Function<LocalDate, Line> on, Collection<Date> days) {

        /** The first later day on which it reads differently; empty if there is none. */
        Optional<LocalDate> sameUntil(LocalDate asOf) {
            var later = new TreeSet<LocalDate>();
            for (var date : days) {
                for (var day : List.of(date.earliest(), date.latest())) {
                    later.addAll(List.of(day, day.plusDays(1)));
                }
            }
            var now = on.apply(asOf);
            return later.tailSet(asOf, false).stream()
                    .filter(day -> !on.apply(day).equals(now))
                    .findFirst();
        }
    }

    /** All subjects, by what their lines are labelled with. */
    Map<String, Subject> subjects() {
        var found = new TreeMap<String, Subject>();
        switch (kind) {
            case PARTNER ->
                Stream.ofNullable(known.partners.get(scope.ofPartner()))
                        .forEach(partner -> found.put(partner.key(), partner(partner)));
            case TRANSFER ->
                known.transfers.values().stream()
                        .filter(scope::has)
                        .forEach(transfer -> found.put(transfer.key(), transfer(transfer)));
            case DELIVERY ->
                known.deliveries.values().stream()
                        .filter(this::isAsked)
                        .forEach(delivery -> found.put(delivery.key(), delivery(delivery)));
        }
        return found;
    }

    /** A delivery belongs to its partner whatever is known of its transfer; what it serves its transfer says. */
    private boolean isAsked(Known<DeliverySaid> delivery) {
        if (scope.objective() == null) {
            return delivery.partner().equals(scope.partner());
        }
        var transfer = known.transfers.get(delivery.said().transfer());
        return transfer != null && scope.has(transfer);
    }

    private Subject partner(Known<PartnerSaid> partner) {
        var transfers = known.transfers.values().stream()
                .filter(transfer -> transfer.partner().equals(partner.key()))
                .map(Known::said)
                .toList();
        var objectives = known.objectives.values().stream()
                .filter(one -> one.partner().equals(partner.key()))
                .toList();
        var days = new HashSet<>(partner.said().days());
        transfers.forEach(transfer -> days.addAll(transfer.days()));
        objectives.forEach(one -> days.addAll(one.days()));
        return new Subject(
                asOf -> {
                    var leaves = partner.said().block(partner.key(), asOf);
                    var underWay = transfers.stream()
                            .map(transfer -> transfer.isUnderWay(asOf))
                            .toList();
                    if (underWay.stream().allMatch(Optional::isPresent)) {
                        var count =
                                underWay.stream().filter(Optional::orElseThrow).count();
                        leaves.put("partner.activeTransfers", Long.toString(count));
                    }
                    var stated = objectives.stream()
                            .filter(one -> one.isStated(asOf))
                            .toList();
                    if (stated.stream().allMatch(one -> one.isSurelyApproved(asOf))) {
                        leaves.put("partner.objectives", Integer.toString(stated.size()));
                    }
                    return new Line(partner.key(), partner.key(), leaves);
                },
                days);
    }

    private Subject transfer(Known<TransferSaid> transfer) {
        var served = known.served(transfer.said());
        var days = new ArrayList<>(transfer.said().days());
        served.forEach(one -> days.addAll(one.days()));
        return of(transfer, asOf -> transfer.said().leaves(transfer.key(), served, asOf), days);
    }

    private Subject delivery(Known<DeliverySaid> delivery) {
        var said = delivery.said();
        var transfer = known.transfers.get(said.transfer());
        var days = new ArrayList<>(said.days());
        if (transfer != null) {
            days.addAll(transfer.said().days());
        }
        return of(
                delivery,
                asOf -> {
                    var leaves = said.leaves(delivery.key(), asOf);
                    if (transfer != null) {
                        leaves.putAll(transfer.said().block(transfer.key(), asOf));
                        Stream.ofNullable(transfer.said().line(said.line())).forEach(line -> line.into(leaves));
                    }
                    return leaves;
                },
                days);
    }

    /** With what is said of the partner, if it was known. */
    private <S extends Said> Subject of(
            Known<S> subject, Function<LocalDate, Map<String, String>> own, Collection<Date> days) {
        var partner = known.partners.get(subject.partner());
        if (partner == null) {
            return new Subject(asOf -> new Line(subject.key(), null, own.apply(asOf)), days);
        }
        days.addAll(partner.said().days());
        return new Subject(
                asOf -> {
                    var leaves = own.apply(asOf);
                    leaves.putAll(Objects.requireNonNull(partner.said().block(partner.key(), asOf)));
                    return new Line(subject.key(), partner.key(), leaves);
                },
                days);
    }
}
