package org.daylight.kit.recording;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.jspecify.annotations.Nullable;

/**
 * One version of a record with who wrote it, why, and what it says differently from the version before it.
 *
 * @param recordedAt when this version was recorded
 * @param recording the entry of the journal that wrote it
 * @param knownSince since when the source says it knew
 * @param knownSinceSource who says so
 * @param act CORRECTED and VOIDED versions say why in {@code actReason}
 * @param recordedBy the account that wrote it
 * @param person the person behind the account
 * @param onBehalfOf whom they stood in for as a deputy
 * @param reason why: what the record itself gives, else what was said with the request that wrote nothing else
 * @param changes against the version before it that the caller may see; none for the first of them
 */
public record HistoryEntry<B>(
        UUID id,
        int version,
        Instant recordedAt,
        long recording,
        @Nullable Instant knownSince,
        @Nullable String knownSinceSource,
        RecordAct act,
        @Nullable String actReason,
        @Nullable String voidedReason,
        @Nullable String accessGroup,
        Marking marking,
        List<Source> sources,
        B content,
        String recordedBy,
        @Nullable String person,
        @Nullable String onBehalfOf,
        @Nullable String reason,
        List<FieldChange> changes) {

    public HistoryEntry {
        changes = List.copyOf(changes);
    }

    static <B> HistoryEntry<B> of(Recorded<B> version, Writer writer, List<FieldChange> changes) {
        return new HistoryEntry<>(
                version.id(),
                version.version(),
                version.recordedAt(),
                version.recording(),
                version.knownSince(),
                version.knownSinceSource(),
                version.act(),
                version.actReason(),
                version.voidedReason(),
                version.accessGroup(),
                version.marking(),
                version.sources(),
                version.content(),
                writer.account(),
                writer.person(),
                writer.onBehalfOf(),
                version.actReason() == null ? writer.reason() : version.actReason(),
                changes);
    }

    /** Who wrote a version, as the journal has it. */
    record Writer(
            String account,
            @Nullable String person,
            @Nullable String onBehalfOf,
            @Nullable String reason) {}
}
