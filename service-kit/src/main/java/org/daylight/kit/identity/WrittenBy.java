package org.daylight.kit.identity;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Which roles may call what the resource inherits with {@link Writers}. Roles on a class do not reach the methods that
 * it inherits, so that a shared method asks the class that it is called on.
 */
@Retention(RUNTIME)
@Target(TYPE)
public @interface WrittenBy {
    String[] value();
}
