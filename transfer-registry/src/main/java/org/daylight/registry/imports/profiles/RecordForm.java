package org.daylight.registry.imports.profiles;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.daylight.registry.records.Given;
import org.jspecify.annotations.Nullable;

/**
 * A record that a row becomes.
 *
 * @param type the kind of record, such as {@code transfer}
 * @param when only for rows of which this holds
 * @param otherwise what becomes of rows of which it does not: {@code leave} makes nothing and leaves what an earlier release
 *     made as it is, {@code follow} writes what the row says into that, and makes nothing where there is none
 * @param each a list among the values: one record for each of its elements, which is {@code {item}}, numbered {@code
 *     {number}} from 1
 * @param gathers lists of the content that grow row by row, where rows of one thing become one record; all else they say alike
 * @param onlyNew whether a record that is there already stays as it is
 * @param held of an article that stays as it is: what the row says of its custodian, location and heldSince, so that the report
 *     tells where that is another than is recorded
 * @param keeps fields that stay as they were recorded where a row leaves them blank, each with the rows that is for; {@code
 *     {}} for all
 * @param content what the record says, with {@code {names}} of values
 * @param knownSince since when the source knew, if other than for the rest of the row
 */
record RecordForm(
        @Nullable String type,
        @Nullable Condition when,
        @Nullable String otherwise,
        @Nullable String each,
        @Nullable Boolean onlyNew,
        @Nullable JsonNode held,
        @Nullable JsonNode content,
        @Nullable String knownSince,
        @Nullable String reason,
        List<String> gathers,
        Map<String, Condition> keeps) {

    static final String FOLLOW = "follow";
    static final List<String> OTHERWISE = List.of("leave", FOLLOW);

    RecordForm {
        gathers = Given.list(gathers);
        keeps = Given.map(keeps);
    }

    boolean holds(RowValues values) {
        return when == null || when.holds(values);
    }

    boolean follows() {
        return FOLLOW.equals(otherwise);
    }

    /** Whether one release of a row may make it and the next one not. */
    boolean mayGo() {
        return when != null || each != null;
    }

    Manner manner(RowValues values) {
        return new Manner(
                Boolean.TRUE.equals(onlyNew),
                !holds(values),
                keeps.entrySet().stream()
                        .filter(kept -> kept.getValue().holds(values))
                        .map(Map.Entry::getKey)
                        .toList(),
                held == null ? null : Template.fill(held, values).orNull());
    }
}
