package org.daylight.registry.imports.profiles;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.daylight.registry.records.Given;
import org.jspecify.annotations.Nullable;

/**
 * A record that a row becomes.
 *
 * @param type the kind of record, such as {@code transfer}
 * @param when only for rows of which this holds
 * @param each a list among the values: one record for each of its elements, which is {@code {item}}, numbered {@code
 *     {number}} from 1
 * @param gathers lists of the content that grow row by row, where rows of one thing become one record; all else they say alike
 * @param onlyNew whether a record that is there already stays as it is
 * @param content what the record says, with {@code {names}} of values
 * @param knownSince since when the source knew, if other than for the rest of the row
 */
record RecordForm(
        @Nullable String type,
        @Nullable Condition when,
        @Nullable String each,
        @Nullable Boolean onlyNew,
        @Nullable JsonNode content,
        @Nullable String knownSince,
        @Nullable String reason,
        List<String> gathers) {

    RecordForm {
        gathers = Given.list(gathers);
    }
}
