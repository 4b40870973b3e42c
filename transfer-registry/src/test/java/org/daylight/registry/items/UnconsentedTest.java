package org.daylight.registry.items;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import org.daylight.kit.json.Json;
import org.daylight.registry.items.Unconsented.Why;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnconsentedTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', quoteCharacter = '~', textBlock = """
            -  | 2024-02-01 | -                                        | TRANSFER_NOT_NAMED
            T1 | 2024-02-01 | -                                        | NO_PROPOSAL
            T1 | 2024-02-01 | [{}]                                     | NOT_KNOWN
            T1 | 2024-02-01 | [{"on": null}]                           | NOT_GIVEN
            T1 | 2024-02-01 | [{"on": "2024-04-01"}]                   | NOT_GIVEN
            T1 | 2024-02-01 | [{"on": "2024-02-02"}]                   | TOO_LATE
            T1 | 2024-02-01 | [{"on": "2024-02-01"}]                   | -
            T1 | 2024-02-01 | [{"on": "2024"}]                         | DATE_NOT_PRECISE
            T1 | 2024-02    | [{"on": "2024-02-02"}]                   | DATE_NOT_PRECISE
            T1 | 2024-02    | [{"on": "2024-01-31"}]                   | -
            T1 | -          | [{"on": "2024-03-20"}]                   | DATE_NOT_PRECISE
            T1 | -          | [{"on": "2024-03"}]                      | DATE_NOT_PRECISE
            T1 | 2024-02-01 | [{"on": null}, {"on": "2023-12-01"}]     | -
            T1 | 2024-02-01 | [{}, {"on": "2024-02-02"}]               | TOO_LATE
            """)
    void saysWhatIsMissing(
            @Nullable String transfer, @Nullable String passedOn, @Nullable String consents, @Nullable Why why)
            throws JsonProcessingException {
        JsonNode read = consents == null ? null : Json.mapper().readTree(consents);

        assertThat(Unconsented.why(LocalDate.parse("2024-03-20"), transfer, passedOn, read))
                .isEqualTo(why);
    }
}
