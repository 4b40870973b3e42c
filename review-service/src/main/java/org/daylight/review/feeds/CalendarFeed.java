package org.daylight.review.feeds;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A calendar that its owner reads without signing in.
 *
 * @param name what it is for, in the owner's words
 * @param path where the calendar is read; only in the first answer, because the token is not kept
 */
@Schema(name = "CalendarFeed")
public record CalendarFeed(
        UUID id,
        String name,
        Instant createdAt,
        @Nullable Instant revokedAt,
        @Nullable String path) {

    CalendarFeed with(Token token) {
        return new CalendarFeed(id, name, createdAt, revokedAt, "/v1/calendar.ics?token=" + token.text());
    }
}
