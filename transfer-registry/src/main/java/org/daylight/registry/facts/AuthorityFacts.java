package org.daylight.registry.facts;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The leaves of a funding or drawdown authority: the ceiling in force, what was charged up to {@code asOf}, and the charge
 * that left the least room.
 *
 * <p>{@code to} of a step is the first day on which it is no longer in force; of several the one that began last counts. A
 * charge made after the last step ended is held against that step, as announcements after a fiscal year may still charge
 * it. A revaluation changes the sum from its own day on and is no charge. Sums are left out where currencies or (for the sum charged) bases differ, or where a charge's date is too imprecise
 * to say whether it lies before {@code asOf}; the ceiling and the charge with the least room, where the dates of steps are too
 * imprecise to say which of them counts.
 */
final class AuthorityFacts {

    private AuthorityFacts() {}

    /**
     * One amount that the sum charged to an authority changes by.
     *
     * @param transfer what it is charged for; empty for a revaluation of what was charged before
     */
    record Charge(Known by, String transfer, @Nullable String on, JsonNode amount) {

        LocalDate earliest() {
            return on == null ? LocalDate.MIN : Dates.earliest(on);
        }

        LocalDate latest() {
            return on == null ? LocalDate.MAX : Dates.latest(on);
        }
    }

    static void write(Leaves leaves, Known authority, List<Charge> made) {
        var charges = new ArrayList<>(made);
        for (var revaluation : authority.content().path("revaluations")) {
            charges.add(new Charge(authority, "", revaluation.path("on").asText(), revaluation.path("change")));
        }
        var steps = new CeilingSteps(authority.content().path("steps"));
        leavesOn(leaves, leaves.asOf(), authority, steps, charges);
        var days = steps.days();
        for (var charge : charges) {
            days.add(charge.earliest());
            days.add(charge.latest());
        }
        leaves.changes(DatedStatement.firstDifferent(days, leaves.asOf(), day -> {
            var then = new Leaves(day);
            leavesOn(then, day, authority, steps, charges);
            return then.bytes().toString();
        }));
    }

    private static void leavesOn(
            Leaves leaves, LocalDate day, Known authority, CeilingSteps steps, List<Charge> charges) {
        var made = charges.stream()
                .filter(charge -> !charge.earliest().isAfter(day))
                .sorted(Comparator.comparing(Charge::earliest).thenComparing(Charge::transfer))
                .toList();
        var surely = made.stream().allMatch(charge -> !charge.latest().isAfter(day));
        if (!steps.isEmpty()) {
            switch (steps.on(day)) {
                case CeilingSteps.Certain(var step) -> leaves.money("authority.ceiling", step.get("ceiling"));
                case CeilingSteps.None() -> leaves.absent("authority.ceiling");
                case CeilingSteps.Open() -> {}
            }
        }
        var bases = made.stream()
                .map(charge -> charge.amount().path("basis").asText())
                .collect(TreeSet<String>::new, TreeSet::add, TreeSet::addAll);
        var currencies = made.stream()
                .map(charge -> charge.amount().path("currency").asText())
                .distinct()
                .toList();
        if (surely) {
            charged(leaves, steps, made, bases, currencies);
            leaves.texts("authority.chargedBases", bases);
            leaves.number(
                    "authority.charges",
                    made.stream().filter(charge -> !charge.transfer().isEmpty()).count());
        }
        leaves.optional("authority.code", authority.get("code"));
        leaves.planned("authority.expiresOn", authority.get("expiresOn"));
        leaves.number("authority.fiscalYear", authority.get("fiscalYear"));
        leaves.optional("authority.kind", authority.get("kind"));
        leaves.optional("authority.opensOn", authority.get("opensOn"));
        if (surely && currencies.size() == 1) {
            peak(leaves, steps, made, bases);
        }
        leaves.optional("authority.statute", authority.get("statute"));
    }

    private static void charged(
            Leaves leaves, CeilingSteps steps, List<Charge> made, SortedSet<String> bases, List<String> currencies) {
        if (bases.size() == 1 && currencies.size() == 1) {
            leaves.text("authority.charged", Encoded.money(sum(made), currencies.getFirst(), bases.first()));
        } else if (made.isEmpty() && steps.first() instanceof JsonNode ceiling) {
            leaves.text(
                    "authority.charged",
                    Encoded.money(
                            BigDecimal.ZERO,
                            ceiling.path("currency").asText(),
                            ceiling.path("basis").asText()));
        }
    }

    /** The charge with the least room below its ceiling; left out if one charge has no ceiling to be held against. */
    private static void peak(Leaves leaves, CeilingSteps steps, List<Charge> made, SortedSet<String> bases) {
        var running = BigDecimal.ZERO;
        BigDecimal least = null;
        BigDecimal peakCharged = BigDecimal.ZERO;
        Charge peak = null;
        JsonNode peakStep = null;
        for (var charge : made) {
            running = running.add(Encoded.amount(charge.amount()));
            if (!(steps.charged(charge.earliest(), charge.latest()) instanceof CeilingSteps.Certain(var step))) {
                return;
            }
            var room = Encoded.amount(step.path("ceiling")).subtract(running);
            if (least == null || room.compareTo(least) < 0) {
                least = room;
                peakCharged = running;
                peak = charge;
                peakStep = step;
            }
        }
        if (peak != null && peakStep != null) {
            var basis = bases.size() == 1 ? bases.first() : "MIXED";
            leaves.money("authority.peakCeiling", peakStep.get("ceiling"));
            leaves.text(
                    "authority.peakCharged",
                    Encoded.money(peakCharged, peak.amount().path("currency").asText(), basis));
            leaves.text("authority.peakOn", peak.on());
        }
    }

    private static BigDecimal sum(List<Charge> charges) {
        return charges.stream().map(charge -> Encoded.amount(charge.amount())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
