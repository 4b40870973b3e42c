package org.daylight.kit.recording;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Stated;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a caller sends to create or change a record.
 *
 * @param knownSince since when the source says it knew: an RFC 3339 instant, or a date, which means the end of that day
 *     in UTC; never after the moment of recording
 * @param knownSinceSource who says so
 * @param accessGroup only this group may see the record; null = everybody; left out = as recorded so far, everybody for a
 *     new record
 * @param marking left out = as recorded so far, unmarked for a new record
 * @param sources left out = as recorded so far, none for a new record
 */
public record Draft<B>(
        @NotNull @Valid B content,
        @Nullable String knownSince,
        @Nullable @Size(max = 2000) String knownSinceSource,

        @Schema(
                implementation = String.class,
                maxLength = 100,
                nullable = true,
                description = "Only this group may see the record. null: everybody; left out: as recorded so far,"
                        + " everybody for a new record.")
        Stated<@Size(max = 100) String> accessGroup,

        @Nullable @Valid Marking marking,

        @Nullable
        @JsonSetter(nulls = Nulls.SET) // a list that is left out is empty otherwise
        @Size(max = 1000)
        @Valid
        List<Source> sources,

        @Nullable @Size(max = 2000) String reason) {

    public Draft {
        if (sources != null && sources.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("a source may not be null");
        }
        sources = sources == null ? null : List.copyOf(sources);
    }

    public static <B> Draft<B> of(B content) {
        return new Draft<>(content, null, null, Stated.unknown(), null, null, null);
    }

    public Draft<B> because(String reason) {
        return new Draft<>(content, knownSince, knownSinceSource, accessGroup, marking, sources, reason);
    }

    public Draft<B> from(List<Source> others) {
        return new Draft<>(content, knownSince, knownSinceSource, accessGroup, marking, others, reason);
    }

    public Draft<B> knownSince(@Nullable String since, @Nullable String source) {
        return new Draft<>(content, since, source, accessGroup, marking, sources, reason);
    }
}
