package org.daylight.registry.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against every way in which a few deliveries can have come. */
class GapsTest {

    private static final LocalDate FIRST = LocalDate.of(2024, 3, 1);
    private static final LocalDate AS_OF = FIRST.plusDays(12);

    /** Days from {@link #FIRST}, of which it came on one. */
    private record Came(int from, int to) {

        String on() {
            return from == to ? FIRST.plusDays(from).toString() : FIRST.plusDays(from) + "/" + FIRST.plusDays(to);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theLeastAndTheMostEncloseWhateverCanHaveBeen(long seed) {
        var random = new Random(seed);
        for (var round = 0; round < 300; round++) {
            var events = new ArrayList<Came>();
            for (var i = 1 + random.nextInt(4); i > 0; i--) {
                var from = random.nextInt(13);
                events.add(new Came(from, from + (random.nextBoolean() ? 0 : random.nextInt(5))));
            }
            var longest = new TreeSet<Long>();
            var since = new TreeSet<Long>();
            var never = every(events, 0, new ArrayList<>(), longest, since);

            var said = said(events);

            var gap = said.path("longestDays");
            assertThat(gap.path("most").asLong()).as("%s", events).isEqualTo(longest.last());
            assertThat(gap.path("least").asLong()).as("%s", events).isLessThanOrEqualTo(longest.first());
            var last = said.path("sinceLastDays");
            assertThat(last.path("least").asLong()).as("%s", events).isEqualTo(since.first());
            if (never) {
                assertThat(last.path("most").isNull()).as("%s", events).isTrue();
            } else {
                assertThat(last.path("most").asLong()).as("%s", events).isEqualTo(since.last());
            }
        }
    }

    /** By hand: 20 days between two exact ones; nothing else can have come between them. */
    @Test
    void whereNothingIsLeftOpenTheDaysAreNamed() {
        var gaps = new Gaps();
        List.of("2024-02-01", "2024-02-21", "2024-02-21", "2024-02-25").forEach(gaps::add);
        var said = JsonNodeFactory.instance.objectNode();
        gaps.write(said, LocalDate.of(2024, 3, 1));

        assertThat(said.toString())
                .isEqualTo("{\"longestDays\":{\"least\":20,\"most\":20},\"from\":\"2024-02-01\",\"to\":\"2024-02-21\","
                        + "\"sinceLastDays\":{\"least\":5,\"most\":5},\"notDatedToTheDay\":0}");
    }

    private static ObjectNode said(List<Came> events) {
        var gaps = new Gaps();
        events.forEach(came -> gaps.add(came.on()));
        var said = JsonNodeFactory.instance.objectNode();
        gaps.write(said, AS_OF);
        return said;
    }

    /** @return whether it can be that none has come */
    private static boolean every(
            List<Came> events, int at, List<LocalDate> came, TreeSet<Long> longest, TreeSet<Long> since) {
        if (at == events.size()) {
            var days = new TreeSet<>(came);
            days.removeIf(day -> day.isAfter(AS_OF));
            var gap = 0L;
            LocalDate before = null;
            for (var day : days) {
                gap = Math.max(gap, before == null ? 0 : ChronoUnit.DAYS.between(before, day));
                before = day;
            }
            longest.add(gap);
            if (before != null) {
                since.add(ChronoUnit.DAYS.between(before, AS_OF));
            }
            return before == null;
        }
        var never = false;
        for (var day = events.get(at).from(); day <= events.get(at).to(); day++) {
            came.add(FIRST.plusDays(day));
            never |= every(events, at + 1, came, longest, since);
            came.removeLast();
        }
        return never;
    }
}
