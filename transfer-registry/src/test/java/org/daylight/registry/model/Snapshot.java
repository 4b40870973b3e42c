package org.daylight.registry.model;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.daylight.registry.model.Entry.Known;

/** What was known of the register at one moment: of each record the version that counts, found by the key it is named by. */
final class Snapshot {

    final Map<String, Known<PartnerSaid>> partners = new TreeMap<>();
    final Map<String, Known<TransferSaid>> transfers = new TreeMap<>();
    final Map<String, Known<DeliverySaid>> deliveries = new TreeMap<>();
    final Map<String, ObjectiveSaid> objectives = new HashMap<>();

    /** @param objectives all that there are, always known */
    Snapshot(Collection<Entry> entries, Collection<ObjectiveSaid> objectives, Knowing knowing) {
        objectives.forEach(one -> this.objectives.put(one.reference(), one));
        entries.forEach(entry -> Stream.ofNullable(entry.known(knowing)).forEach(this::add));
    }

    private void add(Known<Said> known) {
        switch (known.said()) {
            case PartnerSaid said -> add(partners, known, said);
            case TransferSaid said -> add(transfers, known, said);
            case DeliverySaid said -> add(deliveries, known, said);
        }
    }

    private static <S extends Said> void add(Map<String, Known<S>> all, Known<Said> known, S said) {
        var other = all.put(known.key(), new Known<>(known.partner(), known.key(), known.version(), said));
        if (other != null) {
            throw new IllegalStateException("two records had the key " + known.key());
        }
    }

    /** Nothing can be asked of a partner that was not known. */
    boolean knows(Scope scope) {
        return scope.objective() != null || partners.containsKey(scope.ofPartner());
    }

    List<ObjectiveSaid> served(TransferSaid transfer) {
        return transfer.objectives().stream()
                .map(reference -> Objects.requireNonNull(objectives.get(reference)))
                .toList();
    }

    /** As lists show them on a day. */
    static <S extends Said> List<String> listed(Map<String, Known<S>> all, Predicate<Known<S>> asked, LocalDate asOf) {
        return all.values().stream()
                .filter(asked)
                .map(known -> Answers.listed(
                        known.key(), known.version(), known.said().content(known.key(), known.partner(), asOf)))
                .toList();
    }
}
