package org.daylight.review.projection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.review.projection.Measure.Hold;
import org.daylight.review.projection.Measure.Moving;
import org.daylight.review.projection.Measure.Release;
import org.daylight.review.projection.Measure.Resequence;
import org.daylight.review.projection.Measure.Shift;
import org.daylight.review.projection.Measure.Stretch;
import org.jspecify.annotations.Nullable;

/**
 * How the open deliveries come, by subject: as planned, or under the measures of an option.
 *
 * @param exempted what a measure would have held, slowed, substituted or diverted and does not
 * @param notes what a measure could not be applied to, and why
 * @param uncounted what takes room under a cap that nobody can tell
 */
public record Course(
        Map<String, Coming> comings, List<Exempted> exempted, List<Note> notes, List<Uncounted> uncounted) {

    /**
     * A delivery that goes on as it would without the measure.
     *
     * @param measure its place in the option, from 0
     */
    public record Exempted(OpenDelivery delivery, int measure, String because) {}

    /**
     * A delivery that a measure could not be applied to.
     *
     * @param measure its place in the option, from 0
     */
    public record Note(OpenDelivery delivery, int measure, String why) {}

    /**
     * Deliveries that came before and whose amount is not known in the unit, or on the basis, of a cap.
     *
     * @param measure its place in the option, from 0
     */
    public record Uncounted(int measure, int deliveries) {}

    public Course {
        comings = Collections.unmodifiableMap(new TreeMap<>(comings));
        exempted = List.copyOf(exempted);
        notes = List.copyOf(notes);
        uncounted = List.copyOf(uncounted);
    }

    /** As planned. What holds in force hold comes when they have ended by themselves, or has no day where no end is known. */
    public static Course asPlanned(Collection<OpenDelivery> open, Holds holds) {
        var comings = new TreeMap<String, Coming>();
        for (var delivery : open) {
            var coming = Coming.asPlanned(delivery);
            var held = holds.on(delivery);
            comings.put(
                    delivery.subject(),
                    held == null
                            ? coming
                            : held.comes(coming, "a hold on its transfer is in force and no end of it is known"));
        }
        return new Course(comings, List.of(), List.of(), List.of());
    }

    /**
     * Under the measures of one option: days are set first, then what comes is substituted, then diverted, then caps are applied.
     *
     * @param touchable what the measures may act on
     * @param came what has come in the periods that begin before {@code asOf}, for caps
     */
    public Course under(
            List<Measure> measures,
            List<Exemption> exemptions,
            Predicate<OpenDelivery> touchable,
            Holds holds,
            Collection<Came> came,
            LocalDate asOf) {
        var under = new TreeMap<>(comings);
        var left = new ArrayList<Exempted>();
        var said = new ArrayList<Note>();
        var uncounted = new ArrayList<Uncounted>();
        for (var place = 0; place < measures.size(); place++) {
            if (measures.get(place) instanceof Moving moving) {
                move(under, moving, place, exemptions, touchable, holds, left, said, asOf);
            }
        }
        for (var place = 0; place < measures.size(); place++) {
            if (measures.get(place) instanceof Measure.Substitute substitute) {
                substitute(under, substitute, place, exemptions, touchable, left);
            }
        }
        for (var place = 0; place < measures.size(); place++) {
            if (measures.get(place) instanceof Measure.Divert divert) {
                divert(under, divert, place, exemptions, touchable, holds, left, said);
            }
        }
        for (var place = 0; place < measures.size(); place++) {
            if (measures.get(place) instanceof Measure.Cap cap) {
                var notCounted = new Capped(cap, place, exemptions, touchable, asOf).apply(under, came, left, said);
                if (notCounted > 0) {
                    uncounted.add(new Uncounted(place, notCounted));
                }
            }
        }
        return new Course(under, left, said, uncounted);
    }

    /** What is exempt comes as itself: what takes its place is not what was exempted. */
    private static void substitute(
            Map<String, Coming> comings,
            Measure.Substitute substitute,
            int place,
            List<Exemption> exemptions,
            Predicate<OpenDelivery> touchable,
            List<Exempted> left) {
        for (var entry : comings.entrySet()) {
            var delivery = entry.getValue().delivery();
            if (!substitute.target().covers(delivery) || !touchable.test(delivery)) {
                continue;
            }
            var exempt = exemption(exemptions, delivery);
            if (exempt == null) {
                entry.setValue(entry.getValue().instead(substitute));
            } else {
                left.add(new Exempted(delivery, place, exempt.because()));
            }
        }
    }

    /** What has left is on its way, and what is exempt goes where it was to go. A hold there holds it as any other. */
    private static void divert(
            Map<String, Coming> comings,
            Measure.Divert divert,
            int place,
            List<Exemption> exemptions,
            Predicate<OpenDelivery> touchable,
            Holds holds,
            List<Exempted> left,
            List<Note> said) {
        for (var entry : comings.entrySet()) {
            var delivery = entry.getValue().delivery();
            if (!divert.target().covers(delivery) || !touchable.test(delivery)) {
                continue;
            }
            var exempt = exemption(exemptions, delivery);
            if (exempt != null) {
                left.add(new Exempted(delivery, place, exempt.because()));
            } else if (delivery.isOnItsWay()) {
                said.add(new Note(delivery, place, "it has left already, so that it is not supposed to go elsewhere"));
            } else {
                var there = entry.getValue().elsewhere(divert);
                var held = holds.there(there);
                entry.setValue(
                        held == null
                                ? there
                                : held.comes(
                                        there,
                                        "a hold on %s is in force and no end of it is known"
                                                .formatted(divert.under())));
            }
        }
    }

    private static void move(
            Map<String, Coming> comings,
            Moving measure,
            int place,
            List<Exemption> exemptions,
            Predicate<OpenDelivery> touchable,
            Holds holds,
            List<Exempted> left,
            List<Note> said,
            LocalDate asOf) {
        if (measure instanceof Resequence resequence) {
            resequence(comings, resequence, place, exemptions, touchable, holds, left);
            return;
        }
        for (var entry : comings.entrySet()) {
            var coming = entry.getValue();
            var delivery = coming.delivery();
            if (!measure.target().covers(delivery) || !touchable.test(delivery)) {
                continue;
            }
            var moved = moved(coming, measure, holds.on(delivery), asOf);
            if (moved == null) {
                said.add(new Note(delivery, place, coming.noDay()));
                continue;
            }
            var exempt = exemption(exemptions, delivery);
            if (delays(coming, moved) && exempt != null) {
                left.add(new Exempted(delivery, place, exempt.because()));
            } else {
                entry.setValue(moved);
            }
        }
    }

    static @Nullable Exemption exemption(List<Exemption> exemptions, OpenDelivery delivery) {
        return exemptions.stream()
                .filter(exemption -> exemption.covers(delivery))
                .findFirst()
                .orElse(null);
    }

    private static boolean delays(Coming before, Coming after) {
        if (before.on() == null) {
            return false;
        }
        return after.on() == null
                || after.on().latest().isAfter(before.on().latest())
                || after.on().earliest().isAfter(before.on().earliest());
    }

    /**
     * Null where there is no day to be moved.
     *
     * @param held what holds in force do to it; null = none holds it
     */
    private static @Nullable Coming moved(Coming coming, Moving measure, @Nullable Held held, LocalDate asOf) {
        if (measure instanceof Release release) {
            return released(coming, release, held);
        }
        var on = coming.on();
        if (on == null) {
            return measure instanceof Hold ? coming : null;
        }
        return withinHold(moved(coming, on, measure, asOf), held);
    }

    /** What would come sooner waits until the holds on it have ended, unless they are released. */
    private static Coming withinHold(Coming coming, @Nullable Held held) {
        return held == null ? coming : held.comes(coming, coming.noDay());
    }

    /** A hold that ends by itself before is not made longer by a release. */
    private static Coming released(Coming coming, Release release, @Nullable Held held) {
        var planned = coming.delivery().on();
        var free = planned == null ? ImpreciseDate.of(release.on()) : Days.notBefore(planned, release.on());
        if (coming.on() == null) {
            return coming.on(free);
        }
        return held == null ? coming : coming.on(Days.sooner(coming.on(), free));
    }

    private static Coming moved(Coming coming, ImpreciseDate on, Moving measure, LocalDate asOf) {
        return switch (measure) {
            case Hold hold -> held(coming, on, hold);
            case Shift shift -> coming.on(Days.shifted(on, shift.from(), shift.days(), asOf.plusDays(1)));
            case Stretch stretch -> stretched(coming, on, stretch, asOf);
            case Release _, Resequence _ -> throw new IllegalStateException("moved elsewhere");
        };
    }

    /** What was planned for a day of the hold comes on the first day after it; of an interval the part that it covers does. */
    private static Coming held(Coming coming, ImpreciseDate on, Hold hold) {
        if (on.latest().isBefore(hold.from())) {
            return coming;
        }
        var until = hold.until();
        if (until == null) {
            return coming.noDay("it is held from %s and no end of it is stated".formatted(hold.from()));
        }
        return coming.on(
                Days.moved(on, day -> day.isBefore(hold.from()) || day.isAfter(until) ? day : until.plusDays(1)));
    }

    private static Coming stretched(Coming coming, ImpreciseDate on, Stretch stretch, LocalDate asOf) {
        var pivot = stretch.from();
        if (on.latest().isBefore(pivot)) {
            return coming;
        }
        var moved = Days.moved(
                on,
                day -> day.isBefore(pivot)
                        ? day
                        : stretch.longer()
                                ? Days.stretched(day, pivot, stretch.times())
                                : Days.compressed(day, pivot, stretch.times()));
        return coming.on(Days.notBefore(moved, asOf.plusDays(1)));
    }

    /**
     * The days of all that are named, in the order in which they are named. What is exempt and would come later keeps its day, and
     * the other days are dealt out among the rest.
     */
    private static void resequence(
            Map<String, Coming> comings,
            Resequence resequence,
            int place,
            List<Exemption> exemptions,
            Predicate<OpenDelivery> touchable,
            Holds holds,
            List<Exempted> left) {
        var named = new ArrayList<Coming>();
        for (var reference : resequence.order()) {
            comings.values().stream()
                    .filter(coming -> coming.delivery().reference().equals(reference))
                    .filter(coming -> touchable.test(coming.delivery()) && coming.on() != null)
                    .forEach(named::add);
        }
        var dealt = dealt(named, holds);
        for (var at = delayed(named, dealt, exemptions); at >= 0; at = delayed(named, dealt, exemptions)) {
            var delivery = named.remove(at).delivery();
            left.add(new Exempted(
                    delivery,
                    place,
                    Objects.requireNonNull(exemption(exemptions, delivery)).because()));
            dealt = dealt(named, holds);
        }
        dealt.forEach(coming -> comings.put(coming.delivery().subject(), coming));
    }

    /** Each with the day of its place. */
    private static List<Coming> dealt(List<Coming> named, Holds holds) {
        var days = named.stream()
                .map(coming -> Objects.requireNonNull(coming.on()))
                .sorted(Comparator.comparing(ImpreciseDate::latest).thenComparing(ImpreciseDate::earliest))
                .toList();
        return IntStream.range(0, named.size())
                .mapToObj(at -> withinHold(
                        named.get(at).on(days.get(at)), holds.on(named.get(at).delivery())))
                .toList();
    }

    /** The place of the first that is exempt and would come later; -1 where none would. */
    private static int delayed(List<Coming> named, List<Coming> dealt, List<Exemption> exemptions) {
        return IntStream.range(0, named.size())
                .filter(at -> delays(named.get(at), dealt.get(at))
                        && exemption(exemptions, named.get(at).delivery()) != null)
                .findFirst()
                .orElse(-1);
    }
}
