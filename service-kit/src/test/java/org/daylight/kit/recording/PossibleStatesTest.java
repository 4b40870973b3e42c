package org.daylight.kit.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.LocalDate;
import java.util.List;
import org.daylight.kit.date.BySteps;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.date.Since;
import org.daylight.kit.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PossibleStatesTest {

    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

    enum Order {
        ASKED,
        @Since("agreedOn")
        AGREED,
        @Since(
                value = "activeOn",
                notBefore = {"agreedOn", "licensedOn"})
        ACTIVE,
        @Since(value = "endedOn", byItself = "expiresOn")
        EXPIRED,
        @Since("endedOn")
        ENDED
    }

    record Ordered(Order state) {}

    record Step(Order state, ImpreciseDate on) {}

    record Stepped(@BySteps("steps") Order state, List<Step> steps) {}

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            '';                                                                   ''
            "state": "ASKED";                                                     ASKED
            "state": "AGREED";                                                    AGREED
            "state": "AGREED", "agreedOn": "2024-03-01";                          AGREED
            "state": "AGREED", "agreedOn": "2024-03-02";                          ASKED
            "state": "AGREED", "agreedOn": "2024";                                ASKED,AGREED
            "state": "ACTIVE", "agreedOn": "2024";                                ASKED,ACTIVE
            "state": "ACTIVE", "licensedOn": "2024-03-02";                        ASKED
            "state": "ACTIVE", "licensedOn": "2024-03-01";                        ACTIVE
            "state": "ACTIVE", "agreedOn": "2024-02-01", "licensedOn": "2024-03-02"; ACTIVE
            "state": "ACTIVE", "agreedOn": "2023", "activeOn": "2024";            AGREED,ACTIVE
            "state": "ENDED", "agreedOn": "2023", "endedOn": "2025";              AGREED
            "state": "ENDED", "agreedOn": "2023", "endedOn": "2024";              AGREED,ENDED
            "state": "ENDED", "agreedOn": "2024", "endedOn": "2025";              ASKED,AGREED
            "state": "ENDED", "agreedOn": "2023", "activeOn": "2023-05-01", "endedOn": "2025"; AGREED,ACTIVE
            "state": "ENDED", "agreedOn": "2023-05-01", "activeOn": "2023-05-01", "endedOn": "2025"; ACTIVE
            "state": "ENDED", "agreedOn": "2024", "activeOn": "2024-03-01", "endedOn": "2025"; ACTIVE
            "state": "ENDED", "agreedOn": "2024", "activeOn": "2024-02-29", "endedOn": "2025"; AGREED,ACTIVE
            "state": "AGREED", "expiresOn": "2024-03-01";                         EXPIRED
            "state": "AGREED", "expiresOn": "2024";                               AGREED,EXPIRED
            "state": "AGREED", "expiresOn": "2025";                               AGREED
            """)
    void areThoseThatTheDatesAllow(String content, String possible) throws JsonProcessingException {
        assertThat(possible(Ordered.class, content)).isEqualTo(possible);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            "state": "ACTIVE", "steps": [];                                       ACTIVE
            "state": "AGREED", "steps": [{"state": "AGREED", "on": "2024-03-02"}]; ASKED
            "state": "AGREED", "steps": [{"state": "AGREED", "on": "2024"}];      ASKED,AGREED
            "state": "ENDED", "steps": [{"state": "AGREED", "on": "2023"}, {"state": "ENDED", "on": "2024"}]; AGREED,ENDED
            "state": "ENDED", "steps": [{"state": "AGREED", "on": "2023"}, {"state": "ENDED", "on": "2024-02"}]; ENDED
            """)
    void areThoseOfStepsThatMayBeTheLast(String content, String possible) throws JsonProcessingException {
        assertThat(possible(Stepped.class, content)).isEqualTo(possible);
    }

    private static String possible(Class<?> of, String content) throws JsonProcessingException {
        var tree = Json.mapper().readTree("{" + content + "}");
        var found = StateOfDay.of(of, "state").possibleOn(DAY, tree);
        return String.join(
                ",",
                found.stream().map(Order::valueOf).sorted().map(Order::name).toList());
    }
}
