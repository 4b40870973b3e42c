package org.daylight.rules.language;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.rules.evaluation.Written.evaluator;
import static org.daylight.rules.evaluation.Written.facts;
import static org.daylight.rules.evaluation.Written.issues;
import static org.daylight.rules.evaluation.Written.line;
import static org.daylight.rules.evaluation.Written.requires;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cel.common.types.SimpleType;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.daylight.rules.evaluation.Answer;
import org.daylight.rules.facts.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Expressions that hurt an engine without bounds: each is refused where it is written, with its place and a mend, or judged and
 * explained within bounds that are counted.
 */
@Timeout(value = HostileInputTest.MOST_SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public class HostileInputTest {

    /**
     * Judging a condition of booleans allocates nothing, so that what doubles with every part would not be counted, and hang
     * the build. It is far more than any machine needs; nothing is said about speed.
     */
    public static final long MOST_SECONDS = 30;

    /**
     * Work is bounded by what it leaves behind, which is the same on every machine, rather than by the time it takes: every part
     * that is checked, planned or explained allocates something, and {@link Work} ends the checks by their number.
     */
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private static final String TEN = "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]";
    private static final String OF_LISTS = "of a list there are count(list)";
    private static final String NO_FACT = "only a fact that is a list is gone through";
    private static final String NO_LIST = "a delivery has no list";
    private static final String WHOLE_TEXTS = "texts are compared whole";
    private static final String NO_VARIABLES = "there are no variables";
    private static final String NOT_TURNED = "values are not turned into other types";
    private static final String TOO_DEEP = "nested too deeply or has too many parts";
    private static final String TOO_LONG = "longer than 4000 characters";
    private static final String NOT_LANGUAGE = "not part of the language";

    /** The expression; line, column and length of what is wrong; what is said of it; the mend. */
    public static Stream<Arguments> refused() {
        return Stream.of(
                // iteration
                arguments(
                        TEN + ".all(x, %s.all(y, %s.all(z, x + y + z > 0)))".formatted(TEN, TEN),
                        1,
                        1,
                        1,
                        NO_FACT,
                        NO_LIST),
                arguments("[1, 2].exists(x, x > 1)", 1, 1, 1, NO_FACT, NO_LIST),
                arguments("[1, 2].exists_one(x, x > 1)", 1, 8, 10, "no 'exists_one'", OF_LISTS),
                arguments("[1, 2].filter(x, x > 1) == [2]", 1, 8, 6, "no 'filter'", OF_LISTS),
                // memory
                arguments("\"xxxxxxxxxx\"" + ".map(x, x + x)".repeat(26) + " == \"\"", 1, 14, 3, "no 'map'", OF_LISTS),
                arguments("cel.bind(v, \"x\", v + v) == \"xx\"", 1, 1, 8, "no 'cel'", NO_VARIABLES),
                arguments(binds(26), 1, 1, 8, "no 'cel'", NO_VARIABLES),
                arguments(binds(34), 1, 1, 8, "no 'cel'", NO_VARIABLES),
                arguments(
                        "item.designation.replace(\"a\", item.designation) == \"\"",
                        1,
                        18,
                        7,
                        "no 'replace'",
                        WHOLE_TEXTS),
                arguments(
                        "item.designation + item.designation == \"\"",
                        1,
                        18,
                        1,
                        "+ does not take (string, string)",
                        "only compared"),
                arguments("[1] + [2] == [1, 2]", 1, 5, 1, "+ does not take (list(int), list(int))", "is gone through"),
                // regular expressions and other work on texts
                arguments("item.designation.matches(\"(a{1,100}){1,9}\")", 1, 18, 7, "no 'matches'", WHOLE_TEXTS),
                arguments("item.designation.contains(\"a\")", 1, 18, 8, "no 'contains'", WHOLE_TEXTS),
                arguments("item.designation.size() > 3", 1, 18, 4, "no 'size'", WHOLE_TEXTS),
                arguments("size(item.designation) > 3", 1, 1, 4, "no 'size'", WHOLE_TEXTS),
                // depth, length and number of parts
                tooLong("(".repeat(3_000) + "true" + ")".repeat(3_000)),
                arguments("(".repeat(300) + "true" + ")".repeat(300), 1, 1, 1, TOO_DEEP, "leave parentheses out"),
                arguments("!(".repeat(200) + "true" + ")".repeat(200), 1, 1, 1, TOO_DEEP, "leave parentheses out"),
                tooLong(String.join(" + ", nCopies(2_000, "1")) + " > 0"),
                arguments(String.join("+", nCopies(1_500, "1")) + ">0", 1, 1, 1, TOO_DEEP, "split the rule"),
                tooLong(String.join(" || ", nCopies(900, "item.mde"))),
                tooLong("item.designation in [" + String.join(",", nCopies(2_000, "\"a\"")) + "]"),
                tooLong("\"" + "a".repeat(200_000) + "\" == item.designation"),
                arguments("item.mde\n".repeat(500) + "&& item.mde", 445, 5, 4, TOO_LONG, "split the rule"),
                arguments(
                        "true ? ".repeat(100) + "true" + " : false".repeat(100),
                        1,
                        13,
                        1,
                        "mismatched",
                        "missing operator"),
                // access and forms that unknowns cannot be followed through
                arguments("partner[\"name\"] == \"x\"", 1, 8, 1, "not looked up in brackets", "partner.name"),
                arguments("{\"a\": 1}.a == 1", 1, 1, 1, NOT_LANGUAGE, "listed functions"),
                arguments(
                        "facts.delivery{reference: \"x\"}.reference == \"x\"",
                        1,
                        15,
                        1,
                        NOT_LANGUAGE,
                        "listed functions"),
                arguments("delivery == delivery", 1, 10, 2, "== does not take", "of the same type"),
                arguments("null == null", 1, 1, 4, NOT_LANGUAGE, "listed functions"),
                // types that are not ours
                arguments("dyn(1) == 1", 1, 1, 3, "no 'dyn'", NOT_TURNED),
                arguments("type(1) == int", 1, 1, 4, "no 'type'", NOT_TURNED),
                arguments("string(1) == \"1\"", 1, 1, 6, "no 'string'", NOT_TURNED),
                arguments(
                        "timestamp(\"2024-01-01T00:00:00Z\") > timestamp(\"2023-01-01T00:00:00Z\")",
                        1,
                        1,
                        9,
                        "no 'timestamp'",
                        "date(\"2024-01-31\")"),
                arguments("1.5 > 1.0", 1, 5, 1, "> does not take (double, double)", "of the same type"),
                arguments("1u > 0u", 1, 4, 1, "> does not take (uint, uint)", "of the same type"),
                arguments("b\"a\" == b\"a\"", 1, 6, 2, "== does not take (bytes, bytes)", "of the same type"),
                // what is no expression
                arguments("item.designation == \"\u0000", 1, 21, 2, "not understood", "missing quote"),
                arguments("item.mde\n  && itm.mde", 2, 6, 7, "no 'itm'", "did you mean item?"),
                arguments("/* */", 1, 1, 1, "mismatched", "missing operator"),
                arguments("", 1, 1, 0, "too early or too late", "missing operator"));
    }

    /** On one line: what stands after the 4,000th character is too much. */
    private static Arguments tooLong(String expression) {
        return arguments(expression, 1, 4_001, expression.length() - 4_000, TOO_LONG, "split the rule");
    }

    private static String binds(int number) {
        return "cel.bind(a, \"x\", ".repeat(number) + "a + a" + ")".repeat(number) + " == \"\"";
    }

    @ParameterizedTest
    @MethodSource
    void refused(String expression, int line, int column, int length, String message, String mend) {
        var before = allocated();
        var issues = issues(requires("delivery", expression));

        assertThat(allocated() - before).isLessThan(MOST_BYTES);
        assertThat(issues).isNotEmpty().allMatch(issue -> issue.pointer().equals("/requires"));
        assertThat(issues)
                .allMatch(issue -> !issue.message().isBlank() && !issue.mend().isBlank());
        var issue = issues.getFirst();
        assertThat(List.of(issue.line(), issue.column(), issue.length())).containsExactly(line, column, length);
        assertThat(issue.message()).contains(message);
        assertThat(issue.mend()).contains(mend);
    }

    /** As large as they come: near the greatest length, depth and number of parts. */
    public static Stream<String> accepted() {
        return Stream.of(
                "item.mde == (".repeat(10) + "item.sme" + ")".repeat(10) + " == item.mde".repeat(20),
                String.join(" || ", nCopies(300, "item.mde")),
                "(".repeat(40) + "item.mde" + ")".repeat(40),
                "!(".repeat(20) + "item.mde" + ")".repeat(20),
                "item.designation in [" + String.join(",", nCopies(900, "\"a\"")) + "]",
                "(item.mde ? ".repeat(20) + "item.sme" + " : item.sme)".repeat(20),
                choices(26),
                "has(delivery.plannedOn) && " + "addDays(".repeat(20) + "delivery.plannedOn"
                        + ", days(\"1 day\"))".repeat(20) + " > asOf",
                String.join(" + ", nCopies(40, "days(\"1 day\")")) + " > days(\"1 day\")");
    }

    /** A choice in the condition of a choice: what asks for both sides of each doubles its work with every one. */
    private static String choices(int number) {
        return "(".repeat(number) + "item.mde" + " ? item.sme : item.mde)".repeat(number);
    }

    /** Where a bound is needed it counts, so that it is the same on every machine. */
    @Test
    void whatTakesTooMuchWorkIsRefusedWhereItStands() {
        var type = Vocabulary.standard().type("delivery").orElseThrow();
        var issues = new Issues("test.rule");
        var written = String.join(" || ", nCopies(300, "item.mde"));
        var expression = new Checker(type, Map.of(), 100)
                .check(written, SimpleType.BOOL, "/requires", issues)
                .orElseThrow();

        var refusal = assertThrows(
                Refusal.class,
                () -> new Guards(type, expression, "/requires", issues).check(expression.root(), Set.of()));

        issues.add("/requires", expression, refusal);
        var issue = issues.list().getFirst();
        assertThat(issue.message()).contains("too much work");
        assertThat(issue.mend()).contains("split the rule");
        assertThat(issue.line()).isEqualTo(1);
        assertThat(issue.column()).isPositive();
    }

    /** Near the greatest length and nesting: far from the bound, and checked for warnings too. */
    @ParameterizedTest
    @MethodSource("accepted")
    void whatIsAcceptedIsCheckedWhileItIsTyped(String expression) {
        var before = allocated();
        var check = ExpressionCheck.check(Vocabulary.standard(), "delivery", Map.of(), List.of(), expression);

        assertThat(check.issues()).isEmpty();
        assertThat(allocated() - before).isLessThan(MOST_BYTES);
    }

    /** An explanation walks the same expression clause by clause, which must not multiply the work. */
    @ParameterizedTest
    @MethodSource
    void accepted(String expression) {
        var rule = requires("delivery", expression).message("-");
        var evaluator = evaluator(List.of(), rule);
        for (var mde : new Boolean[] {true, false, null}) {
            var facts = facts("delivery.plannedOn", "2024-01", "item.sme", true);
            if (mde != null) {
                facts.put("item.mde", mde);
            }
            var line = line("delivery", "2024-01-01", facts);
            var before = allocated();

            assertThat(evaluator.answer("test.rule", line).answer()).isNotEqualTo(Answer.ERROR);
            assertThat(evaluator.explain("test.rule", line).because()).isNotEmpty();

            assertThat(allocated() - before).isLessThan(MOST_BYTES);
        }
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
