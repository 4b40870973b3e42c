package org.daylight.registry.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatedStatementTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // statements (from..to=value)            | day        | holds | next change
                "2000..=A                                  | 1999-12-31 | -     | 2000-12-31",
                "2000..=A                                  | 2000-06-01 | -     | 2000-12-31",
                "2000-01-01..=A                            | 2000-01-01 | A     | -",
                "2000-01-01..=A 2010-01-01..=B             | 2009-12-31 | A     | 2010-01-01",
                "2000-01-01..=A 2010-01-01..=B             | 2010-01-01 | B     | -",
                "2000-01-01..=A 2010-01-01..=A             | 2005-01-01 | A     | -",
                "2000-01-01..=A 2010-05..=B                | 2010-05-15 | -     | 2010-05-31",
                "2000-01-01..=A 2010-05..=B                | 2010-04-30 | A     | 2010-05-01",
                "2000-01-10..=A 2000-01..=B                | 2000-02-10 | -     | -",
                "2000-01..=B 2000-01-10..=A                | 2000-02-10 | -     | -",
                "2000-01..=B 2000-01-10..=A                | 2000-01-10 | A     | 2000-01-11",
                "2000-01..=A 2000-01-10..=A                | 2000-02-10 | A     | -",
                "2000-01..=B 2000-01-10..2000-06=A         | 2000-06-15 | -     | 2000-06-30",
                "2000-01..=B 2000-02-01..2000-06=A         | 2000-05-31 | A     | 2000-06-01",
                "2000-01-01..=A 2000-01-01..=B             | 2000-01-01 | B     | -",
                "2000-01-01..2005-01-01=A                  | 2004-12-31 | A     | 2005-01-01",
                "2000-01-01..2005-01-01=A                  | 2005-01-01 | ended | -",
                "2000-01-01..2005-01-01=A 2006-01-01..=B   | 2005-06-01 | ended | 2006-01-01",
            })
    void theStatementThatBeganLastHoldsUntilTheNextOne(
            String statements, LocalDate day, @Nullable String holds, @Nullable LocalDate nextChange) throws Exception {
        var list = new StringBuilder();
        for (var statement : statements.strip().split(" +", -1)) {
            var parts = statement.split("=", -1);
            var dates = parts[0].split("\\.\\.", -1);
            var to = dates[1].isEmpty() ? "" : ",\"to\":\"%s\"".formatted(dates[1]);
            list.append(list.isEmpty() ? "[" : ",")
                    .append("{\"from\":\"%s\",\"value\":\"%s\"%s}".formatted(dates[0], parts[1], to));
        }
        var read = DatedStatement.of(JsonMapper.builder().build().readTree(list + "]"), "value");

        var found = DatedStatement.on(read, day);
        assertThat(Objects.equals(found, DatedStatement.ENDED) ? "ended" : found)
                .isEqualTo(holds);
        assertThat(DatedStatement.nextChange(read, day)).isEqualTo(nextChange);
    }
}
