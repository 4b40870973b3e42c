package org.daylight.rules.revisions;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import org.daylight.kit.acting.Preconditions;
import org.daylight.kit.json.Json;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A revision as the API shows it.
 *
 * @param digest of the definition, RFC 8785 and SHA-256: the same text has the same digest everywhere
 * @param publishedBy who published it first
 * @param putInForceBy who did so last, by publishing it or by rolling back to it; never its author
 * @param withdrawnBy of what was in force never its author
 * @param bill the bill that would make it law: it can be asked what-if and is never published
 * @param accessGroup whose people see the draft, null = its author alone; and null once it is no draft any more
 * @param definition what its author wrote, left out in lists
 */
public record RevisionView(
        Kind kind,
        String key,
        String title,
        @Nullable String subject,
        String digest,
        int version,
        State state,
        @Nullable LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        @Nullable String pack,
        String draftedBy,
        @Nullable String proposedBy,
        @Nullable String publishedBy,
        @Nullable Instant publishedAt,
        @Nullable String putInForceBy,
        @Nullable String withdrawnBy,
        Instant recordedAt,
        @Nullable String bill,
        @Nullable String accessGroup,
        @Nullable JsonNode definition) {

    public static RevisionView brief(Revision revision) {
        return of(revision, null);
    }

    public static RevisionView full(Revision revision) {
        try {
            return of(revision, Json.mapper().readTree(revision.canonical()));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In full, with the tag that the next act on it asks for. */
    public static RestResponse<RevisionView> shown(Revision revision) {
        return tagged(ResponseBuilder.ok(), revision);
    }

    public static RestResponse<RevisionView> made(Revision revision, URI location) {
        return tagged(ResponseBuilder.created(location), revision);
    }

    private static RestResponse<RevisionView> tagged(ResponseBuilder<RevisionView> answer, Revision revision) {
        return answer.entity(full(revision))
                .tag(Preconditions.etag(revision.version()))
                .build();
    }

    private static RevisionView of(Revision revision, @Nullable JsonNode definition) {
        return new RevisionView(
                revision.kind(),
                revision.key(),
                revision.title(),
                revision.subject(),
                revision.digest(),
                revision.version(),
                revision.state(),
                revision.from(),
                revision.to(),
                revision.pack(),
                revision.draftedBy(),
                revision.proposedBy(),
                revision.publishedBy(),
                revision.publishedAt(),
                revision.putInForceBy(),
                revision.withdrawnBy(),
                revision.recordedAt(),
                revision.bill(),
                revision.isDraft() ? revision.accessGroup() : null,
                definition);
    }
}
