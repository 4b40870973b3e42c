package org.daylight.kit.recording;

import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** A field of an item by which its list can be sorted; for lists that are no lists of records, see {@link Sorting}. */
@Target(RECORD_COMPONENT)
@Retention(RUNTIME)
public @interface Sortable {}
