package org.daylight.registry.schedules;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.daylight.registry.records.Milestone;
import org.jspecify.annotations.Nullable;

/**
 * What of deliveries is summed up.
 *
 * @param milestones what plans count; where there are none, what was planned is not summed up either
 * @param main the milestone that the written coverage is taken at; null = the first physical one reached
 * @param indexes what plans count by
 */
record Measured(Collection<Milestone> milestones, @Nullable Milestone main, Collection<String> indexes) {

    /** What counts as delivered where no plan names a milestone; what was only announced never does. */
    static final List<Milestone> PHYSICAL = List.of(
            Milestone.HANDED_OVER,
            Milestone.ENTERED_COUNTRY,
            Milestone.ARRIVED_AT_PORT,
            Milestone.SHIPPED,
            Milestone.ACKNOWLEDGED,
            Milestone.INVENTORIED);

    /** A partner's deliveries have no plan. */
    static final Measured OF_PARTNER = new Measured(List.of(), null, List.of());

    Set<Milestone> looked() {
        var looked = EnumSet.noneOf(Milestone.class);
        looked.addAll(milestones);
        if (main == null) {
            looked.addAll(PHYSICAL);
        } else {
            looked.add(main);
        }
        return looked;
    }

    /** Where the first milestone that is stated counts, none does that only follows from others. */
    boolean countsStatedOnly(Milestone milestone) {
        return main == null && !milestones.contains(milestone);
    }
}
