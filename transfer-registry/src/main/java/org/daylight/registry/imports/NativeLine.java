package org.daylight.registry.imports;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.recording.Source;
import org.jspecify.annotations.Nullable;

/**
 * One line of the native profile.
 *
 * @param type the kind of record, such as {@code transfer}
 * @param key its natural key; must agree with the content
 * @param content a tree, or what the type says that it is
 * @param id what it has in the register that it was exported from; counts where the record is new
 */
record NativeLine(
        @JsonDeserialize(using = LineContent.Word.class) @Nullable
        String type,

        @Nullable String key,
        @Nullable UUID id,
        @Nullable String knownSince,
        @Nullable String knownSinceSource,
        @Nullable String accessGroup,
        @Nullable Marking marking,

        @Nullable @JsonSetter(nulls = Nulls.SET) // left out is not the same as none
        List<Source> sources,

        @Nullable String reason,

        @JsonDeserialize(using = LineContent.class) @Nullable
        Object content) {

    NativeLine {
        if (sources != null && sources.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("a source may not be null");
        }
    }
}
