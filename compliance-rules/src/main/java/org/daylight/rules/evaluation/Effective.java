package org.daylight.rules.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * When a revision is in force.
 *
 * @param from first day, ISO 8601-2 text; imprecise where the start is ("../2023-04-30"); null = always was
 * @param to first day no longer in force; null = open
 * @param against the date leaf the interval is read against, or "asOf"; the parameters are dated by it as well
 * @param reference where first and last day are written
 * @param checked how well the reference was read (READ, DERIVED, NOT_READ)
 */
public record Effective(
        @Nullable String from,
        @Nullable String to,
        String against,
        @Nullable String reference,
        @Nullable String checked) {}
