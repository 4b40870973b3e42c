package org.daylight.rules.language;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.rules.evaluation.Written.facts;
import static org.daylight.rules.evaluation.Written.issues;
import static org.daylight.rules.evaluation.Written.requires;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileInputTest {

    static Stream<String> expressions() {
        return Stream.of(
                "[1, 2].all(x, [1, 2].all(y, [1, 2].all(z, x + y + z > 0)))",
                "[1, 2].exists(x, x > 1)",
                "[1, 2].filter(x, x > 1) == [2]",
                "\"xxxxxxxxxx\"" + ".map(x, x + x)".repeat(26) + " == \"\"",
                "cel.bind(v, \"x\", v + v) == \"xx\"",
                "item.designation.replace(\"a\", item.designation) == \"\"",
                "item.designation.matches(\"(a{1,100}){1,9}\")",
                "item.designation + item.designation == \"\"",
                "[1] + [2] == [1, 2]",
                "item.designation.size() > 3",
                "size(item.designation) > 3",
                "{\"a\": 1}.a == 1",
                "dyn(1) == 1",
                "type(1) == int",
                "timestamp(\"2024-01-01T00:00:00Z\") > timestamp(\"2023-01-01T00:00:00Z\")",
                "string(1) == \"1\"",
                "1.5 > 1.0",
                "1u > 0u",
                "b\"a\" == b\"a\"",
                "null == null",
                "partner[\"name\"] == \"x\"",
                "facts.delivery{reference: \"x\"}.reference == \"x\"",
                "delivery == delivery",
                "(".repeat(3_000) + "true" + ")".repeat(3_000),
                "!(".repeat(200) + "true" + ")".repeat(200),
                String.join(" + ", nCopies(2_000, "1")) + " > 0",
                String.join(" || ", nCopies(900, "item.mde")),
                "item.designation in [" + String.join(",", nCopies(2_000, "\"a\"")) + "]",
                "true ? ".repeat(100) + "true" + " : false".repeat(100),
                "\"" + "a".repeat(200_000) + "\" == item.designation",
                "item.designation == \"\u0000",
                "/* */",
                "");
    }

    @Test
    void whatIsAcceptedIsJudgedInTimeLinearToItsLength() {
        var expression = "item.mde == (".repeat(10) + "item.sme" + ")".repeat(10) + " == item.mde".repeat(20);

        Assertions.assertTimeout(
                Duration.ofSeconds(5),
                () -> requires("delivery", expression).on("2024-01-01", facts("item.mde", true)));
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void isRefusedQuicklyAndWithAPlace(String expression) {
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
            var issues = issues(requires("delivery", expression));

            assertThat(issues).isNotEmpty();
            assertThat(issues).allMatch(issue -> issue.pointer().equals("/requires"));
            assertThat(issues)
                    .allMatch(
                            issue -> !issue.message().isBlank() && !issue.mend().isBlank());
        });
    }
}
