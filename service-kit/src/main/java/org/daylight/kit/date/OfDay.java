package org.daylight.kit.date;

import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** The date beside it that says on which day this was found to be so; before that day it is not known. */
@Target(RECORD_COMPONENT)
@Retention(RUNTIME)
public @interface OfDay {

    String value();
}
