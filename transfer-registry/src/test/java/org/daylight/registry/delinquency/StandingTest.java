package org.daylight.registry.delinquency;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import org.daylight.kit.json.Json;
import org.daylight.registry.delinquency.Standing.Clocks;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By hand: 90 days after 2023-11-09 is 2024-02-07; 365 days after 2023-03-20 is 2024-03-19 (a leap day lies between). */
class StandingTest {

    private static final String MONITORED = "\"enhancedMonitoring\": true";

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            2024-02-07 | '2023-11-09' | null | -                       | IN_TIME
            2024-02-08 | '2023-11-09' | null | -                       | FIRST_NOT_TAKEN
            2024-02-08 | '2023-11-09' | -    | -                       | INVENTORY_NOT_KNOWN
            2024-02-08 | -            | null | -                       | ARRIVAL_NOT_KNOWN
            2024-02-08 | '2023-11'    | null | -                       | DATE_NOT_PRECISE
            2024-02-29 | '2023-11'    | null | -                       | FIRST_NOT_TAKEN
            2023-11-08 | '2023-11-09' | null | -                       | NOT_THERE_YET
            2024-02-08 | null         | null | -                       | NOT_THERE_YET
            2024-02-08 | '2023-11-09' | -    | 2024-03-01              | FIRST_NOT_TAKEN
            2024-03-19 | '2022-11-09' | -    | 2023-03-20              | IN_TIME
            2024-03-20 | '2022-11-09' | -    | 2023-03-20              | YEARLY_NOT_TAKEN
            2024-03-20 | -            | -    | 2023-03-20              | YEARLY_NOT_TAKEN
            2024-03-20 | '2022-11-09' | -    | 2023-03                 | DATE_NOT_PRECISE
            2024-03-31 | '2022-11-09' | -    | 2023-03                 | YEARLY_NOT_TAKEN
            2024-03-20 | '2022-11-09' | -    | 2022-11-30;2023-03-21   | IN_TIME
            2024-03-20 | '2022-11-09' | -    | 2022-11-30;2024-03      | DATE_NOT_PRECISE
            2024-03-20 | '2022-11-09' | -    | 2024-03                 | DATE_NOT_PRECISE
            2024-03-20 | '2022-11-09' | -    | 2022-11-30;?            | INVENTORY_NOT_KNOWN
            2024-03-20 | '2022-11-09' | null | ?                       | INVENTORY_NOT_KNOWN
            """)
    void followsTheClocksOfTheRules(
            LocalDate day,
            @Nullable String arrived,
            @Nullable String lastSeen,
            @Nullable String inventories,
            Standing expected)
            throws JsonProcessingException {
        var seen = lastSeen == null ? "" : ", \"lastSeenOn\": null";

        assertThat(on(day, MONITORED + seen, arrived, inventories)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "enhancedMonitoring": false                                                              | NOT_MONITORED
            "serial": "7"                                                                            | MONITORING_NOT_STATED
            "enhancedMonitoring": true, "dispositions": [{"disposition": "LOST", "on": "2024-02-01"}] | GONE
            "enhancedMonitoring": true, "dispositions": [{"disposition": "LOST", "on": "2024-03"}]    | DISPOSITION_NOT_KNOWN
            "enhancedMonitoring": true, "dispositions": [{"disposition": "LOST", "on": "2024-04"}]    | YEARLY_NOT_TAKEN
            "enhancedMonitoring": true, "dispositions": [{"disposition": "LOST", "on": "2023"}, {"disposition": "HELD", "on": "2024-02-01"}] | YEARLY_NOT_TAKEN
            "enhancedMonitoring": true, "dispositions": [{"disposition": "LOST", "on": "2023"}, {"disposition": "CAPTURED", "on": "2024-03"}] | GONE
            """)
    void whatItIsAndWhatBecameOfItComesFirst(String item, Standing expected) throws JsonProcessingException {
        assertThat(on(LocalDate.parse("2024-03-20"), item, "2022-11-09", "2023-03-20"))
                .isEqualTo(expected);
    }

    private static Standing on(LocalDate day, String item, @Nullable String arrived, @Nullable String inventories)
            throws JsonProcessingException {
        JsonNode arrival = arrived == null
                ? null
                : Json.mapper().readTree(arrived.equals("null") ? "null" : "\"" + arrived + "\"");
        var taken = Json.mapper().createArrayNode();
        for (var on : inventories == null ? new String[0] : inventories.split(";")) {
            if (on.equals("?")) {
                taken.addObject();
            } else {
                taken.addObject().put("on", on);
            }
        }
        return Standing.on(day, new Clocks(90, 365), Json.mapper().readTree("{" + item + "}"), arrival, taken);
    }
}
