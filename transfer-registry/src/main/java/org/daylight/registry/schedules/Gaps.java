package org.daylight.registry.schedules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.registry.facts.Dates;
import org.jspecify.annotations.Nullable;

/**
 * What lies between the days on which something came. A day that is not known to the day may lie anywhere within what is said of it, so
 * that gaps have a least and a most.
 */
final class Gaps {

    private final TreeMap<Came, Integer> events =
            new TreeMap<>(Comparator.comparing(Came::from).thenComparing(Came::to));
    private long imprecise;

    /** One that came on one of these days. */
    private record Came(LocalDate from, LocalDate to) {}

    private record Stretch(
            long days, @Nullable LocalDate from, @Nullable LocalDate to) {}

    void add(String on) {
        var came = new Came(Dates.earliest(on), Dates.latest(on));
        events.merge(came, 1, Integer::sum);
        if (!came.from().equals(came.to())) {
            imprecise++;
        }
    }

    void write(ObjectNode gaps, LocalDate asOf) {
        var all = new ArrayList<Came>();
        events.forEach((came, count) -> {
            all.add(came);
            // Of several of the same month two may lie as far apart as the month is long.
            if (count > 1) {
                all.add(came);
            }
        });
        longest(gaps, all, asOf);
        sinceLast(gaps, all, asOf);
        gaps.put("notDatedToTheDay", imprecise);
    }

    private static void longest(ObjectNode gaps, List<Came> all, LocalDate asOf) {
        var most = most(all, asOf);
        if (most != null && most == 0) {
            return;
        }
        var least = least(all, asOf);
        gaps.putObject("longestDays").put("least", least.days()).put("most", most);
        if (most != null && most == least.days()) {
            gaps.put("from", String.valueOf(least.from())).put("to", String.valueOf(least.to()));
        }
    }

    /** The longest stretch in which surely nothing came, with something that surely came before and behind it. */
    private static Stretch least(List<Came> all, LocalDate asOf) {
        var longest = new Stretch(0, null, null);
        var surely = all.stream().filter(came -> isSure(came, asOf)).count();
        LocalDate end = null;
        var sureBefore = 0L;
        for (var came : all) {
            if (end != null && sureBefore > 0 && sureBefore < surely) {
                var days = ChronoUnit.DAYS.between(end, came.from());
                if (days > longest.days()) {
                    longest = new Stretch(days, end, came.from());
                }
            }
            end = end == null || came.to().isAfter(end) ? came.to() : end;
            sureBefore += isSure(came, asOf) ? 1 : 0;
        }
        return longest;
    }

    /**
     * How long the longest can be: from the first day of one to the last day of another, where all others can lie outside of
     * it. Null where it may begin at any time.
     */
    private static @Nullable Long most(List<Came> all, LocalDate asOf) {
        var longest = 0L;
        LocalDate next = null;
        var latest = latest(all, -1, asOf);
        var latestOther = latest(all, latest, asOf);
        for (var i = all.size() - 1; i >= 0; i--) {
            var from = all.get(i).from();
            var at = i == latest ? latestOther : latest;
            var last = at < 0 ? null : byThen(all.get(at), asOf);
            var to = next != null && (last == null || next.isBefore(last)) ? next : last;
            if (to != null && to.isAfter(from)) {
                if (from.equals(ImpreciseDate.OPEN_START)) {
                    return null;
                }
                longest = Math.max(longest, ChronoUnit.DAYS.between(from, to));
            }
            // Those that begin on the same day can all lie on it.
            var begins = i == 0 || !all.get(i - 1).from().equals(from);
            if (begins) {
                for (var j = i; j < all.size() && all.get(j).from().equals(from); j++) {
                    var came = all.get(j);
                    if (isSure(came, asOf) && (next == null || came.to().isBefore(next))) {
                        next = came.to();
                    }
                }
            }
        }
        return longest;
    }

    /** Which of all but one can have come last; -1 where there is none. */
    private static int latest(List<Came> all, int but, LocalDate asOf) {
        var latest = -1;
        for (var i = 0; i < all.size(); i++) {
            if (i != but && (latest < 0 || byThen(all.get(i), asOf).isAfter(byThen(all.get(latest), asOf)))) {
                latest = i;
            }
        }
        return latest;
    }

    /** What may lie after the day may not have come yet. */
    private static void sinceLast(ObjectNode gaps, List<Came> all, LocalDate asOf) {
        var atBest = all.stream().map(came -> byThen(came, asOf)).max(LocalDate::compareTo);
        if (atBest.isEmpty()) {
            return;
        }
        var forSure = all.stream()
                .filter(came -> isSure(came, asOf))
                .map(Came::from)
                .max(LocalDate::compareTo)
                .filter(day -> !day.equals(ImpreciseDate.OPEN_START));
        gaps.putObject("sinceLastDays")
                .put("least", ChronoUnit.DAYS.between(atBest.get(), asOf))
                .put(
                        "most",
                        forSure.map(day -> ChronoUnit.DAYS.between(day, asOf)).orElse(null));
    }

    private static boolean isSure(Came came, LocalDate asOf) {
        return !came.to().isAfter(asOf);
    }

    private static LocalDate byThen(Came came, LocalDate asOf) {
        return isSure(came, asOf) ? came.to() : asOf;
    }
}
