package org.daylight.kit.recording;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.jspecify.annotations.Nullable;

/**
 * One version of a record as the API shows it.
 *
 * @param recordedAt when this version was recorded
 * @param recording the entry of the journal that wrote it
 * @param knownSince since when the source says it knew
 */
public record Recorded<B>(
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
        B content) {

    static <B> Recorded<B> of(ContentEntity<B> row) {
        return new Recorded<>(
                row.id(),
                row.version(),
                row.recordedAt(),
                row.recording(),
                row.knownSince(),
                row.knownSinceSource(),
                row.act(),
                row.actReason(),
                row.voidedReason(),
                row.accessGroup(),
                row.marking(),
                row.sources(),
                row.content());
    }

    /** The same version with another content. */
    public Recorded<B> with(B shown) {
        return new Recorded<>(
                id,
                version,
                recordedAt,
                recording,
                knownSince,
                knownSinceSource,
                act,
                actReason,
                voidedReason,
                accessGroup,
                marking,
                sources,
                shown);
    }

    /** The value of the ETag header. */
    public String etag() {
        return "\"" + version + "\"";
    }
}
