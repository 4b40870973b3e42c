package org.daylight.rules.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.daylight.rules.evaluation.Answer;
import org.daylight.rules.evaluation.Evaluator;
import org.daylight.rules.evaluation.Listed;
import org.daylight.rules.facts.FactLine;
import org.daylight.rules.facts.FactType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes through lists: misuse is refused with its place and a mend, and what is accepted has bounds that are counted. */
@Timeout(value = HostileInputTest.MOST_SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public class HostileListsTest {

    private static final long MOST_BYTES = 256L * 1024 * 1024;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "all.days.all(a, all.days.all(b, all.days.all(c, a < b && b < c))); 1; 42; 3; within a list within a list; one other at most",
                "all.days.all(a, all.days.all(b, count(all.codes) > 1)); 1; 33; 5; within a list within a list; one other at most",
                "all.dayz.all(a, a > asOf); 1; 4; 9; no field 'dayz'; did you mean all.days",
                "all.days.any(a, a > asOf); 1; 10; 3; there is no 'any'; all",
                "all.days.all(a, a > asOff); 1; 21; 5; there is no 'asOff'; the facts are grouped",
                "all.days.all(all, all > asOf); 1; 10; 3; the name all is taken; a name of its own",
                "all.days.all(thing, thing > asOf); 1; 10; 3; the name thing is taken; a name of its own",
                "all.days.all(asOf, asOf > date(`2024-01-01`)); 1; 10; 3; the name asOf is taken; a name of its own",
                "all.days.all(a, all.days.exists(a, a > thing.on)); 1; 26; 6; the name a is taken; a name of its own",
                "all.days.all(all.codes, true); 1; 17; 6; the element has no name; write a name",
                "all.days.all(a, a); 1; 10; 3; what is asked of an element is true or false; compare the element",
                "all.days.all(a, a.year > 3); 1; 18; 5; this has no fields; use its name alone",
                "all.days.all(a, has(a)); 1; 17; 3; has() asks for a fact; around a leaf",
                "all.days.all(a, b > asOf); 1; 17; 1; there is no 'b'; the facts are grouped",
                "all.days.all(a); 1; 10; 3; there is no 'all'; name the element",
                "all.days == date(`2024-01-01`); 1; 10; 2; == does not take; is gone through",
                "thing.code == all.codes; 1; 12; 2; == does not take; is gone through",
                "all.days < asOf; 1; 10; 1; < does not take; is gone through",
                "thing.on.all(a, a > asOf); 1; 6; 7; this is no list; all.days",
                "count(thing.on) > 1; 1; 1; 5; count does not take; count(a list)",
                "sum(all.days) > asOf; 1; 1; 3; sum does not take; a list of numbers or amounts",
                "sum(all.codes) == thing.code; 1; 1; 3; sum does not take; a list of numbers or amounts",
                "all.days.count() > 1; 1; 10; 5; count does not take; count(a list)",
                "count(all.days, true) > 1; 1; 1; 5; count does not take; a list.count(x",
                "[thing.on].all(a, a > asOf); 1; 1; 1; only a fact that is a list; the lists are",
                "some.days.all(a, a > asOf); 1; 1; 13; some.days may be absent; write has(some.days)",
                "all.days.all(a, thing.until > a); 1; 17; 11; thing.until may be absent; write has(thing.until)",
                "all.days.all(a, all.days.exists(b, addDays(asOf, 3) > b)); 1; 44; 4; asOf cannot be used here; use asOf only as",
                "all.days.all(a, all.days.count(b, asOf < b) + 1 > 2); 1; 26; 5; a count that changes with asOf is only compared; compare the count itself",
                "all.days.count(a, a > asOf) + 1 > 2; 1; 10; 5; a count that changes with asOf is only compared; compare the count itself",
                "all.days.count(a, a > asOf) > all.days.count(a, a < asOf); 1; 10; 5; a count that changes with asOf is only compared; compare the count itself",
                "all.days.all(a, addDays(asOf, 3) > a); 1; 25; 4; asOf cannot be used here; use asOf only as",
                "all.days.map(a, a) == all.days; 1; 10; 3; there is no 'map'; of a list there are",
                "all.codes[0] == `FIN`; 1; 10; 1; not looked up in brackets; group and a dot"
            })
    void misuseIsRefusedWithItsPlaceAndAMend(
            String written, int line, int column, int length, String message, String mend) {
        var before = allocated();
        var issues = Listed.issues(Listed.requires(written.replace('`', '"')));

        assertThat(allocated() - before).isLessThan(MOST_BYTES);
        assertThat(issues).isNotEmpty();
        var issue = issues.getFirst();
        assertThat(issue.message()).contains(message);
        assertThat(issue.mend()).contains(mend);
        assertThat(List.of(issue.line(), issue.column(), issue.length())).containsExactly(line, column, length);
    }

    @Test
    void whileItIsTypedTheListIsNamedAndWhatIsAlwaysTrueIsWarnedOf() {
        var check = ExpressionCheck.check(
                Listed.VOCABULARY,
                "listed",
                Map.of(),
                List.of(),
                "all.days.exists(a, a < thing.on) && count(all.codes) >= 0 && all.numbers.count(a, a > 1) < 2000"
                        + " && all.days.exists(b, thing.term > days(\"2 days\") && thing.term < days(\"1 day\"))");

        assertThat(check.issues()).isEmpty();
        assertThat(check.type()).isEqualTo(FactType.BOOL);
        assertThat(check.leaves()).containsExactly("all.codes", "all.days", "all.numbers", "thing.on", "thing.term");
        assertThat(check.warnings())
                .extracting(Issue::message)
                .satisfiesExactly(
                        one -> assertThat(one).contains("always true"),
                        one -> assertThat(one).contains("always true"),
                        one -> assertThat(one).contains("never true"));
        assertThat(ExpressionCheck.check(Listed.VOCABULARY, "listed", Map.of(), List.of(), "sum(all.prices)")
                        .type())
                .isEqualTo(FactType.MONEY);
        assertThat(ExpressionCheck.check(Listed.VOCABULARY, "listed", Map.of(), List.of(), "all.prices")
                        .type())
                .isEqualTo(FactType.MONEY_LIST);
    }

    /** The expression, how many elements each list has, and whether that is within the bounds. */
    public static Stream<Arguments> accepted() {
        var nested = "all.days.all(a, all.days.all(b, a <= b && b <= a))";
        var moving = "all.days.all(a, asOf > a && asOf > addDays(a, 1))";
        var within = "all.days.all(a, all.days.exists(b, asOf >= b))";
        var pairs = "all.days.all(a, all.days.exists(b, asOf > (a < b ? a : b)))";
        var many = String.join(" && ", Collections.nCopies(20, "all.days.all(a, a == thing.on)"));
        return Stream.of(
                arguments(nested, 100, true),
                arguments(nested, 400, true),
                arguments(nested, 1_000, false),
                arguments(moving, 100, true),
                arguments(moving, 1_000, false),
                arguments(within, 60, true),
                arguments(within, 100, false),
                arguments(pairs, 15, true),
                arguments(pairs, 60, false),
                arguments(many, 1_000, true),
                arguments(many.replace("a == thing.on", "all.days.exists(b, a == b)"), 300, false),
                arguments("sum(all.amounts) > quantity(\"1 EACH\")", 1_000, true),
                arguments("all.codes.all(a, a in [" + "\"B\",".repeat(300) + "\"A\"])", 1_000, true),
                arguments("count(all.days) > 0 && all.days.count(a, asOf > a) >= 1", 300, true));
    }

    @ParameterizedTest
    @MethodSource
    void accepted(String expression, int elements, boolean fits) {
        var evaluator = new Evaluator(Listed.rulebook(List.of(), Listed.requires(expression)));
        var line = full(elements);
        var before = allocated();

        var answer = evaluator.answer("test.rule", line);
        var explanation = evaluator.explain("test.rule", line);

        assertThat(allocated() - before).isLessThan(MOST_BYTES);
        assertThat(answer.answer()).isEqualTo(fits ? Answer.MET : Answer.ERROR);
        assertThat(explanation.because()).isNotEmpty();
    }

    /** Every list has so many elements, all of them the same. */
    public static FactLine full(int elements) {
        var facts = new HashMap<String, @Nullable Object>();
        facts.put("thing.on", "2024-01-10");
        facts.put("all.days", Collections.nCopies(elements, "2024-01-10"));
        facts.put("all.codes", Collections.nCopies(elements, "A"));
        facts.put("all.amounts", Collections.nCopies(elements, "1 EACH"));
        return Listed.line("2024-03-01", facts);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
