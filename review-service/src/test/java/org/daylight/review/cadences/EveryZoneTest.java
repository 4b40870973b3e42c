package org.daylight.review.cadences;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.daylight.review.cadences.Occurrences.Occurrence;
import org.junit.jupiter.api.Test;

/**
 * No period is missed or doubled by any change of any zone's clocks from 1970 to 2100. A few changes of every zone in every
 * build; all of them with {@code -Ddaylight.zones.full=true}.
 */
class EveryZoneTest {

    private static final boolean FULL = Boolean.getBoolean("daylight.zones.full");
    private static final int CHANGES_OF_A_ZONE = 8;
    private static final int ZONES_FOR_MONTHS = 12;
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2101-01-01T00:00:00Z");
    private static final long SEED = 20261126;

    /** The zones of the time zone database; the calendar's parser registers others that have no rules. */
    private static Set<String> zones() {
        var zones = new TreeSet<>(ZoneId.getAvailableZoneIds());
        zones.retainAll(Set.of(TimeZone.getAvailableIDs()));
        return zones;
    }

    private static Cadence cadence(String rrule, String zone, LocalDateTime startsAt) {
        return new Cadence("TEST", "partner:XAA", "board", rrule, zone, startsAt, null, null, null, null, null, null);
    }

    private static List<Occurrence> between(Cadence cadence, Instant after, Instant upTo) {
        return Occurrences.between(cadence, List.of(), day -> true, after, upTo, 100_000);
    }

    private static List<ZoneOffsetTransition> changes(ZoneRules rules) {
        var changes = new ArrayList<ZoneOffsetTransition>();
        for (var next = rules.nextTransition(FIRST);
                next != null && next.getInstant().isBefore(LAST);
                next = rules.nextTransition(next.getInstant())) {
            changes.add(next);
        }
        return changes;
    }

    private static List<ZoneOffsetTransition> sample(List<ZoneOffsetTransition> changes, Random random) {
        if (FULL || changes.size() <= CHANGES_OF_A_ZONE) {
            return changes;
        }
        return IntStream.range(0, CHANGES_OF_A_ZONE)
                .mapToObj(each -> changes.get(random.nextInt(changes.size())))
                .toList();
    }

    /**
     * Where a local time falls, from the offsets alone: with the one that holds there, the earlier one of two, and where
     * none holds with the one from before the gap (RFC 5545, 3.3.5).
     */
    private static Instant expected(ZoneRules rules, LocalDateTime local) {
        var valid = rules.getValidOffsets(local);
        var offset = valid.isEmpty() ? rules.getTransition(local).getOffsetBefore() : valid.getFirst();
        return local.toInstant(offset);
    }

    @Test
    void everyDayAroundEveryChangeHasItsReviewAndOnlyOne() {
        var random = new Random(SEED);
        var checked = 0;
        for (var zone : zones()) {
            var rules = ZoneId.of(zone).getRules();
            for (var change : sample(changes(rules), random)) {
                // In the gap or in the doubled time, at its edges and a second beside them.
                var from = change.isGap() ? change.getDateTimeBefore() : change.getDateTimeAfter();
                var seconds = change.getDuration().abs().toSeconds();
                for (var offset : new long[] {-1, 0, random.nextLong(seconds), seconds - 1, seconds}) {
                    check(zone, rules, from.plusSeconds(offset));
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThan(10_000);
    }

    private static void check(String zone, ZoneRules rules, LocalDateTime local) {
        var start = local.minusDays(2);
        var days = LongStream.range(0, 5).mapToObj(start::plusDays).toList();
        var cadence = cadence("FREQ=DAILY", zone, start);
        var after = start.toInstant(ZoneOffset.UTC).minus(Duration.ofDays(3));
        var all = between(
                        cadence,
                        after,
                        local.plusDays(2).toInstant(ZoneOffset.UTC).plus(Duration.ofDays(3)))
                .stream()
                .filter(occurrence -> !occurrence.local().isAfter(days.getLast()))
                .toList();

        assertThat(all)
                .as("%s around %s", zone, local)
                .extracting(Occurrence::local)
                .isEqualTo(days);
        assertThat(all)
                .as("%s around %s", zone, local)
                .extracting(Occurrence::at)
                .isEqualTo(days.stream().map(day -> expected(rules, day)).toList());
        // Taken in two looks that meet at any of the moments, nothing is missed and nothing is taken twice.
        for (var cut : all) {
            var first = between(cadence, after, cut.at());
            var rest = between(cadence, cut.at(), all.getLast().at());
            var both = new ArrayList<>(first);
            both.addAll(rest);
            assertThat(both).as("%s cut at %s", zone, cut.at()).isEqualTo(all);
        }
    }

    @Test
    void everyMonthHasItsEndAndEveryLeapYearItsDayInEveryZone() {
        var zones = new ArrayList<>(zones());
        if (!FULL) {
            java.util.Collections.shuffle(zones, new Random(SEED));
        }
        for (var zone : FULL ? zones : zones.subList(0, ZONES_FOR_MONTHS)) {
            var ends = between(
                    cadence("FREQ=MONTHLY;BYMONTHDAY=-1", zone, LocalDateTime.parse("1970-01-31T02:30:00")),
                    Instant.parse("1969-12-01T00:00:00Z"),
                    Instant.parse("2101-01-03T00:00:00Z"));
            var expected = new ArrayList<LocalDate>();
            for (var month = YearMonth.of(1970, 1); month.getYear() < 2101; month = month.plusMonths(1)) {
                expected.add(month.atEndOfMonth());
            }
            assertThat(ends)
                    .as(zone)
                    .extracting(occurrence -> occurrence.local().toLocalDate())
                    .isEqualTo(expected);

            var leapDays = between(
                    cadence("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", zone, LocalDateTime.parse("1972-02-29T02:30:00")),
                    Instant.parse("1969-12-01T00:00:00Z"),
                    Instant.parse("2101-01-03T00:00:00Z"));
            // 1972 to 2096 are 32 years divisible by four; 2100 is none that has the day.
            assertThat(leapDays).as(zone).hasSize(32);
            assertThat(leapDays)
                    .as(zone)
                    .allSatisfy(occurrence ->
                            assertThat(occurrence.local().toLocalTime()).isEqualTo(LocalTime.of(2, 30)));
        }
    }
}
