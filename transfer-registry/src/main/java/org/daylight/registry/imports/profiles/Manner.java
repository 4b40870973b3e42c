package org.daylight.registry.imports.profiles;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a record that came out of a row meets one of its key that is there already.
 *
 * @param onlyNew whether that one stays as it is
 * @param onlyRecorded whether nothing is made where none is there
 * @param keeps fields that stay as they were recorded where the row leaves them blank
 * @param held with whom an article is by the row, where and since when; null where that is not told
 */
public record Manner(
        boolean onlyNew,
        boolean onlyRecorded,
        List<String> keeps,
        @Nullable JsonNode held) {

    /** Made where none is there, and a further version of it otherwise. */
    public static final Manner PLAIN = new Manner(false, false, List.of(), null);

    /** Left as it is. */
    static final Manner NEW = new Manner(true, false, List.of(), null);
}
