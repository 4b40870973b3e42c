package org.daylight.review.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.daylight.kit.date.ImpreciseDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is taken from a stock of 200 by two deliveries of 30 and 20, reckoned by hand. */
class DrawTest {

    private static final LocalDate AS_OF = LocalDate.parse("2026-03-31");
    private static final LocalDate UNTIL = LocalDate.parse("2026-12-31");
    private static final Measure.Target FIRST = new Measure.Target(Set.of(), Set.of("A"), Set.of());
    private static final Draw DRAW =
            new Draw("O", "LAUNCHERS", new Measure.Target(Set.of("T"), Set.of(), Set.of()), true, false);

    private static OpenDelivery open(String name, @Nullable String on, int quantity) {
        return new OpenDelivery(
                "delivery:" + name,
                name,
                "T",
                "XAA",
                "ARMOUR",
                null,
                OpenDelivery.ORDER,
                on == null ? null : ImpreciseDate.parse(on),
                on == null ? "no day is planned for it" : "",
                new OpenDelivery.Amount(BigDecimal.valueOf(quantity), "EACH"),
                null,
                true);
    }

    private static final List<OpenDelivery> TWO = List.of(open("A", "2026-06-30", 30), open("B", "2026-09-30", 20));

    private static Draw.Drawn drawn(Holds held, Measure... measures) {
        var planned = Course.asPlanned(TWO, held);
        var course = planned.under(List.of(measures), List.of(), _ -> true, held, List.of(), AS_OF);
        return DRAW.by(UNTIL, course.comings().values(), planned.comings(), "EACH");
    }

    /** Of what is drawn nobody is told who may not see all of it. */
    @Test
    void whereNotAllMayBeSeenTheDrawIsUnknownAndNamesNothing() {
        var comings = Course.asPlanned(TWO, Holding.NOTHING).comings();
        var drawn = new Draw(DRAW.objective(), DRAW.stock(), DRAW.target(), false, false)
                .by(UNTIL, comings.values(), comings, "EACH");
        assertThat(drawn.amount()).isNull();
        assertThat(drawn.why()).isEqualTo("what is said to be taken from it is not all known to whoever says so");
    }

    @Test
    void whatAnOptionStopsStaysInTheStock() {
        assertThat(drawn(Holding.NOTHING).amount()).isEqualByComparingTo("50");
        assertThat(drawn(Holding.NOTHING, new Measure.Hold(FIRST, AS_OF.plusDays(1), null))
                        .amount())
                .isEqualByComparingTo("20");
    }

    @Test
    void howLongARecordedHoldKeepsItInTheStockNobodyKnows() {
        var held = Holding.of(delivery -> delivery.reference().equals("A"), null);
        assertThat(drawn(held).amount()).isNull();
        assertThat(drawn(held).why()).isEqualTo("no day is known for A");
        assertThat(drawn(held, new Measure.Release(FIRST, null, LocalDate.parse("2026-07-10")))
                        .amount())
                .isEqualByComparingTo("50");
    }
}
