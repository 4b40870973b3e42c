package org.daylight.kit.date;

import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** The list of the content, oldest first, whose items say on which day ({@code on}) a record came into which state. */
@Target(RECORD_COMPONENT)
@Retention(RUNTIME)
public @interface BySteps {

    String value();
}
