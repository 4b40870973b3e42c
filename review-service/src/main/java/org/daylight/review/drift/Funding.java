package org.daylight.review.drift;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Money;
import org.jspecify.annotations.Nullable;

/** How much of a ceiling is left, and how long it lasts at the mean burn so far. */
final class Funding {

    private static final List<String> MEASURES = List.of("headroom", "runwayDays", "inWords");

    private Funding() {}

    record Charge(ImpreciseDate on, @Nullable Money amount) {}

    /** 1 - used / ceiling; below 0 the ceiling is exceeded. */
    public static double headroom(double used, double ceiling) {
        return 1 - used / ceiling;
    }

    /** What is left over the mean burn; what is exceeded lasts no time. */
    public static double runway(double left, double used, double time) {
        return Math.max(0, left) / (used / time);
    }

    static Figures ofAuthority(JsonNode line, LocalDate asOf) {
        var charges = new ArrayList<Charge>();
        for (var charge : line.path("charges")) {
            charges.add(new Charge(
                    charge.hasNonNull("on")
                            ? ImpreciseDate.parse(charge.get("on").asText())
                            : new ImpreciseDate(ImpreciseDate.OPEN_START, ImpreciseDate.OPEN_END, "an unknown day"),
                    Delivered.money(charge.path("amount"))));
        }
        var opensOn = line.hasNonNull("opensOn")
                ? ImpreciseDate.parse(line.get("opensOn").asText())
                : null;
        return switch (CeilingSteps.of(line).on(asOf)) {
            case CeilingSteps.Certain(var step) -> of(charges, false, step.ceiling(), opensOn, asOf);
            case CeilingSteps.None() -> of(charges, false, null, opensOn, asOf);
            case CeilingSteps.Open open -> unknown("which ceiling is in force is not known: " + open.why());
        };
    }

    /** What was delivered since the start, against the objective's own ceiling. */
    static Figures ofObjective(List<Delivered> entries, @Nullable Money ceiling, LocalDate asOf) {
        if (ceiling != null && ceiling.amount().signum() > 0 && entries.stream().anyMatch(Delivered::cumulative)) {
            return ofTotals(Spent.of(entries, ceiling, asOf), ceiling);
        }
        var charges = entries.stream()
                .map(entry -> new Charge(entry.on(), entry.value()))
                .toList();
        return of(charges, true, ceiling, null, asOf);
    }

    /** Since when what a running total states has been spent nobody says: not after its day, so that it lasts no less. */
    private static Figures ofTotals(Spent spent, Money ceiling) {
        var least = spent.amount().low();
        var most = spent.amount().high();
        if (least.compareTo(ceiling.amount()) >= 0 && !spent.amount().exact()) {
            return exhausted(unknown(spent.why()), least, ceiling);
        }
        if (most == null) {
            return unknown(spent.why());
        }
        var doubts = List.of(spent.why());
        var figures = new Figures();
        figures.text("ceiling", ceiling.text())
                .text("used", "%s %s".formatted(spent.text(), ceiling.basis()))
                .within(
                        "headroom",
                        Range.between(
                                headroom(most.doubleValue(), ceiling.amount().doubleValue()),
                                headroom(least.doubleValue(), ceiling.amount().doubleValue())),
                        doubts);
        figures.text(
                "inWords",
                "%s of %s %s %s used"
                        .formatted(
                                spent.inWords(), Rounding.text(ceiling.amount()), ceiling.currency(), ceiling.basis()));
        if (most.signum() == 0) {
            return figures.absent("runwayDays");
        }
        var left = ceiling.amount().subtract(most).doubleValue();
        if (least.compareTo(ceiling.amount()) >= 0) {
            return figures.days("runwayDays", 0);
        }
        return figures.text("runwayDays", "%d.. days".formatted(lasting(left, most, spent.begunBy(), spent.asOf())))
                .unknown("runwayDays", "since when is spent what a running total states is not known");
    }

    /** @param neverLess whether no charge can be less than nought: deliveries are not, entries of an authority may be */
    private static Figures of(
            List<Charge> charges,
            boolean neverLess,
            @Nullable Money ceiling,
            @Nullable ImpreciseDate opensOn,
            LocalDate asOf) {
        var figures = new Figures();
        if (ceiling == null || ceiling.amount().signum() <= 0) {
            MEASURES.forEach(figures::absent);
            return figures;
        }
        var doubts = new TreeSet<String>();
        var used = BigDecimal.ZERO;
        var surely = BigDecimal.ZERO;
        var made = new ArrayList<ImpreciseDate>();
        for (var charge : charges) {
            if (charge.on.earliest().isAfter(asOf)) {
                continue;
            }
            if (charge.on.latest().isAfter(asOf)) {
                doubts.add("a charge is dated " + charge.on.text());
            }
            if (charge.amount == null) {
                doubts.add("the amount of a charge is not known");
            } else if (!charge.amount.comparableWith(ceiling)) {
                doubts.add("the ceiling is in %s %s, a charge in %s %s"
                        .formatted(
                                ceiling.currency(), ceiling.basis(), charge.amount.currency(), charge.amount.basis()));
            } else {
                used = used.add(charge.amount.amount());
                if (!charge.on.latest().isAfter(asOf)) {
                    surely = surely.add(charge.amount.amount());
                }
            }
            made.add(charge.on);
        }
        if (!doubts.isEmpty()) {
            var open = unknown(String.join("; ", doubts));
            return neverLess && surely.compareTo(ceiling.amount()) >= 0 ? exhausted(open, surely, ceiling) : open;
        }
        figures.text("ceiling", ceiling.text())
                .text("used", new Money(used, ceiling.currency(), ceiling.basis()).text())
                .decimal(
                        "headroom",
                        headroom(used.doubleValue(), ceiling.amount().doubleValue()));
        var begun = Begun.of(opensOn, made, asOf);
        figures.text(
                "inWords",
                "%s of %s %s %s used%s"
                        .formatted(
                                Rounding.text(used),
                                Rounding.text(ceiling.amount()),
                                ceiling.currency(),
                                ceiling.basis(),
                                begun == null ? "" : " since " + begun.text()));
        if (used.signum() > 0 && begun != null && !begun.earliest().isAfter(asOf)) {
            var left = ceiling.amount().subtract(used).doubleValue();
            var least = lasting(left, used, begun.latest(), asOf);
            var most = lasting(left, used, begun.earliest(), asOf);
            if (least == most) {
                figures.days("runwayDays", least);
            } else {
                figures.text("runwayDays", "%d..%d days".formatted(least, most));
            }
        } else {
            figures.absent("runwayDays");
        }
        return figures;
    }

    /** Whatever is not known of other charges, nothing is left. */
    private static Figures exhausted(Figures figures, BigDecimal atLeast, Money ceiling) {
        return figures.text("ceiling", ceiling.text())
                .days("runwayDays", 0)
                .text(
                        "inWords",
                        "at least %s of %s %s %s used"
                                .formatted(
                                        Rounding.text(atLeast),
                                        Rounding.text(ceiling.amount()),
                                        ceiling.currency(),
                                        ceiling.basis()));
    }

    private static long lasting(double left, BigDecimal used, LocalDate first, LocalDate asOf) {
        // A charge is spread over the day it is made on as well.
        var days = ChronoUnit.DAYS.between(first, asOf) + 1;
        var lasts = StrictMath.floor(runway(left, used.doubleValue(), (double) days));
        // More than a fact can hold is for ever.
        return (long) Math.min(Integer.MAX_VALUE, lasts);
    }

    /** Since when is spent: the later it is, the faster. */
    private record Begun(LocalDate earliest, LocalDate latest, String text) {

        /**
         * When it opens, which is not after its first charge where it is no day; that charge where nobody says when it opens.
         *
         * @return null where neither is known
         */
        static @Nullable Begun of(@Nullable ImpreciseDate opensOn, List<ImpreciseDate> charged, LocalDate asOf) {
            var first = charged.stream().min(Comparator.comparing(ImpreciseDate::latest));
            if (opensOn == null) {
                var earliest = charged.stream().map(ImpreciseDate::earliest).min(Comparator.naturalOrder());
                return first.map(charge -> new Begun(earliest.orElseThrow(), charge.latest(), charge.text()))
                        .orElse(null);
            }
            var last = first.map(ImpreciseDate::latest).filter(asOf::isAfter).orElse(asOf);
            var latest = Stream.of(opensOn.latest(), last)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            return new Begun(
                    opensOn.earliest(),
                    latest.isBefore(opensOn.earliest()) ? opensOn.earliest() : latest,
                    opensOn.text());
        }
    }

    private static Figures unknown(String reason) {
        var figures = new Figures();
        MEASURES.forEach(name -> figures.unknown(name, reason));
        return figures;
    }
}
