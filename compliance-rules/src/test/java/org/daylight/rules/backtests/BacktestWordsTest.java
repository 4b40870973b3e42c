package org.daylight.rules.backtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.daylight.kit.json.Json;
import org.daylight.rules.lawbooks.Lawbook;
import org.daylight.rules.runs.RunKind;
import org.daylight.rules.runs.RunState;
import org.daylight.rules.runs.RunView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether waivers are regarded, and as they were known by when. */
class BacktestWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            yes                    | recorded | no  | as the review-service had recorded it by the end of the month
            yes                    | recorded | yes | as the review-service had recorded it by the beginning of this run
            yes                    | declared | no  | as the review-service had recorded it by the beginning of this run
            no review-service      | recorded | no  | Waivers are left out, because no review-service was named
            left out               | recorded | no  | Waivers are left out, as was asked
            left out               | declared | yes | what is counted as not met was perhaps waived
            before any was asked   | recorded | no  | Waivers are left out, as by all backtests when this one was opened
            """)
    void anAnswerSaysHowItRegardsWaivers(String regarded, String knowledge, String hindsight, String says) {
        var question = Json.mapper().createObjectNode();
        if (regarded.equals("left out")) {
            question.put("withoutWaivers", true);
        }
        var nothing = new Lawbook(List.of(), List.of(), List.of(), List.of(), List.of());
        var run = new RunView(
                new UUID(0, 1),
                RunKind.BACKTEST,
                question,
                new Lawbook.Contrast(null, nothing, List.of(), List.of(), Map.of()),
                false,
                regarded.startsWith("before") ? null : regarded.equals("yes"),
                new RunView.Status(
                        RunState.FINISHED,
                        null,
                        new RunView.Progress(1, 1, 100),
                        "somebody",
                        Instant.EPOCH,
                        null,
                        null,
                        knowledge,
                        hindsight.equals("yes"),
                        null));

        assertThat(BacktestWords.waivers(run)).contains(says);
    }
}
