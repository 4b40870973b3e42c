package org.daylight.registry.schedules;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Stated;
import org.daylight.registry.facts.Dates;
import org.daylight.registry.facts.Encoded;
import org.daylight.registry.facts.Known;
import org.jspecify.annotations.Nullable;

/**
 * How much of the delivered value lies under written terms: standard ones, specific ones, and specific ones that are
 * acknowledged and in force on {@code asOf}. A term counts once it is known to have been sent. Of each of its days null says
 * that there is none (not sent, not acknowledged, no first day, no end) and one that is left out is not known. Where a day is not
 * known, or is no day and may have come, the value under its kind of terms is not known. Deliveries without a value, and running totals, whose values are not added up, are counted apart, those under
 * each kind of terms as well, so that a share is said only where no value of theirs could change it; values in several currencies or on several bases are not added.
 */
final class Written {

    private BigDecimal delivered = BigDecimal.ZERO;
    private BigDecimal standard = BigDecimal.ZERO;
    private BigDecimal specific = BigDecimal.ZERO;
    private BigDecimal current = BigDecimal.ZERO;
    private @Nullable String kind;
    private boolean mixed;
    private boolean standardOpen;
    private boolean specificOpen;
    private boolean currentOpen;
    private final Apart unvalued = new Apart();
    private final Apart runningTotals = new Apart();
    private @Nullable Acknowledged acknowledged;

    private static Stated<String> stated(Known expectation, String field) {
        return expectation.content().has(field) ? Stated.ofNullable(expectation.text(field)) : Stated.unknown();
    }

    /**
     * When the partner last acknowledged a specific term, and for how long that is valid.
     *
     * @param on null = it is not known when, or whether
     * @param validFrom absent = from its acknowledgement
     * @param validUntil absent = it has no end
     */
    record Acknowledged(@Nullable String on, Stated<String> validFrom, Stated<String> validUntil) {

        private static Acknowledged of(Known expectation) {
            return new Acknowledged(
                    expectation.text("acknowledgedOn"),
                    stated(expectation, "validFrom"),
                    stated(expectation, "validUntil"));
        }

        /** Of two of one day the one that ends first, or may, for which the partner has to be asked again first. */
        static @Nullable Acknowledged later(@Nullable Acknowledged one, @Nullable Acknowledged other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            var order = latest(one.on).compareTo(latest(other.on));
            return order < 0 || (order == 0 && other.ends().isBefore(one.ends())) ? other : one;
        }

        private static LocalDate latest(@Nullable String date) {
            return date == null ? ImpreciseDate.OPEN_END : Dates.latest(date);
        }

        private LocalDate ends() {
            return validUntil.isUnknown() ? ImpreciseDate.OPEN_START : latest(validUntil.orNull());
        }

        void write(ObjectNode line) {
            line.put("lastAcknowledgedOn", on);
            if (on != null && !validUntil.isAbsent()) {
                var valid = line.putObject("lastAcknowledgedValid").put("until", validUntil.orNull());
                if (!validFrom.isAbsent()) {
                    valid.put("from", validFrom.orNull());
                }
            }
        }
    }

    /** Deliveries whose value adds to no sum, and how many of them lie under which terms. */
    private static final class Apart {

        private int all;
        private int standard;
        private int specific;
        private int current;

        void add(int count, Terms terms) {
            all += count;
            standard += terms.standard() == Held.SURELY ? count : 0;
            specific += terms.specific() == Held.SURELY ? count : 0;
            current += terms.current() == Held.SURELY ? count : 0;
        }

        void write(ObjectNode line, String name) {
            if (all > 0) {
                line.putObject(name + "Under")
                        .put("standard", standard)
                        .put("specific", specific)
                        .put("current", current);
            }
        }
    }

    /** Whether a transfer is under some kind of terms. */
    enum Held {
        NOT,
        PERHAPS,
        SURELY;

        Held and(Held other) {
            return compareTo(other) < 0 ? this : other;
        }

        Held or(Held other) {
            return compareTo(other) < 0 ? other : this;
        }
    }

    /**
     * The terms that a transfer is under.
     *
     * @param acknowledged the specific one that the partner acknowledged last; null = none, as far as is known
     */
    record Terms(
            Held standard,
            Held specific,
            Held current,
            @Nullable Acknowledged acknowledged) {

        static Terms of(String transfer, Known content, List<Known> expectations, LocalDate asOf) {
            var standard = Held.NOT;
            var specific = Held.NOT;
            var current = Held.NOT;
            Acknowledged acknowledged = null;
            for (var expectation : expectations) {
                var sent = covers(expectation, transfer, content) ? sent(expectation, asOf) : Held.NOT;
                if (sent == Held.NOT) {
                    continue;
                }
                if (expectation.content().path("standard").asBoolean()) {
                    standard = standard.or(sent);
                } else {
                    specific = specific.or(sent);
                    current = current.or(sent.and(inForce(expectation, asOf)));
                    // What was perhaps acknowledged after all others is the last one that has to be asked about.
                    acknowledged = has(expectation, "acknowledgedOn", asOf) == Held.NOT
                            ? acknowledged
                            : Acknowledged.later(acknowledged, Acknowledged.of(expectation));
                }
            }
            return new Terms(standard, specific, current, acknowledged);
        }

        /** What was acknowledged has been sent, whenever that was. */
        private static Held sent(Known expectation, LocalDate asOf) {
            var sent = has(expectation, "sentOn", asOf);
            return sent == Held.PERHAPS ? sent.or(has(expectation, "acknowledgedOn", asOf)) : sent;
        }

        private static boolean covers(Known expectation, String transfer, Known content) {
            if (!expectation.content().path("transfers").isEmpty()) {
                return expectation.names("transfers", transfer);
            }
            var objective = expectation.text("objective");
            return objective == null || content.names("objectives", objective);
        }

        private static Held inForce(Known expectation, LocalDate asOf) {
            var begun = stated(expectation, "validFrom").isAbsent() ? Held.SURELY : has(expectation, "validFrom", asOf);
            return has(expectation, "acknowledgedOn", asOf).and(begun).and(lasts(expectation, asOf));
        }

        private static Held lasts(Known expectation, LocalDate asOf) {
            return switch (stated(expectation, "validUntil")) {
                case Stated.Unknown<String>() -> Held.PERHAPS;
                case Stated.Absent<String>() -> Held.SURELY;
                case Stated.Value<String>(var until) ->
                    !Dates.earliest(until).isBefore(asOf)
                            ? Held.SURELY
                            : Dates.latest(until).isBefore(asOf) ? Held.NOT : Held.PERHAPS;
            };
        }

        private static Held has(Known expectation, String event, LocalDate asOf) {
            return switch (stated(expectation, event)) {
                case Stated.Unknown<String>() -> Held.PERHAPS;
                case Stated.Absent<String>() -> Held.NOT;
                case Stated.Value<String>(var date) ->
                    Dates.earliest(date).isAfter(asOf)
                            ? Held.NOT
                            : Dates.latest(date).isAfter(asOf) ? Held.PERHAPS : Held.SURELY;
            };
        }
    }

    /** What came of a transfer under its terms. */
    void add(Delivered came, Terms terms) {
        if (!came.came()) {
            return;
        }
        acknowledged = Acknowledged.later(acknowledged, terms.acknowledged());
        for (var itsKind : came.values.kinds()) {
            mixed |= kind != null && !kind.equals(itsKind);
            kind = itsKind;
            var amount = came.values.amountOf(itsKind);
            delivered = delivered.add(amount);
            standard = terms.standard() == Held.SURELY ? standard.add(amount) : standard;
            specific = terms.specific() == Held.SURELY ? specific.add(amount) : specific;
            current = terms.current() == Held.SURELY ? current.add(amount) : current;
        }
        standardOpen |= terms.standard() == Held.PERHAPS;
        specificOpen |= terms.specific() == Held.PERHAPS;
        currentOpen |= terms.current() == Held.PERHAPS;
        unvalued.add(came.unvalued(), terms);
        // What such a statement adds to what came before is not known.
        runningTotals.add(came.runningTotals(), terms);
    }

    ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("standardValue", standardOpen ? null : shown(standard));
        json.put("specificValue", specificOpen ? null : shown(specific));
        json.put("currentValue", currentOpen ? null : shown(current));
        json.put("deliveredValue", shown(delivered));
        if (kind != null && !mixed) {
            json.put("in", kind);
        }
        json.put("unvalued", unvalued.all);
        unvalued.write(json, "unvalued");
        if (runningTotals.all > 0) {
            json.put("runningTotals", runningTotals.all);
            runningTotals.write(json, "runningTotals");
        }
        if (acknowledged != null) {
            acknowledged.write(json);
        }
        return json;
    }

    private @Nullable String shown(BigDecimal amount) {
        return mixed ? null : Encoded.plain(amount);
    }
}
