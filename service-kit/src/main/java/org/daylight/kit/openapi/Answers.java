package org.daylight.kit.openapi;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** What an operation answers that its signature does not show. */
@Retention(RUNTIME)
@Target(METHOD)
public @interface Answers {

    /** The status when all goes well; 201 and 202 come with a {@code Location}. */
    int value() default 200;

    /** Statuses of problems besides those that follow from its parameters. */
    int[] problems() default {};
}
