package org.daylight.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.daylight.kit.date.ImpreciseDate;
import org.jspecify.annotations.Nullable;

/** Says in plain words why a JSON body cannot be read, where, and what to write instead. */
public final class UnreadableJson {

    private UnreadableJson() {}

    /** The problem for anything Jackson reports about a body or a line of one. */
    public static ProblemException problem(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return unknownField(unknown);
        }
        if (e instanceof JsonMappingException mapping && (!mapping.getPath().isEmpty() || hasNull(mapping))) {
            return violated(pointer(mapping), mend(mapping), e);
        }
        if (e instanceof MismatchedInputException mismatched && "No content to map".equals(start(mismatched, 17))) {
            return Problems.UNREADABLE_BODY.problem("The body is empty; send a JSON object");
        }
        if (e instanceof MismatchedInputException mismatched) {
            return violated("", mend(mismatched), e);
        }
        return Problems.UNREADABLE_BODY.problem(
                "The body is not JSON%s: %s".formatted(at(e), firstLine(e.getOriginalMessage())));
    }

    private static ProblemException violated(String pointer, String mend, JsonProcessingException e) {
        return Problems.UNREADABLE_BODY.problem(
                "%s%s %s".formatted(pointer.isEmpty() ? "The body" : pointer, at(e), mend),
                new Violation(pointer, mend));
    }

    private static ProblemException unknownField(UnrecognizedPropertyException e) {
        Collection<Object> known = e.getKnownPropertyIds();
        var names = known == null
                ? new String[0]
                : known.stream().map(String::valueOf).sorted().toArray(String[]::new);
        var near = NearNames.of(e.getPropertyName(), Arrays.asList(names));
        var mend = near.isEmpty()
                ? "does not exist; what exists: " + String.join(", ", names)
                : "does not exist; did you mean " + String.join(" or ", near) + "?";
        var pointer = pointer(e);
        return Problems.UNKNOWN_FIELD.problem("%s%s %s".formatted(pointer, at(e), mend), new Violation(pointer, mend));
    }

    private static String mend(JsonMappingException e) {
        if (hasNull(e)) {
            return "lacks a part that it needs, or has one that is null; write it";
        }
        if (e instanceof ValueInstantiationException && e.getCause() != null) {
            return firstLine(e.getCause().getMessage());
        }
        if (e.getCause() instanceof IllegalArgumentException cause) {
            return firstLine(cause.getMessage());
        }
        if (e instanceof InvalidFormatException format) {
            return "cannot be '%s'; %s"
                    .formatted(shown(format.getValue()), expected(format.getTargetType(), format.getOriginalMessage()));
        }
        if (e instanceof MismatchedInputException mismatched) {
            return expected(mismatched.getTargetType(), mismatched.getOriginalMessage());
        }
        return firstLine(e.getOriginalMessage());
    }

    /** The lists of a record refuse null with an exception that says nothing. */
    private static boolean hasNull(JsonMappingException e) {
        return e.getCause() instanceof NullPointerException;
    }

    private static String expected(@Nullable Class<?> type, @Nullable String message) {
        if (type == null) {
            return firstLine(message);
        }
        if (type.isEnum()) {
            return "write one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (type == LocalDate.class) {
            return "write a date such as 2014-05-03";
        }
        if (type == ImpreciseDate.class) {
            return "write a date as text, such as \"2014\", \"2014-05\", \"2014-05-03\" or \"2012/2014\"";
        }
        if (type == Instant.class) {
            return "write a time such as 2014-05-03T08:00:00Z";
        }
        if (type == UUID.class) {
            return "write a UUID such as 01970000-0000-7000-8000-000000000000";
        }
        if (type == BigDecimal.class) {
            return "write a decimal as text, with a point and no exponent, such as \"12.50\"";
        }
        if (type == String.class) {
            return "write text in quotes";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "write true or false, without quotes";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "write a whole number without quotes";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "write a list in [ ]";
        }
        if (Map.class.isAssignableFrom(type) || type.isRecord()) {
            return "write an object in { }";
        }
        return firstLine(message);
    }

    static String pointer(JsonMappingException e) {
        var pointer = new StringBuilder();
        for (var reference : e.getPath()) {
            pointer.append('/');
            if (reference.getFieldName() == null) {
                pointer.append(reference.getIndex());
                continue;
            }
            pointer.append(InvalidInput.escape(reference.getFieldName()));
        }
        return pointer.toString();
    }

    private static String at(JsonProcessingException e) {
        var location = e.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
    }

    private static String shown(@Nullable Object value) {
        var text = String.valueOf(value);
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    private static String start(MismatchedInputException e, int length) {
        var message = String.valueOf(e.getOriginalMessage());
        return message.substring(0, Math.min(length, message.length()));
    }

    private static String firstLine(@Nullable String message) {
        // Jackson appends the names of our classes after these words; they say nothing to a caller.
        var line = String.valueOf(message).lines().findFirst().orElse("");
        var end = line.indexOf(" at [Source");
        return end < 0 ? line : line.substring(0, end);
    }
}
