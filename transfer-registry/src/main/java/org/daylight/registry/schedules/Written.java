package org.daylight.registry.schedules;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.daylight.registry.facts.Dates;
import org.daylight.registry.facts.Encoded;
import org.daylight.registry.facts.Known;
import org.jspecify.annotations.Nullable;

/**
 * How much of the delivered value lies under written terms: standard ones, specific ones, and specific ones that are
 * acknowledged and in force on {@code asOf}. A term counts once it is known to have been sent; one without a stated end
 * has none. Deliveries without a value, and running totals, whose values are not added up, are counted apart, those under
 * each kind of terms as well, so that a share is said only where no value of theirs could change it; values in several currencies or on several bases are not added.
 */
final class Written {

    private BigDecimal delivered = BigDecimal.ZERO;
    private BigDecimal standard = BigDecimal.ZERO;
    private BigDecimal specific = BigDecimal.ZERO;
    private BigDecimal current = BigDecimal.ZERO;
    private @Nullable String kind;
    private boolean mixed;
    private final Apart unvalued = new Apart();
    private final Apart runningTotals = new Apart();
    private @Nullable Acknowledged acknowledged;

    /**
     * When the partner last acknowledged a specific term, and for how long that is valid.
     *
     * @param validFrom null = from its acknowledgement
     * @param validUntil null = no end is stated
     */
    record Acknowledged(
            String on, @Nullable String validFrom, @Nullable String validUntil) {

        /** Of two of one day the one that ends first, for which the partner has to be asked again first. */
        static @Nullable Acknowledged later(@Nullable Acknowledged one, @Nullable Acknowledged other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            var order = Dates.latest(one.on).compareTo(Dates.latest(other.on));
            if (order == 0 && other.validUntil != null) {
                return one.validUntil == null || Dates.latest(other.validUntil).isBefore(Dates.latest(one.validUntil))
                        ? other
                        : one;
            }
            return order < 0 ? other : one;
        }

        void write(ObjectNode line) {
            line.put("lastAcknowledgedOn", on);
            if (validUntil != null) {
                var valid = line.putObject("lastAcknowledgedValid").put("until", validUntil);
                if (validFrom != null) {
                    valid.put("from", validFrom);
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
            standard += terms.standard() ? count : 0;
            specific += terms.specific() ? count : 0;
            current += terms.current() ? count : 0;
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

    /**
     * The terms that a transfer is under.
     *
     * @param acknowledged the specific one that the partner acknowledged last; null = none, as far as is known
     */
    record Terms(
            boolean standard,
            boolean specific,
            boolean current,
            @Nullable Acknowledged acknowledged) {

        static Terms of(String transfer, Known content, List<Known> expectations, LocalDate asOf) {
            var isStandard = false;
            var isSpecific = false;
            var isCurrent = false;
            Acknowledged acknowledged = null;
            for (var expectation : expectations) {
                if (covers(expectation, transfer, content) && has(expectation, "sentOn", asOf)) {
                    if (expectation.content().path("standard").asBoolean()) {
                        isStandard = true;
                    } else {
                        isSpecific = true;
                        isCurrent |= inForce(expectation, asOf);
                        acknowledged = has(expectation, "acknowledgedOn", asOf)
                                ? Acknowledged.later(acknowledged, acknowledged(expectation))
                                : acknowledged;
                    }
                }
            }
            return new Terms(isStandard, isSpecific, isCurrent, acknowledged);
        }

        private static Acknowledged acknowledged(Known expectation) {
            return new Acknowledged(
                    Objects.requireNonNull(expectation.text("acknowledgedOn")),
                    expectation.text("validFrom"),
                    expectation.text("validUntil"));
        }

        private static boolean covers(Known expectation, String transfer, Known content) {
            if (!expectation.content().path("transfers").isEmpty()) {
                return expectation.names("transfers", transfer);
            }
            var objective = expectation.text("objective");
            return objective == null || content.names("objectives", objective);
        }

        private static boolean inForce(Known expectation, LocalDate asOf) {
            var from = expectation.text("validFrom");
            var until = expectation.text("validUntil");
            return has(expectation, "acknowledgedOn", asOf)
                    && (from == null || !Dates.latest(from).isAfter(asOf))
                    && (until == null || !Dates.earliest(until).isBefore(asOf));
        }

        private static boolean has(Known expectation, String event, LocalDate asOf) {
            var date = expectation.text(event);
            return date != null && !Dates.latest(date).isAfter(asOf);
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
            standard = terms.standard() ? standard.add(amount) : standard;
            specific = terms.specific() ? specific.add(amount) : specific;
            current = terms.current() ? current.add(amount) : current;
        }
        unvalued.add(came.unvalued(), terms);
        // What such a statement adds to what came before is not known.
        runningTotals.add(came.runningTotals(), terms);
    }

    ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("standardValue", shown(standard));
        json.put("specificValue", shown(specific));
        json.put("currentValue", shown(current));
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
