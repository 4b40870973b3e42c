package org.daylight.kit.recording;

import org.jspecify.annotations.Nullable;

/**
 * Who writes, for whom and why; becomes one entry of the journal.
 *
 * @param actor the account that acted
 * @param onBehalfOf whom a deputy stands in for
 * @param person the person behind the account
 * @param operation what was called, for example {@code POST /v1/partners}
 */
public record Act(
        String actor,
        @Nullable String onBehalfOf,
        @Nullable String person,
        @Nullable String reason,
        String operation,
        @Nullable String requestId) {

    public static Act of(String actor, @Nullable String reason, String operation) {
        return new Act(actor, null, null, reason, operation, null);
    }
}
