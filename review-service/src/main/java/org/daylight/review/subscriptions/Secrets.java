package org.daylight.review.subscriptions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.daylight.kit.problem.Problems.CONFLICT;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * The secrets of subscriptions, made from the installation's key. The database knows their numbers only: who reads it, or a
 * backup of it, can sign nothing.
 */
@ApplicationScoped
class Secrets {

    private static final int SHORTEST = 20;

    private final Optional<byte[]> key;

    Secrets(WebhookConfig config) {
        key = config.key().map(text -> text.getBytes(UTF_8));
        if (key.isPresent() && key.get().length < SHORTEST) {
            throw new IllegalStateException("daylight.webhooks.key needs %d characters or more".formatted(SHORTEST));
        }
    }

    boolean canBeMade() {
        return key.isPresent();
    }

    /** Refuses what could never be signed. */
    void requireKey() {
        if (key.isEmpty()) {
            throw CONFLICT.problem(
                    "This installation signs no messages; its operator has to set daylight.webhooks.key");
        }
    }

    /** @param number counted from 1 on; a rotation makes the next */
    Secret of(UUID subscription, int number) {
        requireKey();
        return Secret.derived(key.orElseThrow(), "%s %d".formatted(subscription, number));
    }
}
