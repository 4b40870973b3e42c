package org.daylight.registry.imports;

import jakarta.validation.Validator;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.Default;
import jakarta.validation.metadata.CascadableDescriptor;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.ContainerDescriptor;
import jakarta.validation.metadata.ContainerElementTypeDescriptor;
import jakarta.validation.metadata.ElementDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;
import jakarta.validation.metadata.ValidateUnwrappedValue;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.daylight.kit.json.CodeOf;
import org.daylight.kit.json.Stated;
import org.jspecify.annotations.Nullable;

/**
 * Knows of most valid values that they are, far faster than the validator, which is there to tell what is wrong. It goes by
 * the validator's own description of a class, and is sure only of the constraints that it knows: whatever it is not sure
 * of has to be validated.
 */
final class PlainlyValid {

    private final Validator validator;
    private final Map<Class<?>, Check> known = new ConcurrentHashMap<>();

    PlainlyValid(Validator validator) {
        this.validator = validator;
    }

    /** Whether a value surely is as it should be. */
    @FunctionalInterface
    private interface Check {
        boolean holds(@Nullable Object value);
    }

    /** Whether the validator would surely find nothing. */
    boolean is(Object value) {
        return all(value);
    }

    /** The value and what it contains, whatever it is contained in. */
    private boolean all(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case Stated<?> stated -> all(stated.orNull());
            case Collection<?> items -> items.stream().allMatch(this::all);
            case Map<?, ?> map -> map.values().stream().allMatch(this::all);
            default -> of(value.getClass()).holds(value);
        };
    }

    private Check of(Class<?> type) {
        var check = known.get(type);
        if (check == null) {
            check = made(type);
            known.put(type, check);
        }
        return check;
    }

    private Check made(Class<?> type) {
        var described = validator.getConstraintsForClass(type);
        if (!described.isBeanConstrained()) {
            return plainly(type.isRecord() || type.isEnum() || type.getName().startsWith("java."));
        }
        var components = type.isRecord() ? type.getRecordComponents() : new RecordComponent[0];
        var names = Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.toSet());
        var constrained = described.getConstrainedProperties().stream()
                .map(PropertyDescriptor::getPropertyName)
                .toList();
        if (!described.getConstraintDescriptors().isEmpty() || !names.containsAll(constrained)) {
            return plainly(false);
        }
        var checks = new ArrayList<Check>();
        for (var component : components) {
            var property = described.getConstraintsForProperty(component.getName());
            if (property != null) {
                var check = element(property, property, property);
                var accessor = component.getAccessor();
                accessor.setAccessible(true);
                checks.add(record -> check.holds(value(accessor, record)));
            }
        }
        return together(checks);
    }

    private static @Nullable Object value(Method accessor, @Nullable Object record) {
        try {
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a component cannot be read: " + accessor, e);
        }
    }

    private Check element(ElementDescriptor element, CascadableDescriptor into, ContainerDescriptor container) {
        var checks = new ArrayList<Check>();
        element.getConstraintDescriptors().forEach(constraint -> checks.add(constraint(constraint)));
        var own = together(checks);
        // The kit lets the validator see what is stated.
        var seen = element.getElementClass() == Stated.class
                ? (Check) value -> own.holds(value instanceof Stated<?> stated ? stated.orNull() : value)
                : own;
        var all = new ArrayList<>(List.of(seen));
        if (into.isCascaded()) {
            all.add(this::all);
        }
        container.getConstrainedContainerElementTypes().forEach(inside -> all.add(within(inside)));
        return together(all);
    }

    private Check within(ContainerElementTypeDescriptor inside) {
        var each = element(inside, inside, inside);
        var argument = inside.getTypeArgumentIndex();
        return value -> switch (value) {
            case null -> true;
            case Stated<?> stated -> each.holds(stated.orNull());
            case Collection<?> items -> items.stream().allMatch(each::holds);
            case Map<?, ?> map when argument == 0 -> map.keySet().stream().allMatch(each::holds);
            case Map<?, ?> map -> map.values().stream().allMatch(each::holds);
            default -> false;
        };
    }

    private static Check constraint(ConstraintDescriptor<?> constraint) {
        if (!constraint.getGroups().equals(Set.of(Default.class))
                || constraint.getValueUnwrapping() != ValidateUnwrappedValue.DEFAULT) {
            return plainly(false);
        }
        return switch (constraint.getAnnotation()) {
            case NotNull _ -> value -> value != null;
            case NotBlank _ -> value -> value instanceof String text && !text.isBlank();
            case NotEmpty _ -> value -> size(value) > 0;
            case Positive _ -> value -> value == null || sign(value) > 0;
            case PositiveOrZero _ -> value -> value == null || sign(value) >= 0;
            case Min min -> value -> value == null || (value instanceof Integer number && number >= min.value());
            case Max max -> value -> value == null || (value instanceof Integer number && number <= max.value());
            case DecimalMax max when max.inclusive() -> atMost(new BigDecimal(max.value()));
            case Size size ->
                value -> value == null || (size(value) >= Math.max(size.min(), 0) && size(value) <= size.max());
            case CodeOf list -> listed(CodeOf.Listed.codes(list));
            case Pattern pattern when pattern.flags().length == 0 -> matching(pattern);
            default -> composed(constraint);
        };
    }

    private static Check atMost(BigDecimal most) {
        return value -> value == null || (value instanceof BigDecimal number && number.compareTo(most) <= 0);
    }

    private static Check matching(Pattern pattern) {
        Predicate<String> matches =
                java.util.regex.Pattern.compile(pattern.regexp()).asMatchPredicate();
        return value -> value == null || (value instanceof String text && matches.test(text));
    }

    private static Check listed(Set<String> codes) {
        return value -> value == null || (value instanceof String text && codes.contains(text));
    }

    /** One that consists of others, such as that of natural keys, and of nothing else. */
    private static Check composed(ConstraintDescriptor<?> constraint) {
        var parts = constraint.getComposingConstraints();
        if (parts.isEmpty() || !constraint.getConstraintValidatorClasses().isEmpty()) {
            return plainly(false);
        }
        return together(parts.stream().map(PlainlyValid::constraint).toList());
    }

    /** Below nothing for what has no size that is known here. */
    private static int size(@Nullable Object value) {
        return switch (value) {
            case String text -> text.length();
            case Collection<?> items -> items.size();
            case Map<?, ?> map -> map.size();
            case null, default -> -1;
        };
    }

    /** Below nothing for what is no number that is known here. */
    private static int sign(Object value) {
        return switch (value) {
            case Integer number -> Integer.signum(number);
            case Long number -> Long.signum(number);
            case BigDecimal number -> number.signum();
            default -> -1;
        };
    }

    private static Check plainly(boolean valid) {
        return value -> valid;
    }

    private static Check together(List<Check> checks) {
        var each = checks.toArray(Check[]::new);
        return value -> {
            for (var check : each) {
                if (!check.holds(value)) {
                    return false;
                }
            }
            return true;
        };
    }
}
