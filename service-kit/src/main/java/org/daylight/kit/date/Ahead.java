package org.daylight.kit.date;

import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * A date that is said before it comes: what is planned or due, an end, the beginning of a term. Every other date of a
 * record says when something happened or began, and is not yet there for whoever asks about an earlier day.
 */
@Target(RECORD_COMPONENT)
@Retention(RUNTIME)
public @interface Ahead {}
