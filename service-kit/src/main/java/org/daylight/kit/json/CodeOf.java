package org.daylight.kit.json;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text that is one of the codes of a list. The type stays text, so that what was recorded before there was a list can
 * still be read; nothing else is recorded any more.
 */
@Constraint(validatedBy = CodeOf.Listed.class)
@Target({FIELD, PARAMETER, TYPE_USE})
@Retention(RUNTIME)
public @interface CodeOf {

    /** The list. */
    Class<? extends Enum<?>> value();

    String message() default "must be one of {codes}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Whether a text is in the list. */
    final class Listed implements ConstraintValidator<CodeOf, String> {

        private Set<String> codes = Set.of();

        @Override
        public void initialize(CodeOf list) {
            codes = codes(list);
        }

        public static Set<String> codes(CodeOf list) {
            var codes = new LinkedHashSet<String>();
            Arrays.stream(list.value().getEnumConstants()).map(Enum::name).forEach(codes::add);
            return codes;
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            if (text == null || codes.contains(text)) {
                return true;
            }
            var message = context.getDefaultConstraintMessageTemplate().replace("{codes}", String.join(", ", codes));
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(message).addConstraintViolation();
            return false;
        }
    }
}
