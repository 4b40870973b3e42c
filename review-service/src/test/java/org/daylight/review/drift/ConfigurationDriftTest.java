package org.daylight.review.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationDriftTest {

    /** 12 of 10 notified launchers, 3 of 5 notified radars, and 5 drones of which nobody was told: 5 of 20. */
    @Test
    void moreOfANotifiedArticleIsAnotherMatterThanAnArticleNobodyNotified() {
        var drift = ConfigurationDrift.between(
                Map.of("launcher", 10.0, "radar", 5.0), Map.of("launcher", 12.0, "radar", 3.0, "drone", 5.0));

        assertThat(drift.unnotified()).isEqualTo(5);
        assertThat(drift.excess()).isEqualTo(2);
        assertThat(drift.outstanding()).isEqualTo(2);
        assertThat(drift.delivered()).isEqualTo(20);
        assertThat(drift.unnotifiedShare()).isEqualTo(0.25, within(1e-12));
        assertThat(drift.excessShare()).isEqualTo(0.1, within(1e-12));
        assertThat(ConfigurationDrift.between(Map.of("radar", 5.0), Map.of()).unnotifiedShare())
                .isZero();
    }

    /** A range of 80 km was notified and 300 km delivered: it rose by 220/80. */
    @Test
    void aCapabilityRisesAboveWhatWasNotifiedOrNot() {
        assertThat(ConfigurationDrift.rise(80, 300)).isEqualTo(2.75, within(1e-12));
        assertThat(ConfigurationDrift.rise(80, 70)).isZero();
    }

    /** Of 120 held 20 are committed above a floor of 80: 20/80. The least of two stocks counts. */
    @Test
    void ownStocksStandAboveTheirFloorsByAShareOfThem() throws JsonProcessingException {
        assertThat(Readiness.margin(120, 20, 80)).isEqualTo(0.25, within(1e-12));
        var floors = new ObjectMapper().readTree("""
            [{"stock": "A", "floor": {"amount": "80", "unit": "EACH"}, "held": {"amount": "120", "unit": "EACH"},
              "committed": {"amount": "20", "unit": "EACH"}},
             {"stock": "B", "floor": {"amount": "50", "unit": "EACH"}, "held": {"amount": "45", "unit": "EACH"}}]
            """);
        assertThat(String.valueOf(Readiness.of(floors).value("readinessMargin")))
                .isEqualTo("\"-0.1\"");
        var silent = new ObjectMapper().readTree("[{\"stock\": \"C\", \"floor\": {\"amount\": \"80\"}}]");
        assertThat(Readiness.of(silent).value("readinessMargin")).isNull();
        assertThat(Readiness.of(silent).reason("readinessMargin")).isEqualTo("what is held is not stated of C");
        assertThat(String.valueOf(
                        Readiness.of(new ObjectMapper().readTree("[]")).value("readinessMargin")))
                .isEqualTo("null");
    }
}
