package org.daylight.rules.evaluation;

import org.jspecify.annotations.Nullable;

/** A parameter's value for a date, and where it is written; without one nothing is stated for that date. */
record ParameterChoice(
        String name, @Nullable Object value, @Nullable ParameterValue written) {}
