package org.daylight.kit.recording;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The erasing of one record with all its versions.
 *
 * @param type the kind of the record, such as {@code transfer}
 * @param reason why it must not be kept, without what must not be kept
 * @param authority who or what orders it to be erased
 * @param proposedBy the person who asks for it
 * @param approvedBy the other person, with whom it was done; none while it is only asked for
 * @param tombstones what stands for the versions since then, oldest first
 */
public record Purge(
        String type,
        UUID record,
        String reason,
        String authority,
        String proposedBy,
        @Nullable String approvedBy,
        List<Tombstone> tombstones) {

    public Purge {
        tombstones = List.copyOf(tombstones);
    }

    /**
     * What is left of a version.
     *
     * @param recording the entry of the journal that wrote it
     * @param digest the SHA-256 of the row as that entry counts it, in hexadecimal
     */
    public record Tombstone(int version, long recording, String digest) {}

    Purge approved(String person, List<Tombstone> left) {
        return new Purge(type, record, reason, authority, proposedBy, person, left);
    }
}
