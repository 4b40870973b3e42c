package org.daylight.rules.runs;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.daylight.rules.lawbooks.Lawbook.Contrast;
import org.jspecify.annotations.Nullable;

/**
 * A run as its kind shows it: what was asked, and how far it has come.
 *
 * @param waivers whether it asks what was waived; null = it was opened before any asked
 */
public record RunView(
        UUID id,
        RunKind kind,
        JsonNode question,
        Contrast contrast,
        boolean ofDrafts,
        @Nullable Boolean waivers,
        Status status) {

    /**
     * How far a run has come.
     *
     * @param why it waits or failed
     * @param recordedUpTo nothing recorded later is used; null until it begins
     * @param keptUntil the day after which it is purged; null until it ends
     */
    public record Status(
            RunState state,
            @Nullable String why,
            Progress progress,
            String openedBy,
            Instant openedAt,
            @Nullable Instant finishedAt,
            @Nullable LocalDate keptUntil,
            String knowledge,
            boolean hindsight,
            @Nullable Instant recordedUpTo) {}

    /**
     * Of its looks at the register.
     *
     * @param percent of all partitions that are counted, as far as they are known
     */
    public record Progress(int looks, int done, int percent) {}
}
