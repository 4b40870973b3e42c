package org.daylight.rules.measures;

import java.util.UUID;

/** Whether a revision may be published by what is known of it. */
sealed interface Verdict {

    record WithinLimits(UUID run, String sentence) implements Verdict {}

    record Overridden(UUID override, String sentence) implements Verdict {}

    record NothingToMeasure(String sentence) implements Verdict {}

    record Held(String why) implements Verdict {}
}
