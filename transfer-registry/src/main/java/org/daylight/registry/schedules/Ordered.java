package org.daylight.registry.schedules;

import java.util.List;
import org.daylight.registry.facts.Known;
import org.jspecify.annotations.Nullable;

/**
 * A transfer without most of its content, as grouped schedules need it.
 *
 * @param supplier null if it is not known, or not shown
 * @param why why its deliveries cannot be counted; empty if they can
 * @param statesSupplier whether anybody says who supplies it, the owner of the register where it does not
 */
record Ordered(
        String reference,
        String partner,
        @Nullable String supplier,
        List<String> objectives,
        Lines lines,
        String why,
        boolean statesSupplier,
        Known known) {}
