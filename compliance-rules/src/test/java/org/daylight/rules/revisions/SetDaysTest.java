package org.daylight.rules.revisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetDaysTest {

    private static final String SET = """
            {"key": "a-set", "title": "A set", "completeFrom": "%s", "completeTo": "%s", "members": [
              {"code": "XAA", "from": "2020-01-01", "reference": "a test", "checked": "READ"},
              {"code": "XAB", "from": "%s", "to": "%s", "reference": "a test", "checked": "READ"}]}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
                    complete from | complete to | from       | to         | refused at
                    soon          | 2024        | 2020-01-01 | 2025-01-01 | /completeFrom
                    2024          | 2020        | 2020-01-01 | 2025-01-01 | /completeFrom
                    2020          | 2024        | 2025-01-01 | 2020-01-01 | /members/1
                    2020          | 2024        | 2025-02-30 | 2026       | /members/1
                    """)
    void daysThatCannotBeAreRefusedWhereTheyStand(
            String completeFrom, String completeTo, String from, String to, String pointer) throws Exception {
        var written = new ObjectMapper().readTree(SET.formatted(completeFrom, completeTo, from, to));

        var refused = assertThrows(NotUnderstood.class, () -> Definition.newSet(written));
        assertThat(refused.pointer()).isEqualTo(pointer);
        assertThat(refused.what()).endsWith("; correct the dates");
        assertThat(Definition.set(written).set().name())
                .as("what was kept before is read")
                .isEqualTo("a-set");
    }
}
