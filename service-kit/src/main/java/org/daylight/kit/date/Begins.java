package org.daylight.kit.date;

import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * The date of an entry of a list before which there was no such entry, though it may be left out. A date that has to be stated
 * is one without being marked; where the date is that of what befell the entry, such as a receipt, it is none.
 */
@Target(RECORD_COMPONENT)
@Retention(RUNTIME)
public @interface Begins {}
