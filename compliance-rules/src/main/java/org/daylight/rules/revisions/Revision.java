package org.daylight.rules.revisions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stored revision of a rule or version of a set.
 *
 * @param pack whose text it stands in, or, once it is published, of what it succeeds; null = of none
 * @param publishedBy who published it first
 * @param putInForceBy who did so last, by publishing it or by rolling back to it; null = before this was kept
 * @param withdrawnBy null = not withdrawn, or before this was kept
 */
public record Revision(
        UUID id,
        int version,
        Kind kind,
        String key,
        String title,
        @Nullable String subject,
        String digest,
        String canonical,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String pack,
        State state,
        String draftedBy,
        @Nullable String proposedBy,
        @Nullable String publishedBy,
        @Nullable Instant publishedAt,
        Instant recordedAt,
        @Nullable String bill,
        @Nullable String accessGroup,
        @Nullable String putInForceBy,
        @Nullable String withdrawnBy) {

    /** Whether nobody but its author, or a group of theirs, has to do with it yet. */
    public boolean isDraft() {
        return state == State.DRAFT || state == State.CHECKED || (state == State.WITHDRAWN && proposedBy == null);
    }

    /** Those for which it answers. */
    Days days() {
        return new Days(from, to);
    }

    public Definition definition() {
        return StoredDefinitions.read(kind, canonical);
    }

    public Definition.OfRule rule() {
        if (definition() instanceof Definition.OfRule rule) {
            return rule;
        }
        throw new IllegalStateException(key + " is not a rule");
    }

    public Definition.OfTemplate template() {
        if (definition() instanceof Definition.OfTemplate template) {
            return template;
        }
        throw new IllegalStateException(key + " is not a template");
    }

    public Definition.OfSet set() {
        if (definition() instanceof Definition.OfSet set) {
            return set;
        }
        throw new IllegalStateException(key + " is not a set");
    }
}
