package org.daylight.registry.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.daylight.registry.model.Entry.Known;
import org.daylight.registry.model.TransferSaid.State;
import org.jspecify.annotations.Nullable;

/** Planned and delivered up to a day by what is asked for: what is there for certain, and at best. */
final class Sums {

    private final Snapshot known;
    private final Asked asked;
    private final LocalDate asOf;
    private final Map<String, Sum> groups = new TreeMap<>();

    /** By what deliveries are summed up. */
    enum By {
        TRANSFER,
        PARTNER,
        OBJECTIVE,
        CAPABILITY
    }

    /**
     * Which transfers are asked for.
     *
     * @param status how far they had come by the day
     * @param from the first day of their order
     * @param to the last one
     */
    record Asked(
            By by,
            Scope scope,
            @Nullable State status,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {

        boolean isAll() {
            return status == null && from == null && to == null;
        }

        String query() {
            return "by=%s&measure=units:EACH&scope=%s%s%s%s"
                    .formatted(
                            by.name().toLowerCase(java.util.Locale.ROOT),
                            scope,
                            status == null ? "" : "&status=" + status,
                            from == null ? "" : "&orderedFrom=" + from,
                            to == null ? "" : "&orderedTo=" + to);
        }
    }

    private static final class Sum {
        private final BigDecimal[] amounts = {BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO};
        private final boolean[] open = new boolean[2];
        private int records;
        private String plan = "";

        String of(String group) {
            return "%s: %d records, planned %s to %s, delivered %s to %s%s"
                    .formatted(
                            group,
                            records,
                            amounts[0],
                            open[0] ? "null" : amounts[1],
                            amounts[2],
                            open[1] ? "null" : amounts[3],
                            plan);
        }
    }

    private Sums(Snapshot known, Asked asked, LocalDate asOf) {
        this.known = known;
        this.asked = asked;
        this.asOf = asOf;
    }

    static List<String> of(Snapshot known, Asked asked, LocalDate asOf) {
        var sums = new Sums(known, asked, asOf);
        sums.plans();
        known.deliveries.values().forEach(sums::add);
        return sums.groups.entrySet().stream()
                .map(group -> group.getValue().of(group.getKey()))
                .sorted()
                .toList();
    }

    /** Of a whole transfer that is surely asked for, and of a whole objective if nothing else is asked for. */
    private void plans() {
        if (asked.by() == By.TRANSFER) {
            known.transfers.values().stream()
                    .filter(transfer -> isAsked(transfer) && isSurelyAsked(transfer.said()))
                    .forEach(transfer -> plan(transfer.key(), transfer.said().plans()));
        }
        if (asked.by() == By.OBJECTIVE && asked.isAll()) {
            known.objectives.values().stream()
                    .filter(asked.scope()::has)
                    .forEach(objective -> plan(objective.reference(), objective.plans()));
        }
    }

    private void plan(String group, List<Plan> plans) {
        var plan = Plan.inForce(plans, asOf);
        if (!plan.isEmpty()) {
            sum(group).plan = plan;
        }
    }

    private Sum sum(String group) {
        return groups.computeIfAbsent(group, _ -> new Sum());
    }

    private boolean isAsked(Known<TransferSaid> transfer) {
        var said = transfer.said();
        var ordered = ordered(said);
        return asked.scope().has(transfer)
                && (asked.status() == null || said.statesOn(asOf).contains(asked.status()))
                && !(hasBounds() && isNeverOrdered(said))
                && !(ordered != null && asked.from() != null && ordered.latest().isBefore(asked.from()))
                && !(ordered != null && asked.to() != null && ordered.earliest().isAfter(asked.to()));
    }

    private boolean isSurelyAsked(TransferSaid said) {
        var ordered = ordered(said);
        return (asked.status() == null || said.statesOn(asOf).size() == 1)
                && (!hasBounds()
                        || (ordered != null
                                && !(asked.from() != null && ordered.earliest().isBefore(asked.from()))
                                && !(asked.to() != null && ordered.latest().isAfter(asked.to()))));
    }

    private boolean hasBounds() {
        return asked.from() != null || asked.to() != null;
    }

    /** The day of the agreement, or of the licence where none is stated. */
    private static @Nullable Date ordered(TransferSaid said) {
        var agreed = said.on("agreedOn").date();
        return agreed == null ? said.on("licensedOn").date() : agreed;
    }

    private static boolean isNeverOrdered(TransferSaid said) {
        return said.on("agreedOn").absent() && said.on("licensedOn").absent();
    }

    /** It counts under its transfer; under one of which nothing was known it cannot. */
    private void add(Known<DeliverySaid> delivery) {
        var transfer = known.transfers.get(delivery.said().transfer());
        if (transfer == null || !isAsked(transfer)) {
            return;
        }
        groups(delivery.said(), transfer).forEach(group -> {
            var sum = sum(group);
            sum.records++;
            add(sum, delivery.said(), !isSurelyAsked(transfer.said()));
        });
    }

    private Stream<String> groups(DeliverySaid delivery, Known<TransferSaid> transfer) {
        return switch (asked.by()) {
            case TRANSFER -> Stream.of(transfer.key());
            case PARTNER -> Stream.of(transfer.partner());
            case OBJECTIVE ->
                transfer.said().objectives().isEmpty() ? Stream.of("null") : transfer.said().objectives().stream();
            case CAPABILITY -> {
                var line = transfer.said().line(delivery.line());
                yield Stream.of(
                        line == null || line.capabilityClass() == null
                                ? "null"
                                : Objects.requireNonNull(line.capabilityClass()));
            }
        };
    }

    private void add(Sum sum, DeliverySaid said, boolean perhaps) {
        if (!said.isDropped(asOf)) {
            sum.open[0] |= count(sum.amounts, 0, said.plannedOn(), said.planned(), perhaps || said.mayBeDropped(asOf));
        }
        sum.open[1] |= count(sum.amounts, 2, said.handedOverOn(), said.quantity(), perhaps);
        sum.open[1] |= unheard(sum.amounts, said);
    }

    /**
     * What may have come on a day that nobody says: it was shipped by then, or nothing but how much came is stated and it was not
     * planned for later, or it was planned by the day. Adds to the most, and says whether nobody knows by how much.
     */
    private boolean unheard(BigDecimal[] amounts, DeliverySaid said) {
        if (said.handedOverOn().date() != null || said.handedOverOn().absent() || !mayHaveCome(said)) {
            return false;
        }
        if (said.quantity() != null) {
            amounts[3] = amounts[3].add(BigDecimal.valueOf(said.quantity()));
        }
        return said.quantity() == null;
    }

    private boolean mayHaveCome(DeliverySaid said) {
        if (said.shippedOn().absent()) {
            return false;
        }
        var shipped = said.shippedOn().date();
        if (shipped != null) {
            return shipped.mayHaveCome(asOf);
        }
        var planned = said.plannedOn().date();
        var silent = said.quantity() != null;
        return planned == null ? silent : planned.mayHaveCome(asOf) && (silent || !said.isDropped(asOf));
    }

    /** Says whether there is something of which nobody knows how much. */
    private boolean count(BigDecimal[] amounts, int at, Maybe on, @Nullable Integer amount, boolean perhaps) {
        var date = on.date();
        if (date == null || !date.mayHaveCome(asOf)) {
            return false;
        }
        if (amount == null) {
            return true;
        }
        amounts[at + 1] = amounts[at + 1].add(BigDecimal.valueOf(amount));
        if (!perhaps && date.hasCome(asOf)) {
            amounts[at] = amounts[at].add(BigDecimal.valueOf(amount));
        }
        return false;
    }
}
