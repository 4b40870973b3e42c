package org.daylight.kit.date;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Which date of the content says since when a record is in this state. */
@Target(FIELD)
@Retention(RUNTIME)
public @interface Since {

    String value();

    /**
     * Other dates, before which the record was not in this state either. The first of them that is stated counts, where its own is not
     * known.
     */
    String[] notBefore() default {};

    /** A date with which it comes into this state by itself, where the first is not stated. */
    String byItself() default "";
}
