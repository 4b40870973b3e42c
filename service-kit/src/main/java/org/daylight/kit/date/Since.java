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

    /** False if the record was not in this state before that date, and nobody says from which day on it was. */
    boolean exactly() default true;
}
