package org.daylight.registry.schedules;

import java.util.List;
import org.daylight.registry.facts.Known;
import org.jspecify.annotations.Nullable;

/**
 * A transfer without most of its content, as grouped schedules need it.
 *
 * @param why why its deliveries cannot be counted; empty if they can
 */
record Ordered(
        String reference,
        String partner,
        @Nullable String supplier,
        List<String> objectives,
        Lines lines,
        String why,
        Known known) {}
