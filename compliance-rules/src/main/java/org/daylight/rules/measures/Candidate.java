package org.daylight.rules.measures;

import org.jspecify.annotations.Nullable;

/**
 * A revision that is about to be published.
 *
 * @param subject the type that the rule judges; null for a set
 * @param bearsOnRules false for a set that no rule names: then there is nothing to measure
 */
public record Candidate(String digest, String key, @Nullable String subject, boolean bearsOnRules) {}
