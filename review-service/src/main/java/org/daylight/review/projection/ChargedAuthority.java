package org.daylight.review.projection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Money;
import org.daylight.review.drift.CeilingSteps;
import org.jspecify.annotations.Nullable;

/**
 * An authority's fact line as its schedule line lets it read on a day: the ceiling in force, what is charged by then, and the
 * charge that leaves the least room, as the vocabulary of facts defines them.
 */
public final class ChargedAuthority {

    private static final List<String> LEAVES = List.of(
            "authority.ceiling",
            "authority.charged",
            "authority.chargedBases",
            "authority.charges",
            "authority.peakCeiling",
            "authority.peakCharged",
            "authority.peakOn");

    private ChargedAuthority() {}

    /**
     * What the sum charged changes by.
     *
     * @param transfer empty for a revaluation, which is no charge
     */
    private record Charge(ImpreciseDate on, String transfer, Money amount) {}

    public static ObjectNode line(ObjectNode line, JsonNode schedule, LocalDate day) {
        var altered = AlteredLines.asOf(line, day);
        altered.remove(LEAVES);
        var steps = CeilingSteps.of(schedule);
        if (!steps.isEmpty()) {
            switch (steps.on(day)) {
                case CeilingSteps.Certain(var step) ->
                    altered.put("authority.ceiling", step.ceiling().text());
                case CeilingSteps.None() -> altered.putNull("authority.ceiling");
                case CeilingSteps.Open _ -> {}
            }
        }
        var made = charges(schedule, day);
        if (made == null
                || made.stream().anyMatch(charge -> charge.on().latest().isAfter(day))) {
            return altered;
        }
        var bases = new TreeSet<String>();
        var currencies = new TreeSet<String>();
        made.forEach(charge -> {
            bases.add(charge.amount().basis());
            currencies.add(charge.amount().currency());
        });
        altered.put("authority.charges", (int)
                made.stream().filter(charge -> !charge.transfer().isEmpty()).count());
        bases.forEach(altered.putArray("authority.chargedBases")::add);
        if (made.isEmpty() && !steps.isEmpty()) {
            var ceiling = steps.first();
            altered.put("authority.charged", text(BigDecimal.ZERO, ceiling.currency(), ceiling.basis()));
        } else if (bases.size() == 1 && currencies.size() == 1) {
            var sum = made.stream().map(charge -> charge.amount().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
            altered.put("authority.charged", text(sum, currencies.first(), bases.first()));
        }
        if (currencies.size() == 1) {
            peak(altered, steps, made, currencies.first(), bases.size() == 1 ? bases.first() : "MIXED");
        }
        return altered;
    }

    private static void peak(ObjectNode altered, CeilingSteps steps, List<Charge> made, String currency, String basis) {
        var running = BigDecimal.ZERO;
        BigDecimal least = null;
        for (var charge : made) {
            running = running.add(charge.amount().amount());
            if (!(steps.charged(charge.on()) instanceof CeilingSteps.Certain(var step))) {
                altered.remove(List.of("authority.peakCeiling", "authority.peakCharged", "authority.peakOn"));
                return;
            }
            var room = step.ceiling().amount().subtract(running);
            if (least == null || room.compareTo(least) < 0) {
                least = room;
                altered.put("authority.peakCeiling", step.ceiling().text())
                        .put("authority.peakCharged", text(running, currency, basis))
                        .put("authority.peakOn", charge.on().text());
            }
        }
    }

    /** Those that may have been made by a day, in their order; null where an amount or a day is not known. */
    private static @Nullable List<Charge> charges(JsonNode schedule, LocalDate day) {
        var made = new ArrayList<Charge>();
        for (var node : schedule.path("charges")) {
            var amount = OpenDelivery.money(node.path("amount"));
            var on = node.path("on").asText(null);
            if (amount == null || on == null) {
                return null;
            }
            var date = ImpreciseDate.parse(on);
            if (!date.earliest().isAfter(day)) {
                made.add(new Charge(date, node.path("transfer").asText(""), amount));
            }
        }
        made.sort(
                Comparator.comparing((Charge charge) -> charge.on().earliest()).thenComparing(Charge::transfer));
        return made;
    }

    private static String text(BigDecimal amount, String currency, String basis) {
        var plain = amount.stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString() + " " + currency + " " + basis;
    }
}
