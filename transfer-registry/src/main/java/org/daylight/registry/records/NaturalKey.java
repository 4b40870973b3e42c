package org.daylight.registry.records;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** The name by which people and other records call a record. */
@Pattern(regexp = "\\S(.{0,198}\\S)?")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({FIELD, PARAMETER, TYPE_USE})
@Retention(RUNTIME)
public @interface NaturalKey {

    String message() default "must have 1 to 200 characters on one line and no blank at either end";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
