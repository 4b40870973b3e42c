package org.daylight.rules.runs;

import java.util.UUID;

/** The run was cancelled, or another replica has taken it over; this one stops without a trace. */
final class LeaseLost extends RuntimeException {

    LeaseLost(UUID run) {
        super("run %s was cancelled or taken over by another replica".formatted(run));
    }
}
