package org.daylight.review.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDate;
import org.daylight.review.drift.Counted.Kind;
import org.junit.jupiter.api.Test;

class CountedTest {

    @Test
    void whatWeStatedIsCountedByItsNatureAndHowItStands() throws Exception {
        var line = JsonMapper.builder().build().readTree("""
            {"partner": "XAA", "undertakings": [
              {"undertaking": "U1", "on": "2024-01-31", "accessGroups": ["inner"], "nature": "CONSEQUENCE",
               "dueOn": "2024-01-31", "fulfilledOn": null},
              {"undertaking": "U2", "on": null, "accessGroups": [], "nature": "BENEFIT"}]}
            """);

        var counted = Counted.of(line, LocalDate.parse("2024-03-01"));

        assertThat(counted).extracting(Counted::kind).containsOnly(Kind.UNDERTAKING);
        assertThat(counted).extracting(Counted::reference).containsExactly("U1", "U2");
        assertThat(counted).extracting(Counted::nature).containsExactly("CONSEQUENCE", "BENEFIT");
        assertThat(counted)
                .extracting(Counted::stands)
                .containsExactly(FollowThrough.OVERDUE, FollowThrough.UNDETERMINED);
        assertThat(counted.getFirst().accessGroups()).containsExactly("inner");
    }
}
