package org.daylight.review.subscriptions;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint that is told of events in the sight of the account that made it.
 *
 * @param state ACTIVE, DEAD (it failed for too long; a replay revives it) or ENDED
 * @param position the sequence of the last event that was delivered or passed over
 * @param waiting how many events of its types come after that, as far as whoever reads may see them
 * @param delivered how many were delivered, repeated ones counted again
 * @param attempts how often the next event has failed in a row
 * @param lastErrors the newest first, at most ten
 * @param previousSecretUntil until when messages carry a signature by the secret before as well
 * @param secret only in the answers that make one
 */
@Schema(name = "Subscription")
public record Subscription(
        UUID id,
        String name,
        URI url,

        @Schema(
                type = SchemaType.ARRAY,
                implementation = String.class,
                description = "What it is told of; more may follow.")
        List<EventType> types,

        Instant createdAt,
        String state,
        long position,
        long waiting,
        long delivered,
        int attempts,
        @Nullable Instant failingSince,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant lastDeliveredAt,
        List<Failure> lastErrors,
        @Nullable Instant previousSecretUntil,
        @Nullable String secret) {

    /** One attempt that failed. */
    @Schema(name = "DeliveryFailure")
    public record Failure(Instant at, UUID event, String error) {}

    Subscription with(String newSecret) {
        return new Subscription(
                id,
                name,
                url,
                types,
                createdAt,
                state,
                position,
                waiting,
                delivered,
                attempts,
                failingSince,
                nextAttemptAt,
                lastDeliveredAt,
                lastErrors,
                previousSecretUntil,
                newSecret);
    }
}
