package org.daylight.review.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.daylight.kit.json.Json;
import org.junit.jupiter.api.Test;

class ScheduleDaysTest {

    @Test
    void whatMayHaveComeIsReadAgainOnTheDayOnWhichItSurelyHas() throws JsonProcessingException {
        var line = Json.mapper().readTree("""
            {"objective": "O", "partner": "XAA", "deliveries": [{"on": "2024-03-01/.."}, {"on": "0001-01-01/2024-06-30"}]}
            """);
        var read = new ArrayList<String>();
        var days = new ScheduleDays(
                day -> {
                    read.add(day.toString());
                    return List.of(line);
                },
                List.of(line),
                List.of());

        for (var day : List.of("2024-06-28", "2024-06-29", "2024-06-30", "2024-07-01")) {
            days.on(LocalDate.parse(day));
        }

        assertThat(read).containsExactly("2024-06-28", "2024-06-30");
    }

    @Test
    void aTermIsReadAgainWhereItMayHaveComeAndWhereItHas() throws JsonProcessingException {
        var expectation = Json.mapper()
                .readTree("{\"expectation.sentOn\": \"2024-03\", \"expectation.validUntil\": \"2024-06\"}");
        var read = new ArrayList<String>();
        var days = new ScheduleDays(
                day -> {
                    read.add(day.toString());
                    return List.of();
                },
                List.of(),
                List.of(expectation));

        LocalDate.parse("2024-02-28").datesUntil(LocalDate.parse("2024-07-03")).forEach(days::on);

        assertThat(read)
                .contains("2024-02-28", "2024-03-01", "2024-03-31", "2024-06-02", "2024-07-01")
                .hasSize(9);
    }

    @Test
    void aPlanOfAClassIsReadFromTheDayOnWhichItIsStated() throws JsonProcessingException {
        var line = Json.mapper().readTree("""
            {"objective": "O", "partner": "XAA", "baselines": [{"statedOn": "2024-03-01"}],
             "classBaselines": [{"capabilityClass": "ARMOUR", "statedOn": "2024-05"}]}
            """);
        var read = new ArrayList<String>();
        var days = new ScheduleDays(
                day -> {
                    read.add(day.toString());
                    return List.of(line);
                },
                List.of(line),
                List.of());

        for (var day : List.of("2024-04-29", "2024-04-30", "2024-05-01", "2024-05-02")) {
            days.on(LocalDate.parse(day));
        }

        assertThat(read).containsExactly("2024-04-29", "2024-05-01");
    }

    /** Until then what came is counted at the milestone of the plan before. */
    @Test
    void aPlanIsReadAgainOnTheDayOnWhichItIsSurelyStated() throws JsonProcessingException {
        var line = Json.mapper().readTree("""
            {"objective": "O", "partner": "XAA", "baselines": [{"statedOn": "2023-01-01", "milestone": "HANDED_OVER"},
             {"statedOn": "2024-06", "milestone": "SHIPPED"}]}
            """);
        var read = new ArrayList<String>();
        var days = new ScheduleDays(
                day -> {
                    read.add(day.toString());
                    return List.of(line);
                },
                List.of(line),
                List.of());

        for (var day : List.of("2024-05-31", "2024-06-01", "2024-06-29", "2024-06-30", "2024-07-01")) {
            days.on(LocalDate.parse(day));
        }

        assertThat(read).containsExactly("2024-05-31", "2024-06-01", "2024-06-30");
    }
}
