package org.daylight.registry.facts;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.registry.records.Milestone;
import org.jspecify.annotations.Nullable;

/**
 * Holds the total of an outside register against the deliveries of this one, while they are read. Where a delivery's date, or
 * a bound of the period, is too imprecise to say whether the one belongs to the other, what is recorded is a range.
 */
public final class Reconciliation {

    private final JsonNode total;
    private final Milestone milestone;
    private final ImpreciseDate from;
    private final ImpreciseDate to;
    private final LocalDate asOf;
    private final Matching matching;
    private final Balance balance;
    private final ControlScope scope;
    private final Map<List<Object>, Known> seen = new HashMap<>();
    private long records;
    private @Nullable LocalDate changesOn;

    /**
     * Begins with nothing counted.
     *
     * @param total the content of a control total
     * @param asOf later deliveries are not counted
     */
    public Reconciliation(JsonNode total, LocalDate asOf) {
        this.total = total;
        this.milestone = Milestone.valueOf(total.path("milestone").asText("HANDED_OVER"));
        this.from = total.hasNonNull("from")
                ? ImpreciseDate.parse(total.path("from").asText())
                : ImpreciseDate.of(ImpreciseDate.OPEN_START);
        this.to = end(total);
        this.asOf = asOf;
        this.balance = new Balance(total);
        this.scope = new ControlScope(total, balance);
        this.matching = new Matching(total, scope.amountField());
    }

    /** The last day of the period; what is counted up to some day was counted when that was stated, and not later. */
    private static ImpreciseDate end(JsonNode total) {
        var statedOn = ImpreciseDate.parse(total.path("statedOn").asText());
        if (!total.hasNonNull("to")) {
            return statedOn;
        }
        var to = ImpreciseDate.parse(total.path("to").asText());
        return new ImpreciseDate(
                sooner(to.earliest(), statedOn.earliest()), sooner(to.latest(), statedOn.latest()), to.text());
    }

    /**
     * What came of it.
     *
     * @param stated the total of the outside register
     * @param recordedFrom the least that is recorded here of what can be counted
     * @param recordedTo the most; the same unless a date, or a bound of the period, is imprecise
     * @param agrees null if that cannot be said
     * @param gap how far the two are apart as a share of the larger one; left out if that cannot be said
     * @param records how many deliveries of this register were counted
     * @param matched entries with the same amount here, or with none stated there
     * @param differences entries with another amount here
     * @param notComparable entries whose delivery here states no amount that can be held against theirs, or not that it came
     * @param onlyTheirs entries that no delivery here answers to
     * @param onlyOurs deliveries here that no entry answers to; empty where no entries are stated
     * @param perhapsOurs how many further ones no entry answers to, which may lie outside the period
     * @param notMeasurable how many deliveries could not be counted, or not for certain because their day is not known, by reason
     */
    public record Comparison(
            String stated,
            String recordedFrom,
            String recordedTo,
            @Nullable Boolean agrees,
            @Nullable String gap,
            long records,
            int matched,
            int differing,
            List<Matching.Difference> differences,
            int notComparableCount,
            List<String> notComparable,
            int onlyTheirsCount,
            List<String> onlyTheirs,
            long onlyOursCount,
            List<String> onlyOurs,
            long perhapsOurs,
            Map<String, Long> notMeasurable) {}

    /** Reads the deliveries once for all of these, of one partner or of all. */
    public static void fill(Reading reading, Collection<Reconciliation> all, @Nullable UUID partner)
            throws SQLException, IOException {
        if (all.isEmpty()) {
            return;
        }
        var transfers = new HashMap<String, Supplied>();
        reading.each(of(reading, "transfer", partner), row -> {
            var transfer = Reading.known(row);
            transfers.put(
                    transfer.content().path("reference").asText(), Supplied.of(transfer, reading.supplierOf(transfer)));
        });
        reading.each(of(reading, "delivery", partner), row -> {
            var delivery = Reading.known(row);
            var transfer = transfers.get(delivery.content().path("transfer").asText());
            if (transfer != null && delivery.content().path("counted").asBoolean(true)) {
                all.forEach(one -> one.add(delivery, transfer));
            }
        });
    }

    private static Query of(Reading reading, String table, @Nullable UUID partner) {
        return (partner == null ? reading.select(table, "true") : reading.select(table, "s.partner_id = ?", partner))
                .add(" order by s.id");
    }

    private void add(Known delivery, Supplied transfer) {
        if (!scope.concerns(delivery, transfer)) {
            return;
        }
        var reached = Reached.whateverTotal(delivery.content(), milestone);
        if (reached == null) {
            if (!Reached.isNever(delivery.content(), milestone)) {
                silent(delivery, transfer);
            }
            return;
        }
        var earliest = Dates.earliest(reached.on());
        var latest = Dates.latest(reached.on());
        if (latest.isBefore(from.earliest()) || earliest.isAfter(to.latest())) {
            return;
        }
        changes(earliest);
        if (reached.isDated()) {
            changes(latest);
        }
        if (earliest.isAfter(asOf)) {
            return;
        }
        seen.putIfAbsent(reach(delivery), delivery.withoutContent());
        seen.putIfAbsent(reach(transfer.known()), transfer.known());
        records++;
        var amount = scope.amount(delivery, transfer);
        var belongs = !earliest.isBefore(from.latest())
                && !latest.isAfter(sooner(to.earliest(), asOf))
                && !scope.lacksClass(delivery, transfer)
                && !scope.lacksSupplier(transfer);
        if (!reached.isDated()) {
            balance.addUndated();
        }
        if (amount != null) {
            balance.add(amount, belongs);
        }
        matching.match(delivery.content().path("reference").asText(), amount, belongs);
    }

    private void silent(Known delivery, Supplied transfer) {
        if (matching.silent(delivery.content().path("reference").asText())) {
            seen.putIfAbsent(reach(delivery), delivery.withoutContent());
            seen.putIfAbsent(reach(transfer.known()), transfer.known());
        }
    }

    private static List<Object> reach(Known record) {
        return List.of(
                record.accessGroup() == null ? "" : record.accessGroup(),
                record.partnerGroup() == null ? "" : record.partnerGroup(),
                record.marking());
    }

    private void changes(LocalDate date) {
        if (date.isAfter(asOf)) {
            changesOn = Dates.sooner(changesOn, date);
        }
    }

    private static LocalDate sooner(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    public Comparison comparison() {
        var theirs = matching.onlyTheirs();
        var gap = balance.gap();
        return new Comparison(
                Encoded.plain(balance.stated()),
                Encoded.plain(balance.surely()),
                Encoded.plain(balance.perhaps()),
                balance.agrees(),
                gap == null ? null : Encoded.plain(gap),
                records,
                matching.matched(),
                matching.differing(),
                matching.differences(),
                matching.notComparable().size(),
                matching.notComparable().stream().limit(Matching.NAMED).toList(),
                theirs.size(),
                theirs.stream().limit(Matching.NAMED).toList(),
                matching.onlyOursCount(),
                matching.onlyOurs(),
                matching.perhapsOurs(),
                balance.reasons());
    }

    /** Writes the leaves and answers with what stands for the records that they were taken from. */
    List<Known> write(Leaves leaves, Leaves.@Nullable Block partner) {
        leaves.changes(changesOn);
        var withEntries = matching.isStated();
        // One with another amount for certain is a finding; that there is none has to be certain.
        if (matching.notComparable().isEmpty() || matching.differing() > 0) {
            count(leaves, "control.differing", withEntries, matching.differing());
        }
        var gap = balance.gap();
        if (gap != null) {
            leaves.text("control.gap", Encoded.plain(gap));
        }
        leaves.text("control.measure", total.path("measure").asText());
        leaves.number(
                "control.notMeasurable",
                balance.reasons().values().stream().mapToLong(Long::longValue).sum());
        // One that is surely only here is a finding, whatever may come on top of it; that there is none has to be
        // certain.
        if (matching.perhapsOurs() == 0 || matching.onlyOursCount() > 0) {
            count(leaves, "control.onlyOurs", withEntries, matching.onlyOursCount());
        }
        count(leaves, "control.onlyTheirs", withEntries, matching.onlyTheirs().size());
        if (balance.surely().compareTo(balance.perhaps()) == 0) {
            leaves.text("control.recorded", Encoded.plain(balance.surely()));
        }
        leaves.optional("control.reference", total.get("reference"));
        leaves.optional("control.register", total.get("register"));
        leaves.text("control.stated", Encoded.plain(balance.stated()));
        leaves.optional("control.statedOn", total.get("statedOn"));
        if (partner != null) {
            leaves.block(partner);
        }
        return List.copyOf(seen.values());
    }

    private static void count(Leaves leaves, String name, boolean there, long count) {
        if (there) {
            leaves.number(name, count);
        } else {
            leaves.absent(name);
        }
    }
}
