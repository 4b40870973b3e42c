package org.daylight.review.foresight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.daylight.review.registry.Manifest;
import org.daylight.review.reviews.LookAhead;
import org.daylight.review.reviews.Looked;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the days to come. A subject is looked at again on the day on which its line, or an answer about it, says
 * that it changes; what is measured is looked at every day, and so is a subject that is not there yet.
 */
final class Foreseeing {

    private final LocalDate today;
    private final LocalDate until;
    private final Function<LocalDate, LookAhead.Day> days;

    /** @param days opens a day; each is opened anew, so that no more than one day's schedules are held */
    Foreseeing(LocalDate today, LocalDate until, Function<LocalDate, LookAhead.Day> days) {
        this.today = today;
        this.until = until;
        this.days = days;
    }

    /**
     * A rule that is not met on this day, and of which nothing seen so far has raised a flag that would still be there.
     *
     * @param unansweredSoFar whether it could not be answered since today, so that a flag that a review had raised is still there
     */
    record Turned(LocalDate on, String rule, Looked looked, boolean unansweredSoFar) {}

    /** A subject on a day on which it lacks otherwise than before; null = it is not there any more. */
    record Step(LocalDate on, String subject, @Nullable Looked looked) {}

    /** A rule of which no flag about a subject stays from this day on: it is met, does not apply, or the subject is gone. */
    record Ended(LocalDate on, String rule, String subject) {}

    /** What turned and ended, the subjects as they stand today, and what they lack from day to day. */
    record Seen(List<Turned> turned, List<Ended> ended, List<Looked> today, List<Step> steps) {

        /** As far as somebody may see it; what ended says nothing by itself. */
        Seen visible(Predicate<Looked> sees) {
            // Of what a step no longer shows only the subject is left, which is known by what it showed before.
            var mine = new HashSet<String>();
            var seen = new ArrayList<Step>();
            for (var step : steps) {
                var shown = step.looked();
                if (shown == null ? mine.contains(step.subject()) : sees.test(shown)) {
                    mine.add(step.subject());
                    seen.add(step);
                }
            }
            return new Seen(
                    turned.stream().filter(each -> sees.test(each.looked())).toList(),
                    ended,
                    today.stream().filter(sees).toList(),
                    seen);
        }

        /** The references of the objectives among today's subjects. */
        List<String> objectives() {
            return today.stream()
                    .filter(looked -> looked.type().equals("objective"))
                    .map(Looked::label)
                    .filter(Objects::nonNull)
                    .toList();
        }

        Set<String> subjects() {
            var subjects = new HashSet<String>();
            today.forEach(looked -> subjects.add(looked.subject()));
            turned.forEach(each -> subjects.add(each.looked().subject()));
            return subjects;
        }
    }

    /**
     * The flags of a subject after the last day looked at.
     *
     * @param there the rules that were not met on a day, and have been neither met nor without application since
     * @param unanswered the rules that could be answered on no day: whether they have a flag is as reviews left it
     */
    private record Flags(Set<String> there, Set<String> unanswered) {

        static final Flags NONE = new Flags(Set.of(), Set.of());

        static Flags today(Looked looked) {
            var unanswered = new HashSet<>(looked.standing());
            unanswered.removeAll(looked.notMet().keySet());
            return new Flags(looked.notMet().keySet(), unanswered);
        }

        Flags after(Looked looked) {
            var standing = looked.standing();
            var stay = new HashSet<>(there);
            stay.retainAll(standing);
            stay.addAll(looked.notMet().keySet());
            var still = new HashSet<>(unanswered);
            still.retainAll(standing);
            still.removeAll(stay);
            return new Flags(stay, still);
        }

        boolean has(String rule) {
            return there.contains(rule) || unanswered.contains(rule);
        }
    }

    /** What subjects lack, noted where it changes. */
    private static final class Lacking {

        private final Map<String, Map<String, List<String>>> now = new HashMap<>();
        private final List<Step> steps = new ArrayList<>();

        void look(LocalDate on, Looked looked) {
            var was = now.put(looked.subject(), looked.undetermined());
            if (!looked.undetermined().equals(was == null ? Map.of() : was)) {
                steps.add(new Step(on, looked.subject(), looked));
            }
        }

        void gone(LocalDate on, String subject) {
            if (now.remove(subject) != null) {
                steps.add(new Step(on, subject, null));
            }
        }
    }

    /** Subjects of one partition of the last day, which holds all that there are on the days before. */
    Seen facts(Manifest.Partition partition) {
        var now = days.apply(today).look(partition, any -> true);
        var before = new HashMap<String, Flags>();
        var due = new TreeMap<LocalDate, Set<String>>();
        var lacking = new Lacking();
        for (var looked : now) {
            before.put(looked.subject(), Flags.today(looked));
            lacking.look(today, looked);
            plan(due, looked.next(), looked.subject());
        }
        for (var looked : days.apply(until).look(partition, subject -> !before.containsKey(subject))) {
            plan(due, today.plusDays(1), looked.subject());
        }
        var turned = new ArrayList<Turned>();
        var ended = new ArrayList<Ended>();
        while (!due.isEmpty() && !due.firstKey().isAfter(until)) {
            var next = due.pollFirstEntry();
            var on = next.getKey();
            var missing = new HashSet<>(next.getValue());
            for (var looked : days.apply(on).look(partition.type(), next.getValue())) {
                missing.remove(looked.subject());
                turn(turned, ended, before, on, looked);
                lacking.look(on, looked);
                plan(due, looked.next(), looked.subject());
            }
            missing.forEach(subject -> {
                end(ended, before.remove(subject), Flags.NONE, on, subject);
                lacking.gone(on, subject);
                plan(due, on.plusDays(1), subject);
            });
        }
        return new Seen(turned, ended, now, lacking.steps);
    }

    /** What is measured anew every day, of all partitions together, so that the schedules of a day are read once. */
    Seen measures(List<Manifest.Partition> partitions) {
        var before = new HashMap<String, Flags>();
        var now = new ArrayList<Looked>();
        var lacking = new Lacking();
        var turned = new ArrayList<Turned>();
        var ended = new ArrayList<Ended>();
        for (var on = today; !on.isAfter(until) && !partitions.isEmpty(); on = on.plusDays(1)) {
            var day = days.apply(on);
            for (var partition : partitions) {
                for (var looked : day.look(partition, any -> true)) {
                    lacking.look(on, looked);
                    if (on.equals(today)) {
                        before.put(looked.subject(), Flags.today(looked));
                        now.add(looked);
                    } else {
                        turn(turned, ended, before, on, looked);
                    }
                }
            }
        }
        return new Seen(turned, ended, now, lacking.steps);
    }

    private static void turn(
            List<Turned> turned, List<Ended> ended, Map<String, Flags> before, LocalDate on, Looked looked) {
        var was = before.getOrDefault(looked.subject(), Flags.NONE);
        var now = was.after(looked);
        before.put(looked.subject(), now);
        end(ended, was, now, on, looked.subject());
        for (var rule : looked.notMet().keySet()) {
            if (!was.there.contains(rule)) {
                turned.add(new Turned(on, rule, looked, was.unanswered.contains(rule)));
            }
        }
    }

    private static void end(List<Ended> ended, @Nullable Flags was, Flags now, LocalDate on, String subject) {
        if (was != null) {
            Stream.concat(was.there.stream(), was.unanswered.stream())
                    .filter(rule -> !now.has(rule))
                    .forEach(rule -> ended.add(new Ended(on, rule, subject)));
        }
    }

    private static void plan(Map<LocalDate, Set<String>> due, @Nullable LocalDate on, String subject) {
        if (on != null) {
            due.computeIfAbsent(on, _ -> new HashSet<>()).add(subject);
        }
    }
}
