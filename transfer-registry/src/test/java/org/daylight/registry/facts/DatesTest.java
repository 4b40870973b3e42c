package org.daylight.registry.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DatesTest {

    @Test
    void oneDateIsTheEarliestAndTheLatestAsItStands() {
        for (var date : List.of("2024-02-29", "2024-02", "2024", "../2024-05-01", "2024-05-01/..")) {
            assertThat(Dates.min(List.of(date), false)).isEqualTo(date);
            assertThat(Dates.max(List.of(date))).isEqualTo(date);
        }
    }

    @Test
    void oneDateAmongSomethingUnknownIsOnlyALimit() {
        assertThat(Dates.min(List.of("2024-02"), true)).isEqualTo("../2024-02-29");
    }

    @Test
    void ofSeveralDatesTheExtremesAreAsPreciseAsTheyAllow() {
        assertThat(Dates.min(List.of("2024-03-01", "2024-02"), false)).isEqualTo("2024-02");
        assertThat(Dates.max(List.of("2024", "2024-05-01"))).isEqualTo("2024-05-01/2024-12-31");
        assertThat(Dates.max(List.of("2024-01-31", "2024-05-01"))).isEqualTo("2024-05-01");
    }
}
