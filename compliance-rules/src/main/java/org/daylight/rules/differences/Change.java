package org.daylight.rules.differences;

import org.jspecify.annotations.Nullable;

/**
 * One thing that another version says otherwise.
 *
 * @param pointer into the definition
 * @param text in words
 * @param before as it was written; null = it was not there
 * @param after as it is written; null = it is no longer there
 */
public record Change(
        String pointer,
        String text,
        @Nullable String before,
        @Nullable String after) {}
