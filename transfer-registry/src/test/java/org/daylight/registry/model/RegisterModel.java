package org.daylight.registry.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a register of deliveries must answer, in memory and in the plainest way; shares no code with the register. */
final class RegisterModel {

    private final Map<String, List<Entry>> byPartner = new ConcurrentHashMap<>();

    /** A date with the days that it can mean; both are known from how it was made, not from its text. */
    record Date(String text, LocalDate earliest, LocalDate latest) {}

    /** A date that is there, known to be absent, or not known. */
    record Maybe(@Nullable Date date, boolean absent) {
        static final Maybe UNKNOWN = new Maybe(null, false);
        static final Maybe ABSENT = new Maybe(null, true);
    }

    /** So much in all by then. */
    record Point(Date on, int cumulative) {}

    /** A plan from its start on, which jumps at its points or rises between them. */
    record Plan(Date startsOn, boolean steps, List<Point> points) {

        /** What it asks for by a day: with its start and every point on their last days, and on their first. */
        String by(LocalDate day) {
            return " plan %s to %s".formatted(by(day, Date::latest), by(day, Date::earliest));
        }

        private String by(LocalDate day, Function<Date, LocalDate> meant) {
            var from = meant.apply(startsOn);
            var there = 0;
            if (day.isBefore(from)) {
                return "0";
            }
            for (var point : points) {
                var on = meant.apply(point.on());
                if (day.isBefore(on)) {
                    return steps ? Integer.toString(there) : between(from, there, on, point.cumulative(), day);
                }
                from = on;
                there = point.cumulative();
            }
            return Integer.toString(there);
        }

        private static String between(LocalDate from, int there, LocalDate on, int then, LocalDate day) {
            var length = BigDecimal.valueOf(on.toEpochDay() - from.toEpochDay());
            var passed = BigDecimal.valueOf(day.toEpochDay() - from.toEpochDay());
            var sum = BigDecimal.valueOf(then - there)
                    .multiply(passed)
                    .divide(length, 6, RoundingMode.HALF_EVEN)
                    .add(BigDecimal.valueOf(there));
            return sum.signum() == 0 ? "0" : sum.stripTrailingZeros().toPlainString();
        }
    }

    /** What a delivery says; what was dropped is planned no more from that day on. */
    record Said(
            Maybe plannedOn,
            @Nullable Date droppedOn,
            @Nullable Integer planned,
            @Nullable Integer quantity,
            Maybe handedOverOn) {

        boolean isDropped(LocalDate asOf) {
            return droppedOn != null && !droppedOn.latest().isAfter(asOf);
        }

        boolean mayBeDropped(LocalDate asOf) {
            return droppedOn != null && !droppedOn.earliest().isAfter(asOf);
        }
    }

    record Version(Said said, Instant recordedAt, @Nullable Instant knownSince, boolean voided) {

        Instant known() {
            return knownSince == null ? recordedAt : knownSince;
        }
    }

    /** A record with its versions, oldest first. */
    static final class Entry {
        final String reference;
        final List<Version> versions = new ArrayList<>();

        Entry(String reference) {
            this.reference = reference;
        }

        synchronized void add(Version version) {
            versions.add(version);
        }

        Version last() {
            return versions.getLast();
        }
    }

    /** What was known of a record: its number and what it said. */
    record Known(String reference, int version, Said said) {}

    /** What an answer may use. */
    record Knowing(Instant knownAt, boolean declared, Instant upTo) {}

    Entry entry(String partner, String reference) {
        var entry = new Entry(reference);
        var all = byPartner.computeIfAbsent(partner, _ -> new ArrayList<>());
        synchronized (all) {
            all.add(entry);
        }
        return entry;
    }

    /** The records that were known and not voided; one that gave its key up may stand beside the next that has it. */
    List<Known> known(String partner, Knowing knowing) {
        var found = new ArrayList<Known>();
        for (var entry : byPartner.getOrDefault(partner, List.of())) {
            var best = -1;
            for (var i = 0; i < entry.versions.size(); i++) {
                var version = entry.versions.get(i);
                var seen = knowing.declared()
                        ? !version.recordedAt().isAfter(knowing.upTo())
                                && (version.voided() || !version.known().isAfter(knowing.knownAt()))
                        : !version.recordedAt().isAfter(knowing.knownAt());
                if (seen && (best < 0 || !knowing.declared() || isLater(entry.versions, i, best))) {
                    best = i;
                }
            }
            if (best >= 0 && !entry.versions.get(best).voided()) {
                found.add(new Known(
                        entry.reference, best + 1, entry.versions.get(best).said()));
            }
        }
        return found;
    }

    private static boolean isLater(List<Version> versions, int one, int other) {
        return Comparator.comparing((Integer i) -> versions.get(i).voided())
                        .thenComparing(i -> versions.get(i).known())
                        .thenComparing(Comparator.naturalOrder())
                        .compare(one, other)
                > 0;
    }

    /** As a list shows it on a day: what happened later is known not to have happened. */
    static String listed(Known known, LocalDate asOf) {
        var said = known.said();
        return "%s v%d planned %s %s dropped %s came %s %s"
                .formatted(
                        known.reference(),
                        known.version(),
                        text(said.plannedOn()),
                        said.planned(),
                        said.mayBeDropped(asOf)
                                ? Objects.requireNonNull(said.droppedOn()).text()
                                : "-",
                        text(come(said.handedOverOn(), asOf)),
                        said.quantity());
    }

    /** The leaves of its fact line on a day. */
    static String fact(Known known, LocalDate asOf) {
        var said = known.said();
        var later = said.handedOverOn().date() != null
                && said.handedOverOn().date().earliest().isAfter(asOf);
        var quantity = said.quantity() == null ? "-" : later ? "null" : said.quantity() + " EACH";
        return "%s handedOverOn %s plannedOn %s plannedQuantity %s quantity %s"
                .formatted(
                        known.reference(),
                        text(come(said.handedOverOn(), asOf)),
                        text(planned(said, asOf)),
                        said.planned() == null ? "-" : said.planned() + " EACH",
                        quantity);
    }

    /** Planned and delivered up to a day: what is there for certain, and at best. */
    static String schedule(Iterable<Known> all, LocalDate asOf) {
        var sums = new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO};
        var open = new boolean[2];
        var records = 0;
        for (var known : all) {
            var said = known.said();
            records++;
            if (!said.isDropped(asOf)) {
                open[0] |= count(sums, 0, said.plannedOn(), said.planned(), said.mayBeDropped(asOf), asOf);
            }
            open[1] |= count(sums, 2, said.handedOverOn(), said.quantity(), false, asOf);
            open[1] |= unheard(sums, said, asOf);
        }
        return "%d records, planned %s to %s, delivered %s to %s"
                .formatted(records, sums[0], open[0] ? "null" : sums[1], sums[2], open[1] ? "null" : sums[3]);
    }

    /** What was planned by the day and may have come: adds to the most, and says whether nobody knows by how much. */
    private static boolean unheard(BigDecimal[] sums, Said said, LocalDate asOf) {
        var planned = said.plannedOn().date();
        var mayHaveCome = planned != null
                && !said.isDropped(asOf)
                && !planned.earliest().isAfter(asOf)
                && said.handedOverOn().date() == null
                && !said.handedOverOn().absent();
        if (mayHaveCome && said.quantity() != null) {
            sums[3] = sums[3].add(BigDecimal.valueOf(said.quantity()));
        }
        return mayHaveCome && said.quantity() == null;
    }

    /** Says whether there is something of which nobody knows how much. */
    private static boolean count(
            BigDecimal[] sums, int at, Maybe on, @Nullable Integer amount, boolean atMost, LocalDate asOf) {
        var date = on.date();
        if (date == null || date.earliest().isAfter(asOf)) {
            return false;
        }
        if (amount == null) {
            return true;
        }
        sums[at + 1] = sums[at + 1].add(BigDecimal.valueOf(amount));
        if (!atMost && !date.latest().isAfter(asOf)) {
            sums[at] = sums[at].add(BigDecimal.valueOf(amount));
        }
        return false;
    }

    private static Maybe planned(Said said, LocalDate asOf) {
        return said.isDropped(asOf) ? Maybe.ABSENT : said.mayBeDropped(asOf) ? Maybe.UNKNOWN : said.plannedOn();
    }

    private static Maybe come(Maybe event, LocalDate asOf) {
        var date = event.date();
        return date != null && date.earliest().isAfter(asOf) ? Maybe.ABSENT : event;
    }

    private static String text(Maybe maybe) {
        return maybe.absent()
                ? "null"
                : maybe.date() == null
                        ? "-"
                        : Objects.requireNonNull(maybe.date()).text();
    }
}
