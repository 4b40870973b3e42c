package org.daylight.kit.recording;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One version of a record as the API shows it.
 *
 * @param recordedAt when this version was recorded
 * @param recording the entry of the journal that wrote it
 * @param knownSince since when the source says it knew
 * @param supersededBy the later record of the same kind that takes its place, as it was known; not part of the version, and
 *     left out where there is none
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
        B content,
        @Nullable Successor supersededBy) {

    /**
     * What takes the place of a record.
     *
     * @param key its natural key
     * @param on from which day, as precise as that is known; left out where it is not
     */
    @Schema(description = "The record that takes the place of another one, from the day `on` if that is known.")
    public record Successor(UUID id, String key, @Nullable String on) {}

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
                row.content(),
                null);
    }

    /** The same version with another content. */
    public Recorded<B> with(B shown) {
        return with(shown, supersededBy);
    }

    /** The same version, of which another record says that it has taken its place. */
    public Recorded<B> supersededBy(Successor successor) {
        return with(content, successor);
    }

    private Recorded<B> with(B shown, @Nullable Successor successor) {
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
                shown,
                successor);
    }

    /** The value of the ETag header. */
    public String etag() {
        return "\"" + version + "\"";
    }
}
