package org.daylight.registry.schedules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.daylight.registry.facts.Dates;
import org.daylight.registry.facts.Known;
import org.daylight.registry.schedules.Grouping.By;
import org.jspecify.annotations.Nullable;

/**
 * The last plan of each group that was stated by the day, in the measure that is asked for. A plan of a class asks for a part of
 * what comes: it is compared with that class only, and is never added to a plan of the whole, nor taken for one.
 */
final class GroupPlans {

    private static final String BY_CLASS = "planned by class only";
    private static final String AS_A_WHOLE = "planned as a whole only";
    private static final String OF_OTHERS = "only other classes are planned";
    private static final String NO_CLASS = "its class is not known, and plans are stated";

    private final Grouping grouping;
    private final LocalDate asOf;

    /** Where the class stands in the key of a group; less than 0 where it is not told apart by class. */
    private final int byClass;

    private final Map<At, StatedPlan> plans = new HashMap<>();
    private final Map<At, Known> wholes = new HashMap<>();
    private final Map<At, Known> classes = new HashMap<>();

    /** A group at a milestone. */
    record At(List<String> key, String milestone) {}

    /** Why a group has no plan, and what that rests on. */
    record Without(String why, Known planned) {}

    GroupPlans(Grouping grouping, LocalDate asOf) {
        this.grouping = grouping;
        this.asOf = asOf;
        this.byClass = List.copyOf(grouping.by()).indexOf(By.CAPABILITY);
    }

    /**
     * Takes the plans of an objective or a transfer.
     *
     * @param key of the group of all of it: no class
     * @return the groups there are because of them
     */
    Set<At> add(Known planned, List<String> key) {
        var made = new LinkedHashSet<At>();
        for (var baseline : planned.content().path("baselines")) {
            var milestone = baseline.path("milestone").asText();
            var asked = grouping.by().contains(By.MILESTONE)
                    || milestone.equals(grouping.milestone().name());
            if (!asked
                    || !StatedPlan.counts(baseline, grouping.measure())
                    || Dates.earliest(baseline.path("statedOn").asText()).isAfter(asOf)) {
                continue;
            }
            var named = StatedPlan.capabilityClass(baseline);
            var all = new At(key, milestone);
            (named.isEmpty() ? wholes : classes).put(all, planned.withoutContent());
            if (named.isEmpty() == (byClass < 0)) {
                var at = new At(ofClass(key, named), milestone);
                plans.put(at, new StatedPlan(baseline));
                made.add(at);
            } else if (byClass < 0) {
                made.add(all);
            }
        }
        return made;
    }

    private List<String> ofClass(List<String> key, String named) {
        if (byClass < 0) {
            return key;
        }
        var of = new ArrayList<>(key);
        of.set(byClass, named);
        return List.copyOf(of);
    }

    /** The one in force; null where none is stated for the group. */
    @Nullable
    StatedPlan of(At at) {
        return plans.get(at);
    }

    /** Why a group without a plan has none; null where nothing is planned of what it is a part of. */
    @Nullable
    Without without(At at) {
        var all = new At(ofClass(at.key(), ""), at.milestone());
        var whole = wholes.get(all);
        var part = classes.get(all);
        if (whole == null) {
            return part == null ? null : new Without(byClass < 0 ? BY_CLASS : unplanned(at, OF_OTHERS), part);
        }
        return new Without(unplanned(at, part == null ? AS_A_WHOLE : OF_OTHERS), whole);
    }

    private String unplanned(At at, String why) {
        return at.key().get(byClass).isEmpty() ? NO_CLASS : why;
    }
}
