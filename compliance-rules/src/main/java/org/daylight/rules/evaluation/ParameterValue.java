package org.daylight.rules.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * One dated value of a parameter.
 *
 * @param from first day, ISO 8601-2 text; null = always
 * @param to first day it no longer holds; null = open
 * @param group the set whose members it is for; null = everybody
 * @param reference where the value is written
 * @param checked how well the reference was read (READ, DERIVED, NOT_READ)
 */
public record ParameterValue(
        @Nullable String from,
        @Nullable String to,
        @Nullable String group,
        String value,
        @Nullable String reference,
        @Nullable String checked) {

    public static ParameterValue of(String value) {
        return new ParameterValue(null, null, null, value, null, null);
    }
}
