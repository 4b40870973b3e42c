package org.daylight.review.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FollowThroughTest {

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            {"fulfilledOn": "2024-03-01", "dueOn": "2024-01-01"} | 2024-03-01 | CARRIED_OUT
            {"fulfilledOn": "2024-03"}                           | 2024-03-31 | CARRIED_OUT
            {"fulfilledOn": "2024-03"}                           | 2024-03-30 | UNDETERMINED
            {"fulfilledOn": "2024-03-02", "dueOn": "2024-01-01"} | 2024-03-01 | OVERDUE
            {"fulfilledOn": null, "dueOn": "2024-03-01"}         | 2024-03-01 | NOT_CARRIED_OUT
            {"fulfilledOn": null, "dueOn": "2024-03-01"}         | 2024-03-02 | OVERDUE
            {"fulfilledOn": null, "dueOn": "2024-03"}            | 2024-03-15 | NOT_CARRIED_OUT
            {"fulfilledOn": null, "dueOn": null}                 | 2024-03-15 | NOT_CARRIED_OUT
            {"fulfilledOn": null}                                | 2024-03-15 | NOT_CARRIED_OUT
            {"dueOn": "2020-01-01"}                              | 2024-03-15 | UNDETERMINED
            """)
    void standsByWhatIsRecorded(String undertaking, LocalDate asOf, FollowThrough expected) throws Exception {
        assertThat(FollowThrough.of(JsonMapper.builder().build().readTree(undertaking), asOf))
                .isEqualTo(expected);
    }
}
