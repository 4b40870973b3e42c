package org.daylight.review.subscriptions;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How events are delivered. */
@ConfigMapping(prefix = "daylight.webhooks")
interface WebhookConfig {

    /** Whether this replica delivers. */
    @WithDefault("true")
    boolean enabled();

    /** What the secrets of all subscriptions are made from, the same in all replicas; without it nobody is told anything. */
    Optional<String> key();

    /** How often it looks what there is to deliver. */
    @WithDefault("1s")
    Duration poll();

    /** How often it looks which findings have become overdue. */
    @WithDefault("1m")
    Duration overdue();

    /** Lets endpoints on this machine be told, also without TLS; for tests and for a suite on one machine. */
    @WithDefault("false")
    boolean allowLoopback();

    /** How long one delivery may take from the look-up of the name to the end of the answer. */
    @WithDefault("10s")
    Duration deadline();

    /** The pause after the first failure; doubled after each further one. */
    @WithDefault("5s")
    Duration pause();

    /** The longest pause between two attempts. */
    @WithDefault("1h")
    Duration longestPause();

    /** How long an endpoint may fail before it counts as dead. */
    @WithDefault("3d")
    Duration deadAfter();

    /** How long the secret before stays valid beside a new one. */
    @WithDefault("1d")
    Duration secretOverlap();

    /** Whose events they are, as CloudEvents call it. */
    @WithDefault("/daylight/review-service")
    String source();
}
