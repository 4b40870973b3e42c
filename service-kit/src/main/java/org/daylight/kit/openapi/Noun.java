package org.daylight.kit.openapi;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** What a resource keeps, such as {@code a transfer}: stands for {@code {one}} in the summaries that it inherits. */
@Retention(RUNTIME)
@Target(TYPE)
public @interface Noun {
    String value();
}
