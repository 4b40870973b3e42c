package org.daylight.kit.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferencesTest {

    /** Worked out by hand; the quotes of JSON are written as apostrophes. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "{'a':1}            | {'a':1}              | []",
                "{'a':1}            | {'a':2}              | [/content/a 1 2]",
                "{'a':1}            | {}                   | [/content/a 1 -]",
                "{}                 | {'a':null}           | [/content/a - null]",
                "{'a':null}         | {'a':1}              | [/content/a null 1]",
                "{'a':{'b':1,'c':2}}| {'a':{'b':1,'c':3}}  | [/content/a/c 2 3]",
                "{'a':{'b':1}}      | {'a':'x'}            | [/content/a {'b':1} 'x']",
                "{'a/b~c':1}        | {'a/b~c':2}          | [/content/a~1b~0c 1 2]",
                "{'l':[1,2,3]}      | {'l':[0,1,2,3]}      | [/content/l/0 - 0]",
                "{'l':[1,2,3]}      | {'l':[1,3]}          | [/content/l/1 2 -]",
                "{'l':[1,2,3]}      | {'l':[1,9,3]}        | [/content/l/1 2 9]",
                "{'l':[1,1]}        | {'l':[1]}            | [/content/l/1 1 -]",
                "{'l':[{'n':1},{'n':2}]} | {'l':[{'n':1},{'n':2,'q':5}]} | [/content/l/1/q - 5]",
            })
    void areFoundFieldByField(String before, String after, String expected) throws JsonProcessingException {
        assertThat(Differences.between(version(before), version(after)).stream()
                        .map(change ->
                                "%s %s %s".formatted(change.pointer(), said(change.before()), said(change.after())))
                        .toList())
                .hasToString(expected.replace('\'', '"'));
    }

    private static String said(@Nullable JsonNode value) {
        return value == null ? "-" : value.toString();
    }

    private static Recorded<JsonNode> version(String content) throws JsonProcessingException {
        return new Recorded<>(
                new UUID(0, 1),
                1,
                Instant.EPOCH,
                1,
                null,
                null,
                RecordAct.CHANGED,
                null,
                null,
                null,
                Marking.UNMARKED,
                List.of(),
                Json.mapper().readTree(content.replace('\'', '"')),
                null);
    }
}
