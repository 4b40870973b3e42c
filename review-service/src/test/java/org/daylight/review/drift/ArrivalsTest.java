package org.daylight.review.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.review.drift.Arrivals.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What came by a day, where it is not known on which day each thing came. */
class ArrivalsTest {

    private static final LocalDate FIRST = LocalDate.parse("2024-06-01");

    /** {@code +10 2024-06} was added in June, {@code =30 2024-06-15} had come in all by the 15th. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            # entries                                      , by         , came
            +10 2024-06;    =30 2024-06-15                 , 2024-06-14 , 0..10
            +10 2024-06;    =30 2024-06-15                 , 2024-06-15 , 30
            +10 2024-06;    =30 2024-06-15                 , 2024-06-16 , 30..40
            +10 2024-06;    =30 2024-06-15                 , 2024-12-31 , 30..40
            +10 2024-06-15; =30 2024-06-15                 , 2024-12-31 , 30
            +10 2024-06-16; =30 2024-06-15                 , 2024-12-31 , 40
            +10 2024-06-15; =30 2024-06                    , 2024-06-14 , 0..30
            +10 2024-06-15; =30 2024-06                    , 2024-06-15 , 10..40
            +10 2024-06-15; =30 2024-06                    , 2024-12-31 , 30..40
            +10 2024-07-01; =30 2024-06                    , 2024-12-31 , 40
            +10 2024-05-31; =30 2024-06                    , 2024-06-15 , 10..30
            +10 2024-06;    =30 2024-06                    , 2024-12-31 , 30..40
            +10 2024-06;    =30 2024-06                    , 2024-06-10 , 0..40
            +10 2024-06;    =30 2024-06-15; =38 2024-06-25 , 2024-12-31 , 38..48
            +10 2024-06;    =30 2024-06-15; =38 2024-07-25 , 2024-12-31 , 38
            =20 2024;       =30 2024-06-30                 , 2024-12-31 , 20..30
            =20 2024;       =30 2024-06-30                 , 2024-06-30 , 20..30
            =20 2024;       =30 2024-06-30                 , 2024-06-29 , 0..20
            +5 2024;        +5 2024-06                     , 2024-06-15 , 0..10
            +5 2024;        +5 2024-06                     , 2024-12-31 , 10
            """)
    void isWhatEveryDayThatMayBeMeantAllows(String entries, LocalDate by, String came) {
        var additions = new ArrayList<Entry>();
        var totals = new ArrayList<Entry>();
        for (var text : entries.split(";")) {
            var parts = text.strip().split(" ");
            var entry = Entry.of(ImpreciseDate.parse(parts[1]), Between.parse(parts[0].substring(1)));
            (parts[0].startsWith("+") ? additions : totals).add(entry);
        }

        assertThat(new Arrivals(additions, totals).by(by).text("EACH")).isEqualTo(came + " EACH");
    }

    /** Each day of each entry is tried, and a total speaks of the end of its day. */
    @Test
    void liesBetweenTheLeastAndTheMostOfAllDaysThatMayBeMeant() {
        var random = new Random(20_261_213);
        for (var round = 0; round < 2_000; round++) {
            var additions = entries(random, random.nextInt(3));
            var totals = entries(random, random.nextInt(3));
            var arrivals = new Arrivals(additions, totals);
            var least = arrivals.least(FIRST.plusDays(6));
            var most = arrivals.most(FIRST.plusDays(6));
            for (var day = FIRST; day.isBefore(FIRST.plusDays(7)); day = day.plusDays(1)) {
                var all = tried(additions, totals, day);
                var expected = new Between(all.first(), all.last());
                var said = "by %s of %s".formatted(day, arrivals);

                assertThat(arrivals.by(day).text("EACH")).as(said).isEqualTo(expected.text("EACH"));
                if (totals.size() < 2
                        || !totals.getFirst().first().equals(totals.getLast().first())) {
                    var low = least.floorEntry(day);
                    var high = most.floorEntry(day);
                    assertThat(low == null ? BigDecimal.ZERO : low.getValue())
                            .as(said)
                            .isEqualByComparingTo(all.first());
                    assertThat(high == null ? BigDecimal.ZERO : high.getValue())
                            .as(said)
                            .isEqualByComparingTo(all.last());
                }
            }
        }
    }

    /** Each day by itself, of more entries than all their days can be tried. */
    @Test
    void isOnOnePassOverTheDaysWhatItIsByEachOfThem() {
        var random = new Random(20_261_214);
        for (var round = 0; round < 3_000; round++) {
            // One total of no certain day, so that what comes in one order is not added up.
            var totals = Stream.concat(
                            open(random, random.nextInt(6)).stream(),
                            Stream.of(new Entry(FIRST, FIRST.plusDays(1 + random.nextInt(9)), Between.ZERO)))
                    .toList();
            var arrivals = new Arrivals(open(random, random.nextInt(9)), totals);
            var end = FIRST.plusDays(random.nextInt(24));
            var least = arrivals.least(end);
            var most = arrivals.most(end);
            for (var day = FIRST.minusDays(1); !day.isAfter(end); day = day.plusDays(1)) {
                var said = "by %s of %s".formatted(day, arrivals);
                var came = arrivals.by(day);
                var low = least.floorEntry(day);
                var high = most.floorEntry(day);

                assertThat(low == null ? BigDecimal.ZERO : low.getValue())
                        .as(said)
                        .isEqualByComparingTo(came.low());
                assertThat(high == null ? BigDecimal.ZERO : high.getValue())
                        .as(said)
                        .isEqualByComparingTo(came.high() == null ? BigDecimal.ZERO : came.high());
            }
        }
    }

    /** Somewhere in twenty days, and of an amount that may have no upper bound. */
    private static List<Entry> open(Random random, int number) {
        return Stream.generate(() -> {
                    var first = FIRST.plusDays(random.nextInt(20));
                    var low = BigDecimal.valueOf(random.nextInt(9));
                    return new Entry(
                            first,
                            first.plusDays(random.nextInt(8)),
                            new Between(
                                    low,
                                    random.nextInt(12) == 0 ? null : low.add(BigDecimal.valueOf(random.nextInt(3)))));
                })
                .limit(number)
                .toList();
    }

    /** Day by day it takes hours. */
    @Test
    @Timeout(30)
    void ofThousandsOfWhichOnlyTheMonthIsKnownTakesNoTime() {
        var random = new Random(20_261_215);
        var months = Stream.generate(
                        () -> ImpreciseDate.parse("20%02d-%02d".formatted(random.nextInt(100), 1 + random.nextInt(12))))
                .map(month -> Entry.of(month, Between.exactly(BigDecimal.ONE)))
                .limit(40_000)
                .toList();
        var arrivals = new Arrivals(months.subList(0, 30_000), months.subList(30_000, 40_000));

        assertThat(arrivals.least(LocalDate.parse("2100-01-01")).lastEntry().getValue())
                .isEqualByComparingTo(arrivals.by(LocalDate.parse("2100-01-01")).low());
        assertThat(arrivals.most(LocalDate.parse("2100-01-01")).lastEntry().getValue())
                .isEqualByComparingTo(Objects.requireNonNull(
                        arrivals.by(LocalDate.parse("2100-01-01")).high()));
    }

    private static List<Entry> entries(Random random, int number) {
        return Stream.generate(() -> {
                    var first = FIRST.plusDays(random.nextInt(5));
                    return new Entry(
                            first,
                            first.plusDays(random.nextInt(3)),
                            Between.exactly(new BigDecimal(1 + random.nextInt(9))));
                })
                .limit(number)
                .toList();
    }

    private record Event(LocalDate on, boolean cumulative, BigDecimal amount) {}

    private static TreeSet<BigDecimal> tried(List<Entry> additions, List<Entry> totals, LocalDate by) {
        var sums = new TreeSet<BigDecimal>();
        // Two totals of one day are in no order.
        for (var stated : List.of(totals, totals.reversed())) {
            var choices = List.of(List.<Event>of());
            for (var each : additions) {
                choices = onEachDay(choices, each, false);
            }
            for (var each : stated) {
                choices = onEachDay(choices, each, true);
            }
            choices.forEach(events -> sums.add(sum(events, by)));
        }
        return sums;
    }

    private static List<List<Event>> onEachDay(List<List<Event>> choices, Entry entry, boolean cumulative) {
        return choices.stream()
                .flatMap(events -> entry.first()
                        .datesUntil(entry.last().plusDays(1))
                        .map(day -> Stream.concat(
                                        events.stream(),
                                        Stream.of(new Event(
                                                day, cumulative, entry.amount().low())))
                                .toList()))
                .toList();
    }

    private static BigDecimal sum(List<Event> events, LocalDate by) {
        var sum = BigDecimal.ZERO;
        for (var event : events.stream()
                .filter(each -> !each.on.isAfter(by))
                .sorted(Comparator.comparing(Event::on).thenComparing(Event::cumulative))
                .toList()) {
            sum = event.cumulative ? event.amount : sum.add(event.amount);
        }
        return sum;
    }
}
