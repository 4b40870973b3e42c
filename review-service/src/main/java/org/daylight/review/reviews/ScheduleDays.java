package org.daylight.review.reviews;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.review.reviews.DriftLines.Schedules;
import org.jspecify.annotations.Nullable;

/**
 * What is measured of the days to come, when nothing is recorded in between. Schedules read otherwise only from a day that
 * one of their own dates or one of an expectation names, lines from the day that they state themselves; on all other days
 * those of the day before stand.
 */
final class ScheduleDays {

    private static final Map<String, String> DATED = Map.of(
            "deliveries", "on",
            "charges", "on",
            "packages", "on",
            "emergencies", "on",
            "notified", "on",
            "baselines", "statedOn",
            "classBaselines", "statedOn");

    /** What may have come is among what is under written terms only when it surely has, and milestones are those of the plan that surely is stated. */
    private static final List<String> COUNTED_WHEN_SURE = List.of("deliveries", "baselines");

    private final Function<LocalDate, List<JsonNode>> read;
    private final NavigableSet<LocalDate> breaks;
    private @Nullable LocalDate since;
    private @Nullable Schedules held;
    private final Map<String, Held> lines = new HashMap<>();

    private record Held(List<byte[]> lines, @Nullable LocalDate sameUntil) {}

    /**
     * Opens the days to come.
     *
     * @param read reads the schedules of a day
     * @param last the schedules of the last day, which name every date before
     * @param expectations the fact lines of all expectations that may cover what is measured, as of the last day
     */
    ScheduleDays(Function<LocalDate, List<JsonNode>> read, List<JsonNode> last, List<JsonNode> expectations) {
        this.read = read;
        this.breaks = breaks(last, expectations);
    }

    private static NavigableSet<LocalDate> breaks(List<JsonNode> last, List<JsonNode> expectations) {
        var breaks = new TreeSet<>(List.of(LocalDate.MIN));
        for (var schedule : last) {
            DATED.forEach((list, field) -> schedule.path(list).forEach(entry -> {
                if (entry.hasNonNull(field)) {
                    var stated = ImpreciseDate.parse(entry.path(field).asText());
                    breaks.add(stated.earliest());
                    if (COUNTED_WHEN_SURE.contains(list)) {
                        breaks.add(stated.latest());
                    }
                }
            }));
        }
        for (var expectation : expectations) {
            for (var leaf : List.of("sentOn", "acknowledgedOn", "validFrom", "validUntil")) {
                var date = expectation.path("expectation." + leaf);
                if (date.isTextual()) {
                    // From its first day on it may have come, from its last on it has; what ends lasts through its day.
                    var stated = ImpreciseDate.parse(date.asText());
                    for (var day : List.of(stated.earliest(), stated.latest())) {
                        breaks.add(day);
                        if (!day.equals(ImpreciseDate.OPEN_END)) {
                            breaks.add(day.plusDays(1));
                        }
                    }
                }
            }
        }
        return breaks;
    }

    /** Days are asked for in their order, so that no more than one day's schedules are held. */
    Schedules on(LocalDate day) {
        var from = Objects.requireNonNull(breaks.floor(day));
        var there = held;
        if (there == null || !from.equals(since)) {
            there = Schedules.of(read.apply(day));
            held = there;
            since = from;
        }
        return there;
    }

    /** The lines of a partition on a day, read again where one of them reads otherwise by then. */
    List<byte[]> lines(String partition, LocalDate day, Function<LocalDate, List<byte[]>> again) {
        var there = lines.get(partition);
        var end = there == null ? null : there.sameUntil();
        if (there == null || (end != null && !end.isAfter(day))) {
            var fresh = again.apply(day);
            var sooner = fresh.stream()
                    .map(FactLine::read)
                    .map(FactLine::sameUntil)
                    .filter(Objects::nonNull)
                    .map(LocalDate::parse)
                    .min(LocalDate::compareTo)
                    .orElse(null);
            lines.put(partition, new Held(fresh, sooner));
            return fresh;
        }
        var moved = new ArrayList<byte[]>(there.lines().size());
        for (var line : there.lines()) {
            moved.add(DriftLines.asOf(line, day));
        }
        return moved;
    }
}
