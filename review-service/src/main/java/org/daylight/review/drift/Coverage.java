package org.daylight.review.drift;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.daylight.kit.date.ImpreciseDate;

/** The share of what was delivered that stands under something in writing: three figures, never one alone. */
final class Coverage {

    private static final List<String> TERMS = List.of("standard", "specific", "current");

    private Coverage() {}

    static Figures of(JsonNode written, LocalDate asOf) {
        var figures = new Figures();
        TERMS.forEach(terms -> share(figures, written, terms));
        words(figures, written);
        stale(figures, written, asOf);
        return figures;
    }

    /**
     * In days since the acknowledgement, and as a share of the days for which what was acknowledged is valid, where it states
     * an end: above 1 as soon as that has passed. Both parts of the share begin when it was acknowledged and is valid. The line
     * says null for a day that is not known, and nothing where there is none.
     */
    private static void stale(Figures figures, JsonNode written, LocalDate asOf) {
        if (written.path("lastAcknowledgedOn").isNull()) {
            var why = "of a specific term it is not known whether or when the partner acknowledged it";
            figures.unknown("staleness", why).unknown("stalenessShare", why);
            return;
        }
        if (!written.has("lastAcknowledgedOn")) {
            figures.absent("staleness").absent("stalenessShare");
            return;
        }
        var acknowledged = ImpreciseDate.parse(written.get("lastAcknowledgedOn").asText());
        if (!acknowledged.exact() || acknowledged.latest().isAfter(asOf)) {
            var why = "the last acknowledgement is dated " + acknowledged.text();
            figures.unknown("staleness", why).unknown("stalenessShare", why);
            return;
        }
        var days = staleness(acknowledged.latest(), asOf);
        figures.days("staleness", days);
        var valid = written.path("lastAcknowledgedValid");
        if (!valid.has("until")) {
            figures.absent("stalenessShare");
            return;
        }
        var day = acknowledged.latest();
        var until = valid.path("until").isNull()
                ? null
                : ImpreciseDate.parse(valid.get("until").asText());
        var from = valid.path("from").isNull()
                ? null
                : valid.has("from") ? ImpreciseDate.parse(valid.get("from").asText()) : acknowledged;
        // Whatever day before the acknowledgement it was, both parts begin with that.
        var begins = from == null || !(from.exact() || !from.latest().isAfter(day)) ? null : later(from.latest(), day);
        if (until != null && begins != null && until.exact() && !until.latest().isBefore(begins)) {
            // The first day and the last are days on which it is valid, and today is one that it has been.
            var validity = ChronoUnit.DAYS.between(begins, until.latest()) + 1;
            var gone = Math.max(0, ChronoUnit.DAYS.between(begins, asOf) + 1);
            figures.number("validityDays", (int) validity).decimal("stalenessShare", gone / (double) validity);
        } else if (until == null || !ranOut(figures, from == null ? day : later(from.earliest(), day), until, asOf)) {
            figures.unknown(
                    "stalenessShare",
                    until == null || from == null
                            ? "for how long what was last acknowledged on %s is valid is not known"
                                    .formatted(acknowledged.text())
                            : "what was last acknowledged on %s is valid from %s to %s"
                                    .formatted(acknowledged.text(), from.text(), until.text()));
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /**
     * Of a term that is over whichever day it began and ended on: the later it began and the sooner it ended, the fewer days it was
     * valid and the greater a share has gone, so that it is least from its first possible day to its last.
     */
    private static boolean ranOut(Figures figures, LocalDate begins, ImpreciseDate until, LocalDate asOf) {
        var end = until.latest();
        if (!end.isBefore(asOf) || end.isBefore(begins)) {
            return false;
        }
        var most = ChronoUnit.DAYS.between(begins, end) + 1;
        var gone = ChronoUnit.DAYS.between(begins, asOf) + 1;
        figures.decimal("stalenessShare", gone / (double) most).flag("stalenessShareAtLeast", true);
        return true;
    }

    /**
     * A share of value. What has no value of its own (it states none, or is a running total) may be worth anything, so that
     * the share is known only where all of it lies under the terms and so does what has a value, or none of either does.
     */
    private static void share(Figures figures, JsonNode written, String terms) {
        var name = "coverage" + Character.toUpperCase(terms.charAt(0)) + terms.substring(1);
        var worth = written.path(terms + "Value");
        if (!written.hasNonNull("deliveredValue")) {
            figures.unknown(name, "the value of what was delivered is not known");
            return;
        }
        var delivered = new BigDecimal(written.get("deliveredValue").asText());
        var unvalued = written.path("unvalued").asInt(0);
        var totals = written.path("runningTotals").asInt(0);
        if (delivered.signum() <= 0 && unvalued + totals == 0) {
            figures.absent(name);
        } else if (!worth.isTextual()) {
            figures.unknown(name, "the value under these terms is not known");
        } else {
            var covered = new BigDecimal(worth.asText());
            var apart = written.path("unvaluedUnder").path(terms).asInt(-1) * (unvalued > 0 ? 1 : 0)
                    + written.path("runningTotalsUnder").path(terms).asInt(-1) * (totals > 0 ? 1 : 0);
            var all = apart == unvalued + totals && covered.compareTo(delivered) == 0;
            var none = apart == 0 && covered.signum() == 0;
            if (delivered.signum() > 0 && (unvalued + totals == 0 || all || none)) {
                figures.decimal(name, covered.doubleValue() / delivered.doubleValue());
            } else {
                figures.unknown(name, withoutValue(unvalued, totals));
            }
        }
    }

    /** Such as: of 4000000 USD CONTRACT delivered 4000000 under standard terms, 3100000 under specific ones, 0 under current ones. */
    private static void words(Figures figures, JsonNode written) {
        if (!written.hasNonNull("deliveredValue") || !written.hasNonNull("in")) {
            figures.unknown("inWords", "what the value of what was delivered is stated in is not known");
            return;
        }
        var apart = withoutValue(
                written.path("unvalued").asInt(0), written.path("runningTotals").asInt(0));
        figures.text(
                "inWords",
                "of %s %s delivered %s under standard terms, %s under specific ones, %s under current ones%s"
                        .formatted(
                                written.path("deliveredValue").asText(),
                                written.path("in").asText(),
                                amount(written, "standardValue"),
                                amount(written, "specificValue"),
                                amount(written, "currentValue"),
                                apart.isEmpty() ? "" : "; beside that " + apart));
    }

    private static String amount(JsonNode written, String value) {
        return written.hasNonNull(value) ? written.get(value).asText() : "an amount that is not known";
    }

    private static String withoutValue(int unvalued, int totals) {
        var reasons = new ArrayList<String>();
        if (unvalued > 0) {
            reasons.add(unvalued == 1 ? "1 delivery states no value" : unvalued + " deliveries state no value");
        }
        if (totals > 0) {
            reasons.add(totals == 1 ? "1 delivery is a running total" : totals + " deliveries are running totals");
        }
        return String.join("; ", reasons);
    }

    /** Days since the partner last acknowledged what was written. */
    public static long staleness(LocalDate acknowledgedOn, LocalDate asOf) {
        return ChronoUnit.DAYS.between(acknowledgedOn, asOf);
    }
}
