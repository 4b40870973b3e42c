package org.daylight.kit.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A field with three states: a value, {@code null} in JSON for what is known to be absent, left out for what is
 * unknown. Blank is unknown, never zero.
 */
@JsonSerialize(using = StatedSerializer.class)
@JsonDeserialize(using = StatedDeserializer.class)
public sealed interface Stated<T> {

    record Value<T>(T value) implements Stated<T> {
        @Override
        public T orNull() {
            return value;
        }
    }

    record Absent<T>() implements Stated<T> {
        @Override
        public @Nullable T orNull() {
            return null;
        }
    }

    record Unknown<T>() implements Stated<T> {
        @Override
        public @Nullable T orNull() {
            return null;
        }
    }

    static <T> Stated<T> of(T value) {
        return new Value<>(value);
    }

    static <T> Stated<T> absent() {
        return new Absent<>();
    }

    static <T> Stated<T> unknown() {
        return new Unknown<>();
    }

    /** Absent for null. */
    static <T> Stated<T> ofNullable(@Nullable T value) {
        return value == null ? absent() : of(value);
    }

    /** The value, or null for both of the other states. The OpenAPI document takes the type from here. */
    @JsonProperty("value")
    @Nullable
    T orNull();

    default Optional<T> toOptional() {
        return Optional.ofNullable(orNull());
    }

    default boolean isAbsent() {
        return this instanceof Absent;
    }

    default boolean isUnknown() {
        return this instanceof Unknown;
    }

    default <R> Stated<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Value<T>(var value) -> new Value<>(change.apply(value));
            case Absent<T>() -> new Absent<>();
            case Unknown<T>() -> new Unknown<>();
        };
    }
}
