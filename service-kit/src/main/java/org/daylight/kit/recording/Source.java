package org.daylight.kit.recording;

import org.jspecify.annotations.Nullable;

/**
 * Where a value was read.
 *
 * @param sourceClass how official it is
 * @param checked whether somebody read the document itself
 * @param field the one field this source supports, as a pointer into the content; none = the whole record
 */
public record Source(
        @Nullable String document,
        @Nullable String url,
        @Nullable String page,
        @Nullable String digest,
        @Nullable String system,
        @Nullable SourceClass sourceClass,
        @Nullable Checked checked,
        @Nullable String note,
        @Nullable String field) {

    /** From the most to the least official. */
    public enum SourceClass {
        OFFICIAL,
        COPY_OF_OFFICIAL,
        PRESS,
        STATE_MEDIA,
        COPY_OR_WEAK
    }

    /** How the value came out of the document. */
    public enum Checked {
        READ,
        DERIVED,
        NOT_READ
    }
}
