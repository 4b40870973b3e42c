package org.daylight.review.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Money;
import org.daylight.review.projection.Measure.Period;
import org.daylight.review.projection.Measure.Target;
import org.daylight.review.projection.OpenDelivery.Amount;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Days and quantities reckoned by hand, on four deliveries of 10, 20, 10 and 5. */
class CourseTest {

    private static final LocalDate AS_OF = day("2026-03-31");
    private static final LocalDate FROM = day("2026-04-01");
    private static final Target T = new Target(Set.of("T"), Set.of(), Set.of());

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static OpenDelivery open(String name, @Nullable String on, @Nullable String quantity) {
        return new OpenDelivery(
                "delivery:" + name,
                name,
                "T",
                "XAA",
                name.equals("C") ? "AIR_DEFENCE" : "ARMOUR",
                null,
                OpenDelivery.ORDER,
                on == null ? null : ImpreciseDate.parse(on),
                on == null ? "no day is planned for it" : "",
                Amount.parse(quantity).orElse(null),
                null,
                !name.startsWith("Z"));
    }

    private static final List<OpenDelivery> FOUR = List.of(
            open("A", "2026-04-30", "10 EACH"),
            open("B", "2026-05-31", "20 EACH"),
            open("C", "2026-06", "10 EACH"),
            open("D", null, "5 EACH"));

    private static Map<String, String> days(Course course) {
        var days = new TreeMap<String, String>();
        course.comings()
                .values()
                .forEach(coming -> days.put(
                        coming.delivery().reference(),
                        coming.on() == null ? coming.noDay() : coming.on().text()));
        return days;
    }

    private static Course under(List<Exemption> exemptions, List<Came> came, Measure... measures) {
        return Course.asPlanned(FOUR, Holding.NOTHING)
                .under(List.of(measures), exemptions, _ -> true, Holding.NOTHING, came, AS_OF);
    }

    /** By no end, or by one of these, are all four held. */
    private static final Holds HELD = Holding.of(_ -> true, null);

    private static Course held(Holds holds, List<Exemption> exemptions, Measure... measures) {
        return Course.asPlanned(FOUR, holds).under(List.of(measures), exemptions, _ -> true, holds, List.of(), AS_OF);
    }

    private static Map<String, String> moved(Measure... measures) {
        var before = days(Course.asPlanned(FOUR, Holding.NOTHING));
        var moved = new TreeMap<>(days(under(List.of(), List.of(), measures)));
        moved.entrySet().removeIf(entry -> entry.getValue().equals(before.get(entry.getKey())));
        return moved;
    }

    @Test
    void asPlannedEveryDeliveryComesOnItsDayOrOnNone() {
        assertThat(days(Course.asPlanned(FOUR, Holding.NOTHING)))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("A", "2026-04-30", "B", "2026-05-31", "C", "2026-06", "D", "no day is planned for it"));
        assertThat(days(Course.asPlanned(FOUR, HELD)).values())
                .filteredOn(text -> text.startsWith("a hold on its transfer"))
                .hasSize(4);
    }

    @Test
    void laterAndSoonerByDaysMoveBothEndsOfAnInterval() {
        assertThat(moved(new Measure.Shift(T, FROM, 30)))
                .isEqualTo(Map.of("A", "2026-05-30", "B", "2026-06-30", "C", "2026-07-01/2026-07-30"));
        // March 16 has passed, so that the first day ahead is the soonest.
        assertThat(moved(new Measure.Shift(T, FROM, -45)))
                .isEqualTo(Map.of("A", "2026-04-01", "B", "2026-04-16", "C", "2026-04-17/2026-05-16"));
        assertThat(moved(new Measure.Shift(T, day("2026-05-15"), 30)))
                .isEqualTo(Map.of("B", "2026-06-30", "C", "2026-07-01/2026-07-30"));
    }

    /** June 1 to 10 are before the day from which on it counts: whatever is meant for one of them comes on it. */
    @Test
    void ofAnIntervalThePartBeforeTheDayDoesNotMove() {
        assertThat(moved(new Measure.Shift(T, day("2026-06-11"), 10))).isEqualTo(Map.of("C", "2026-06-01/2026-07-10"));
        assertThat(moved(new Measure.Shift(T, day("2026-06-11"), -20))).isEqualTo(Map.of("C", "2026-05-22/2026-06-10"));
        assertThat(moved(new Measure.Shift(T, day("2026-06-11"), -60))).isEqualTo(Map.of("C", "2026-04-12/2026-06-10"));
    }

    /** 29 and 60 days after April 1; half as much again is 43.5 and 90, half is 14.5 and 30; June 1 is 61, June 30 is 90. */
    @Test
    void factorsStretchWhatLiesBetween() {
        assertThat(moved(new Measure.Stretch(T, FROM, new BigDecimal("1.5"), true)))
                .isEqualTo(Map.of("A", "2026-05-15", "B", "2026-06-30", "C", "2026-07-02/2026-08-14"));
        assertThat(moved(new Measure.Stretch(T, FROM, new BigDecimal("2"), false)))
                .isEqualTo(Map.of("A", "2026-04-16", "B", "2026-05-01", "C", "2026-05-02/2026-05-16"));
    }

    @Test
    void whatIsHeldComesOnTheDayAfterOrHasNoDay() {
        assertThat(moved(new Measure.Hold(T, day("2026-05-01"), day("2026-06-15"))))
                .isEqualTo(Map.of("B", "2026-06-16", "C", "2026-06-16/2026-06-30"));
        var endless = moved(new Measure.Hold(T, day("2026-05-01"), null));
        assertThat(endless).containsOnlyKeys("B", "C");
        assertThat(endless.values()).containsOnly("it is held from 2026-05-01 and no end of it is stated");
    }

    @Test
    void aReleaseGivesADayToWhatHasNone() {
        assertThat(moved(new Measure.Release(T, null, day("2026-07-01")))).isEqualTo(Map.of("D", "2026-07-01"));
        var held = held(HELD, List.of(), new Measure.Release(T, null, day("2026-05-15")));
        assertThat(days(held))
                .isEqualTo(Map.of("A", "2026-05-15", "B", "2026-05-31", "C", "2026-06", "D", "2026-05-15"));
    }

    /** What has no day of its own gets none by that: nobody says that it comes then. */
    @Test
    void whatAHoldHoldsComesNoSoonerThanItEndsByItself() {
        assertThat(days(held(until("2026-05-20"), List.of())))
                .isEqualTo(
                        Map.of("A", "2026-05-20", "B", "2026-05-31", "C", "2026-06", "D", "no day is planned for it"));
        assertThat(days(held(until("2026-05-20/2026-06-10"), List.of())))
                .isEqualTo(Map.of(
                        "A", "2026-05-20/2026-06-10",
                        "B", "2026-05-31/2026-06-10",
                        "C", "2026-06",
                        "D", "no day is planned for it"));
        assertThat(days(held(until("2026-06-15/.."), List.of())))
                .containsEntry("A", "2026-06-15/..")
                .containsEntry("C", "2026-06-15/..");
    }

    @Test
    void ofSeveralHoldsTheLastOneThatEndsLetsGo() {
        var may = new Held(ImpreciseDate.parse("2026-05"));
        var june = new Held(ImpreciseDate.parse("2026-05-20/2026-06-10"));

        assertThat(may.and(june).until()).isEqualTo(ImpreciseDate.parse("2026-05-20/2026-06-10"));
        assertThat(june.and(may)).isEqualTo(may.and(june));
        assertThat(may.and(Held.WITHOUT_END)).isEqualTo(Held.WITHOUT_END);
    }

    /** 30 days before May 20 and 31 are April 20 and May 1; from April 1 halfway to them are April 26 and May 1. */
    @Test
    void whileItIsHeldNothingMakesItComeSoonerButARelease() {
        var holds = until("2026-05-20");

        assertThat(days(held(holds, List.of(), new Measure.Shift(T, FROM, -30))))
                .containsEntry("A", "2026-05-20")
                .containsEntry("B", "2026-05-20")
                .containsEntry("C", "2026-05-20/2026-05-31");
        assertThat(days(held(holds, List.of(), new Measure.Shift(T, FROM, 30)))).containsEntry("A", "2026-06-19");
        assertThat(days(held(holds, List.of(), new Measure.Stretch(T, FROM, new BigDecimal("2"), false))))
                .containsEntry("A", "2026-05-20")
                .containsEntry("B", "2026-05-20");
        var onB = Holding.of(delivery -> delivery.reference().equals("B"), "2026-06-10");
        assertThat(days(held(onB, List.of(), new Measure.Resequence(List.of("B", "A")))))
                .containsEntry("A", "2026-06-10")
                .containsEntry("B", "2026-06-10");
        assertThat(days(held(holds, List.of(), new Measure.Release(T, null, day("2026-05-10")))))
                .isEqualTo(Map.of("A", "2026-05-10", "B", "2026-05-31", "C", "2026-06", "D", "2026-05-10"));
        // It has ended by itself before.
        assertThat(days(held(holds, List.of(), new Measure.Release(T, null, day("2026-06-20")))))
                .isEqualTo(Map.of("A", "2026-05-20", "B", "2026-05-31", "C", "2026-06", "D", "2026-06-20"));
    }

    @Test
    void whatIsExemptFromAnOptionStillWaitsForTheEndOfAHoldInForce() {
        var exempt = List.of(new Exemption(Set.of("A"), Set.of(), Set.of(), "it defends cities"));
        var course = held(until("2026-05-20"), exempt, new Measure.Hold(T, day("2026-05-01"), day("2026-07-31")));

        assertThat(days(course)).containsEntry("A", "2026-05-20").containsEntry("B", "2026-08-01");
        assertThat(course.exempted())
                .extracting(left -> left.delivery().reference())
                .containsExactly("A");
    }

    private static Holds until(String day) {
        return Holding.of(_ -> true, day);
    }

    @Test
    void theDaysGoToTheDeliveriesInTheOrderWanted() {
        assertThat(moved(new Measure.Resequence(List.of("C", "A", "B"))))
                .isEqualTo(Map.of("C", "2026-04-30", "A", "2026-05-31", "B", "2026-06"));
    }

    /** 10 and 20 and 10 in the second quarter are 40; 25 have room for the first and the third. */
    @Test
    void aCapLetsThroughWhatHasRoomAndTheRestWaits() {
        var cap = new Measure.Cap(T, Period.QUARTER, Amount.parse("25 EACH").orElseThrow(), null);
        assertThat(moved(cap)).isEqualTo(Map.of("B", "2026-07-01"));
        var tight = new Measure.Cap(T, Period.MONTH, Amount.parse("15 EACH").orElseThrow(), null);
        assertThat(moved(tight)).isEqualTo(Map.of("B", "it is more than the cap by itself"));
        // Of a year's 45 what came in January takes 20: 25 are left, and the second waits for the next year.
        var year = new Measure.Cap(T, Period.YEAR, Amount.parse("45 EACH").orElseThrow(), null);
        var came = new Came(
                "Z",
                "T",
                "ARMOUR",
                ImpreciseDate.parse("2026-01-15"),
                Amount.parse("20 EACH").orElseThrow(),
                null);
        assertThat(days(under(List.of(), List.of(came), year)))
                .containsEntry("B", "2027-01-01")
                .containsEntry("C", "2026-06");
    }

    @Test
    void whatCannotBeCountedIsNamedAndNotMoved() {
        var worth = new Measure.Cap(T, Period.YEAR, null, new Money(BigDecimal.TEN, "USD", "CONTRACT"));
        var course = under(List.of(), List.of(), worth);
        assertThat(days(course)).isEqualTo(days(Course.asPlanned(FOUR, Holding.NOTHING)));
        assertThat(course.notes()).hasSize(3);
        var shift = under(List.of(), List.of(), new Measure.Shift(T, FROM, 1));
        assertThat(shift.notes()).singleElement().satisfies(note -> {
            assertThat(note.delivery().reference()).isEqualTo("D");
            assertThat(note.why()).isEqualTo("no day is planned for it");
        });
    }

    @Test
    void whatIsExemptIsNeitherHeldNorSlowedAndIsNamed() {
        var defensive = new Exemption(Set.of(), Set.of(), Set.of("AIR_DEFENCE"), "interceptors");
        for (var measure : List.of(
                new Measure.Hold(T, FROM, null),
                new Measure.Shift(T, FROM, 30),
                new Measure.Stretch(T, FROM, new BigDecimal("2"), true))) {
            var course = under(List.of(defensive), List.of(), measure);
            assertThat(days(course)).containsEntry("C", "2026-06");
            assertThat(course.exempted())
                    .singleElement()
                    .satisfies(left -> assertThat(left.delivery().reference() + ": " + left.because())
                            .isEqualTo("C: interceptors"));
        }
        // It may come sooner, like everything else.
        assertThat(days(under(List.of(defensive), List.of(), new Measure.Shift(T, FROM, -10))))
                .containsEntry("C", "2026-05-22/2026-06-20");
        // What is exempt from a cap takes room all the same: 10 and 20 leave none for it, and it comes.
        var cap = new Measure.Cap(T, Period.QUARTER, Amount.parse("30 EACH").orElseThrow(), null);
        var capped = under(List.of(defensive), List.of(), cap);
        assertThat(days(capped)).containsEntry("B", "2026-05-31").containsEntry("C", "2026-06");
        assertThat(capped.exempted()).hasSize(1);
    }

    private static Exemption exempt(String reference) {
        return new Exemption(Set.of(reference), Set.of(), Set.of(), "interceptors");
    }

    /** B before A: B comes on 30 April and A on 31 May. What is exempt may come sooner, and not later. */
    @Test
    void whatIsExemptIsBroughtForwardInASequenceAndNotPutOff() {
        var swapped = new Measure.Resequence(List.of("B", "A"));
        var sooner = under(List.of(exempt("B")), List.of(), swapped);
        assertThat(days(sooner)).containsEntry("B", "2026-04-30").containsEntry("A", "2026-05-31");
        assertThat(sooner.exempted()).isEmpty();

        var later = under(List.of(exempt("A")), List.of(), swapped);
        assertThat(days(later)).containsEntry("A", "2026-04-30").containsEntry("B", "2026-05-31");
        assertThat(later.exempted())
                .singleElement()
                .satisfies(left -> assertThat(left.delivery().reference()).isEqualTo("A"));

        // C first and A last; A is exempt and keeps 30 April, so that B and C deal out their own days.
        var last = under(List.of(exempt("A")), List.of(), new Measure.Resequence(List.of("C", "B", "A")));
        assertThat(days(last))
                .containsEntry("A", "2026-04-30")
                .containsEntry("C", "2026-05-31")
                .containsEntry("B", "2026-06");
    }

    /** Ten a month: E fills February, so that what January has no room for comes in March. */
    @Test
    void whatIsPutOffByACapLeavesTheRoomOfWhatIsExempt() {
        var cap = new Measure.Cap(T, Period.MONTH, Amount.parse("10 EACH").orElseThrow(), null);
        var three = List.of(
                open("A", "2027-01-10", "10 EACH"),
                open("B", "2027-01-20", "10 EACH"),
                open("E", "2027-02-10", "10 EACH"));

        var course = Course.asPlanned(three, Holding.NOTHING)
                .under(List.of(cap), List.of(exempt("E")), _ -> true, Holding.NOTHING, List.of(), AS_OF);

        assertThat(days(course)).isEqualTo(Map.of("A", "2027-01-10", "B", "2027-03-01", "E", "2027-02-10"));
        assertThat(course.exempted()).isEmpty();
    }

    @Test
    void whatMayComeOnAnyLaterDayIsInNoPeriodOfACap() {
        var cap = new Measure.Cap(T, Period.MONTH, Amount.parse("15 EACH").orElseThrow(), null);
        var both = List.of(open("A", "2026-09-01/..", "10 EACH"), open("B", "2026-09-01/..", "10 EACH"));

        var course = Course.asPlanned(both, Holding.NOTHING)
                .under(List.of(cap), List.of(), _ -> true, Holding.NOTHING, List.of(), AS_OF);

        assertThat(days(course)).isEqualTo(Map.of("A", "2026-09-01/..", "B", "2026-09-01/.."));
        assertThat(course.notes())
                .extracting(Course.Note::why)
                .containsOnly("it may come on any day from 2026-09-01 on, so that no period of it is known");
    }

    @Test
    void whatIsHeldToTheEndOfTheCalendarHasNoEnd() {
        assertThat(days(under(List.of(), List.of(), new Measure.Hold(T, FROM, LocalDate.of(9999, 12, 31)))))
                .containsEntry("A", "9999-12-31/..");
    }

    @Test
    void aSubstituteIsCountedAndValuedAsStated() {
        var drones = new Measure.Substitute(
                new Target(Set.of(), Set.of("B"), Set.of()),
                "DRONES",
                null,
                new BigDecimal("2.5"),
                new Money(new BigDecimal("3"), "USD", "CONTRACT"),
                Map.of());
        var coming =
                new ArrayList<>(under(List.of(), List.of(), drones).comings().values()).get(1);
        assertThat(coming.capabilityClass()).isEqualTo("DRONES");
        assertThat(Objects.requireNonNull(coming.quantity()).text()).isEqualTo("50 EACH");
        assertThat(Objects.requireNonNull(coming.value()).text()).isEqualTo("150 USD CONTRACT");
        assertThat(coming.on()).isEqualTo(ImpreciseDate.parse("2026-05-31"));
    }

    @Test
    void whatIsExemptIsSubstitutedByNothing() {
        var drones = new Measure.Substitute(Target.ALL, "DRONES", null, BigDecimal.ONE, null, Map.of());
        var course = under(List.of(exempt("B")), List.of(), drones);

        assertThat(course.comings().values().stream()
                        .filter(coming -> coming.instead() == null)
                        .map(coming -> coming.delivery().reference()))
                .containsExactly("B");
        assertThat(course.exempted())
                .singleElement()
                .satisfies(left -> assertThat(left.delivery().reference() + ": " + left.because())
                        .isEqualTo("B: interceptors"));
    }

    /** 15 fit into each month beside nothing else: what is kept beside the account that counts takes no room of it. */
    @Test
    void whatDoesNotCountTakesNoRoomUnderACap() {
        var cap =
                new Measure.Cap(T, Measure.Period.MONTH, Amount.parse("15 EACH").orElseThrow(), null);
        var both = List.of(open("A", "2026-04-30", "10 EACH"), open("Z", "2026-04-10", "10 EACH"));

        var course = Course.asPlanned(both, Holding.NOTHING)
                .under(List.of(cap), List.of(), _ -> true, Holding.NOTHING, List.of(), AS_OF);
        assertThat(days(course)).isEqualTo(Map.of("A", "2026-04-30", "Z", "2026-04-10"));
    }

    @Test
    void aHoldWhereItGoesLetsItComeWhenItEnds() {
        var there = new Measure.Divert(new Target(Set.of(), Set.of("A"), Set.of()), "XBB", "P", "TB");
        var course = Course.asPlanned(FOUR, Holding.NOTHING)
                .under(
                        List.of(there),
                        List.of(),
                        _ -> true,
                        Holding.there(coming -> "TB".equals(coming.transfer()), "2026-05-20"),
                        List.of(),
                        AS_OF);

        assertThat(days(course)).containsEntry("A", "2026-05-20").containsEntry("B", "2026-05-31");
    }

    /** Both go to another partner; under the transfer that is named there a hold is on, and under none nobody knows of one. */
    @Test
    void aHoldWhereItGoesHoldsItAsAnyOther() {
        var there = new Measure.Divert(new Target(Set.of(), Set.of("A"), Set.of()), "XBB", "P", "TB");
        var somewhere = new Measure.Divert(new Target(Set.of(), Set.of("B"), Set.of()), "XBB", "P", null);

        var course = Course.asPlanned(FOUR, Holding.NOTHING)
                .under(
                        List.of(there, somewhere),
                        List.of(),
                        _ -> true,
                        Holding.there(coming -> "TB".equals(coming.transfer()), null),
                        List.of(),
                        AS_OF);

        assertThat(days(course))
                .containsEntry("A", "a hold on TB is in force and no end of it is known")
                .containsEntry("B", "2026-05-31");
    }
}
