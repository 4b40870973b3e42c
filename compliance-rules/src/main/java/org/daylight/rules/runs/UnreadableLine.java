package org.daylight.rules.runs;

import java.util.List;
import org.daylight.rules.facts.FactLineException;
import org.jspecify.annotations.Nullable;

/** A line that cannot be judged, with the groups whose people may hear what stands on it; null = not known. */
final class UnreadableLine extends RuntimeException {

    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial")
    private final @Nullable List<String> groups;

    UnreadableLine(FactLineException cause, @Nullable List<String> groups) {
        super(cause.getMessage(), cause);
        this.groups = groups;
    }

    @Nullable
    List<String> groups() {
        return groups;
    }
}
