package org.daylight.review.cadences;

import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.daylight.review.cadences.Cadence.Tightening;
import org.daylight.review.cadences.Occurrences.Occurrence;
import org.daylight.review.cadences.SecurityState.State;
import org.daylight.review.cadences.StateRules.Part;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OccurrencesTest {

    private static boolean everyDay(LocalDate day) {
        return true;
    }

    private static Cadence cadence(String rrule, String startsAt, @Nullable Tightening tightened) {
        return new Cadence(
                "TEST",
                "partner:XAA",
                "board",
                rrule,
                "Europe/Zurich",
                LocalDateTime.parse(startsAt),
                null,
                null,
                null,
                tightened,
                null,
                null);
    }

    private static List<String> instants(String rrule, String startsAt, String from, String to) {
        return Occurrences.between(
                        cadence(rrule, startsAt, null),
                        List.of(),
                        OccurrencesTest::everyDay,
                        Instant.parse(from),
                        Instant.parse(to),
                        500)
                .stream()
                .map(occurrence -> occurrence.at().toString())
                .toList();
    }

    @Test
    void aMomentInTheHourThatSummerTimeSkipsComesAnHourLater() {
        assertThat(instants("FREQ=DAILY", "2026-03-27T02:30:00", "2026-03-27T22:00:00Z", "2026-03-30T22:00:00Z"))
                .containsExactly("2026-03-28T01:30:00Z", "2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z");
    }

    @Test
    void aMomentInTheHourThatOccursTwiceComesOnceTheFirstTime() {
        assertThat(instants("FREQ=DAILY", "2026-10-24T02:30:00", "2026-10-23T22:00:00Z", "2026-10-26T22:00:00Z"))
                .containsExactly("2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    }

    @Test
    void theEndOfTheMonthIsItsLastDay() {
        assertThat(instants(
                        "FREQ=MONTHLY;BYMONTHDAY=-1",
                        "2024-01-31T12:00:00",
                        "2024-01-01T00:00:00Z",
                        "2024-05-01T00:00:00Z"))
                .containsExactly(
                        "2024-01-31T11:00:00Z", "2024-02-29T11:00:00Z", "2024-03-31T10:00:00Z", "2024-04-30T10:00:00Z");
    }

    @Test
    void theThirtyFirstIsSkippedWhereThereIsNone() {
        assertThat(instants("FREQ=MONTHLY", "2024-01-31T12:00:00", "2024-01-01T00:00:00Z", "2024-05-31T12:00:00Z"))
                .containsExactly("2024-01-31T11:00:00Z", "2024-03-31T10:00:00Z", "2024-05-31T10:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # a rule                                 | begins on  | said of it
            FREQ=MONTHLY                             | 2024-01-28 |
            FREQ=MONTHLY                             | 2024-01-29 | without a day 29
            FREQ=MONTHLY;INTERVAL=3                  | 2024-01-31 | without a day 31
            FREQ=MONTHLY;BYMONTHDAY=-1               | 2024-01-31 |
            FREQ=MONTHLY;BYMONTHDAY=31               | 2024-01-31 |
            FREQ=MONTHLY;BYDAY=-1FR                  | 2024-05-31 |
            FREQ=WEEKLY                              | 2024-01-31 |
            FREQ=YEARLY                              | 2024-01-31 |
            FREQ=YEARLY                              | 2024-02-29 | without a 29 February
            FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1      | 2024-02-29 |
            FREQ=YEARLY;BYMONTH=3,6,9,12             | 2026-03-31 | no day 31 in month 6, 9;
            freq=yearly;bymonth=3,6,9,12             | 2026-03-30 |
            FREQ=YEARLY;BYMONTH=3,6;BYMONTHDAY=-1    | 2026-03-31 |
            FREQ=YEARLY;BYMONTH=2                    | 2024-02-29 | no day 29 in month 2;
            FREQ=YEARLY;BYMONTH=2,8                  | 2024-02-28 |
            FREQ=YEARLY;BYMONTH=1,7                  | 2024-01-31 |
            """)
    void whatWouldBeLeftOutForWantOfADayIsSaid(String rule, LocalDate start, @Nullable String said) {
        var fault = RepetitionRule.fault(rule, start.atTime(9, 0));
        if (said == null) {
            assertThat(fault).isNull();
        } else {
            assertThat(fault).contains(said);
        }
    }

    private static List<LocalDate> days(LocalDateTime start, State state, int years) {
        var first = start.toLocalDate();
        var states = List.of(new SecurityState(state, first.minusDays(1), null));
        return Occurrences.between(
                        new Cadence(
                                "TEST",
                                "partner:XAA",
                                "board",
                                null,
                                "UTC",
                                start,
                                null,
                                null,
                                null,
                                new Tightening(null, null, null),
                                null,
                                null),
                        states,
                        OccurrencesTest::everyDay,
                        first.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                        first.plusYears(years).minusDays(1).atTime(23, 59).toInstant(ZoneOffset.UTC),
                        500)
                .stream()
                .map(occurrence -> occurrence.local().toLocalDate())
                .toList();
    }

    /** Whatever day of four years it starts on: annual in peace, semiannual in crisis, quarterly in armed conflict. */
    @Test
    void whereNoRuleIsWrittenNoPeriodIsMissedOnWhateverDayItStarts() {
        var months = Map.of(State.PEACE, 12, State.CRISIS, 6, State.ARMED_CONFLICT, 3);
        for (var day = LocalDate.parse("2023-03-01"); day.getYear() < 2027; day = day.plusDays(1)) {
            var start = day;
            months.forEach((state, every) -> assertThat(days(start.atTime(9, 0), state, 8))
                    .as("%s from %s", state, start)
                    .isEqualTo(IntStream.range(0, 8 * 12 / every)
                            .mapToObj(each -> start.plusMonths((long) every * each))
                            .toList()));
        }
    }

    @Test
    void theLastWorkingDayOfAQuarterCanBeSaid() {
        assertThat(instants(
                        "FREQ=MONTHLY;INTERVAL=3;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
                        "2026-03-31T09:00:00",
                        "2026-01-01T00:00:00Z",
                        "2026-10-01T00:00:00Z"))
                .containsExactly("2026-03-31T07:00:00Z", "2026-06-30T07:00:00Z", "2026-09-30T07:00:00Z");
    }

    @Test
    void aRuleEndsWhereItSays() {
        assertThat(instants(
                        "FREQ=DAILY;UNTIL=20260103",
                        "2026-01-01T09:00:00",
                        "2025-12-31T00:00:00Z",
                        "2026-02-01T00:00:00Z"))
                .hasSize(3);
        assertThat(instants(
                        "FREQ=DAILY;UNTIL=20260103T075959Z",
                        "2026-01-01T09:00:00",
                        "2025-12-31T00:00:00Z",
                        "2026-02-01T00:00:00Z"))
                .hasSize(2);
        assertThat(instants(
                        "FREQ=DAILY;COUNT=4", "2026-01-01T09:00:00", "2026-01-02T08:00:00Z", "2026-02-01T00:00:00Z"))
                .hasSize(2);
    }

    @Test
    void aCrisisTightensTheCadenceWhileItLasts() {
        var tightened = new Tightening(null, "FREQ=MONTHLY", "FREQ=WEEKLY");
        var cadence = cadence("FREQ=YEARLY", "2026-01-01T09:00:00", tightened);
        var crisis = new SecurityState(State.CRISIS, LocalDate.parse("2026-03-15"), LocalDate.parse("2026-05-15"));
        var war = new SecurityState(State.ARMED_CONFLICT, LocalDate.parse("2026-05-15"), LocalDate.parse("2026-05-29"));
        var found = Occurrences.between(
                cadence,
                List.of(crisis, war),
                OccurrencesTest::everyDay,
                Instant.parse("2025-01-01T00:00:00Z"),
                Instant.parse("2027-06-01T00:00:00Z"),
                500);
        assertThat(found.stream().map(Occurrence::period))
                .containsExactly(
                        "2026-01-01T09:00",
                        "2026-04-01T09:00",
                        "2026-05-01T09:00",
                        "2026-05-21T09:00",
                        "2026-05-28T09:00",
                        "2027-01-01T09:00");
    }

    @Test
    void armedConflictWithoutARuleTakesThatOfCrisis() {
        var cadence = cadence("FREQ=YEARLY", "2026-01-01T09:00:00", new Tightening(null, "FREQ=MONTHLY", null));
        var war = new SecurityState(State.ARMED_CONFLICT, LocalDate.parse("2026-01-01"), null);
        assertThat(Occurrences.between(
                        cadence,
                        List.of(war),
                        OccurrencesTest::everyDay,
                        Instant.parse("2025-01-01T00:00:00Z"),
                        Instant.parse("2026-12-31T00:00:00Z"),
                        500))
                .hasSize(12);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # rrule                         | crisis                          | armed conflict                  | looser in
            FREQ=YEARLY                     | -                               | -                               | -
            FREQ=MONTHLY;INTERVAL=4         | -                               | -                               | CRISIS
            FREQ=MONTHLY;INTERVAL=6;BYDAY=1MO | -                             | -                               | -
            FREQ=MONTHLY                    | FREQ=WEEKLY                     | -                               | -
            FREQ=WEEKLY;BYDAY=MO            | FREQ=WEEKLY;BYDAY=WE            | FREQ=WEEKLY;BYDAY=FR            | -
            FREQ=MONTHLY;INTERVAL=12        | FREQ=MONTHLY;INTERVAL=13        | -                               | CRISIS
            FREQ=MONTHLY                    | FREQ=WEEKLY                     | FREQ=MONTHLY                    | ARMED_CONFLICT
            FREQ=MONTHLY                    | -                               | FREQ=YEARLY                     | ARMED_CONFLICT
            FREQ=MONTHLY                    | FREQ=WEEKLY;UNTIL=20270101      | -                               | CRISIS from 2026-12-29
            FREQ=MONTHLY;UNTIL=20271231     | FREQ=YEARLY                     | -                               | CRISIS
            FREQ=MONTHLY;COUNT=24           | FREQ=YEARLY                     | -                               | CRISIS
            FREQ=MONTHLY;COUNT=24           | -                               | -                               | CRISIS
            FREQ=MONTHLY;UNTIL=20271231     | FREQ=WEEKLY                     | FREQ=DAILY;UNTIL=20561231       | -
            FREQ=MONTHLY                    | FREQ=DAILY;UNTIL=20271231       | -                               | CRISIS from 2028-01-01
            FREQ=YEARLY                     | FREQ=DAILY;COUNT=10             | -                               | CRISIS from 2026-01-15
            FREQ=YEARLY                     | FREQ=WEEKLY                     | FREQ=DAILY;UNTIL=20361231       | ARMED_CONFLICT from 2037-01-01
            FREQ=MONTHLY;UNTIL=20271231     | FREQ=DAILY;UNTIL=20270630       | -                               | CRISIS from 2027-07-01
            FREQ=MONTHLY;UNTIL=20271231     | FREQ=WEEKLY;UNTIL=20271204      | -                               | -
            FREQ=WEEKLY;UNTIL=20271231      | FREQ=DAILY;UNTIL=20271231       | -                               | -
            """)
    void aStateIsHeldAgainstTheOneBelow(
            String rule, @Nullable String crisis, @Nullable String war, @Nullable String looser) {
        var cadence = cadence(rule, "2026-01-05T09:00:00", new Tightening(null, crisis, war));
        var found = StateRules.looser(cadence);
        assertThat(found == null ? null : found.state() + (found.from() == null ? "" : " from " + found.from()))
                .isEqualTo(looser);
    }

    /** Recorded before it was refused. */
    @Test
    void whatIsUsualNeverTakesThePlaceOfATighterRule() {
        var cadence = cadence("FREQ=MONTHLY;INTERVAL=4", "2026-01-01T09:00:00", new Tightening(null, null, null));
        assertThat(StateRules.of(cadence))
                .containsEntry(State.CRISIS, List.of(new Part("FREQ=MONTHLY;INTERVAL=4", null)))
                .containsEntry(State.ARMED_CONFLICT, List.of(new Part("FREQ=MONTHLY;INTERVAL=3", null)));
    }

    /** A rule of peace that ends would otherwise leave crisis and war without any review, however many it gave before. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # rrule                     | in armed conflict until 2028-08-01, from 2027-11-01
            FREQ=MONTHLY;UNTIL=20271231 | 2027-11-01 2027-12-01 2028-01-01 2028-04-01 2028-07-01
            FREQ=MONTHLY;COUNT=24       | 2027-11-01 2027-12-01 2028-01-01 2028-04-01 2028-07-01
            FREQ=DAILY;COUNT=671        | 2027-11-01 2027-11-02 2028-01-01 2028-04-01 2028-07-01
            FREQ=YEARLY;UNTIL=20271231  | 2028-01-01 2028-04-01 2028-07-01
            """)
    void whatIsUsualGoesOnWhereTheRuleOfPeaceEnds(String rule, String days) {
        var ending = cadence(rule, "2026-01-01T09:00:00", new Tightening(null, null, null));
        var war = new SecurityState(State.ARMED_CONFLICT, LocalDate.parse("2026-01-01"), null);
        var found = Occurrences.between(
                ending,
                List.of(war),
                OccurrencesTest::everyDay,
                Instant.parse("2027-10-31T12:00:00Z"),
                Instant.parse("2028-08-01T00:00:00Z"),
                500);

        assertThat(found.stream().map(each -> each.local().toLocalDate().toString()))
                .containsExactly(days.split(" +"));
    }

    /** The end of a rule that is stated in UTC may be another day in the zone of the cadence. */
    @Test
    void whatIsUsualGoesOnFromTheLastMomentInTheZoneOfTheCadence() {
        var ending =
                cadence("FREQ=MONTHLY;UNTIL=20280101T083000Z", "2026-01-01T09:00:00", new Tightening(null, null, null));

        assertThat(StateRules.of(ending))
                .containsEntry(
                        State.ARMED_CONFLICT,
                        List.of(
                                new Part("FREQ=MONTHLY;UNTIL=20280101T083000Z", null),
                                new Part("FREQ=MONTHLY;INTERVAL=3", LocalDateTime.parse("2028-01-01T09:00:00"))));
    }

    @Test
    void aRuleThatCannotBeUsedIsRefusedWithTheReason() {
        var start = LocalDateTime.parse("2026-01-01T09:00:00");
        assertThat(RepetitionRule.fault("FREQ=MONTHLY;BYDAY=1MO", start)).isNull();
        assertThat(RepetitionRule.fault("every month", start)).startsWith("must be a rule of RFC 5545");
        assertThat(RepetitionRule.fault("FREQ=DAILY;BYHOUR=8,20", start))
                .isEqualTo("must not repeat more often than daily");
        assertThat(RepetitionRule.fault("FREQ=HOURLY", start)).isEqualTo("must not repeat more often than daily");
        assertThat(RepetitionRule.fault("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", start))
                .startsWith("must name days");
        assertThat(RepetitionRule.fault("FREQ=DAILY;UNTIL=20269999", start)).startsWith("must have an UNTIL");
    }

    private static boolean weekday(LocalDate day) {
        return day.getDayOfWeek() != SATURDAY && day.getDayOfWeek() != SUNDAY;
    }

    private static List<String> moved(Cadence.HolidayRule rule, List<LocalDate> closed, String from, String to) {
        var cadence = new Cadence(
                "TEST",
                "partner:XAA",
                "board",
                "FREQ=MONTHLY",
                "Europe/Zurich",
                LocalDateTime.parse("2026-01-01T09:00:00"),
                rule,
                closed,
                null,
                null,
                null,
                null);
        return Occurrences.between(
                        cadence,
                        List.of(),
                        day -> weekday(day) && !cadence.isClosedOn(day),
                        Instant.parse(from),
                        Instant.parse(to),
                        500)
                .stream()
                .map(occurrence -> occurrence.period() + " on "
                        + occurrence.at().atZone(ZoneId.of("Europe/Zurich")).toLocalDate())
                .toList();
    }

    /** 1 February and 1 March 2026 are Sundays, 1 August is a Saturday. */
    @Test
    void whatFallsOnADayOnWhichNobodyWorksMovesAndStaysTheSamePeriod() {
        assertThat(moved(
                        Cadence.HolidayRule.NEXT_WORKING_DAY,
                        List.of(LocalDate.parse("2026-03-02")),
                        "2026-01-15T00:00:00Z",
                        "2026-03-31T00:00:00Z"))
                .containsExactly("2026-02-01T09:00 on 2026-02-02", "2026-03-01T09:00 on 2026-03-03");
        assertThat(moved(
                        Cadence.HolidayRule.PREVIOUS_WORKING_DAY,
                        List.of(),
                        "2026-07-15T00:00:00Z",
                        "2026-07-31T12:00:00Z"))
                .containsExactly("2026-08-01T09:00 on 2026-07-31");
    }

    /** A window that ends between the stated and the moved day takes it once, in the one that holds the moved day. */
    @Test
    void whatMovesOverTheEdgeOfAWindowIsTakenOnce() {
        assertThat(moved(
                        Cadence.HolidayRule.NEXT_WORKING_DAY,
                        List.of(),
                        "2026-01-15T00:00:00Z",
                        "2026-02-02T00:00:00Z"))
                .isEmpty();
        assertThat(moved(
                        Cadence.HolidayRule.NEXT_WORKING_DAY,
                        List.of(),
                        "2026-02-02T00:00:00Z",
                        "2026-02-28T00:00:00Z"))
                .hasSize(1);
    }

    @Test
    void aTighteningThatStatesNothingIsSemiannualInCrisisAndQuarterlyInArmedConflict() {
        var cadence = cadence("FREQ=YEARLY", "2026-01-01T09:00:00", new Tightening("XAA", null, null));
        var from = Instant.parse("2025-12-01T00:00:00Z");
        var to = Instant.parse("2027-12-31T00:00:00Z");
        var since = LocalDate.parse("2020-01-01");
        assertThat(Occurrences.between(cadence, List.of(), OccurrencesTest::everyDay, from, to, 500))
                .hasSize(2);
        assertThat(Occurrences.between(
                        cadence,
                        List.of(new SecurityState(State.CRISIS, since, null)),
                        OccurrencesTest::everyDay,
                        from,
                        to,
                        500))
                .hasSize(4);
        assertThat(Occurrences.between(
                        cadence,
                        List.of(new SecurityState(State.ARMED_CONFLICT, since, null)),
                        OccurrencesTest::everyDay,
                        from,
                        to,
                        500))
                .hasSize(8);
    }
}
