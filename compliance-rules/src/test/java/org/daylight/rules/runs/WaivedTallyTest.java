package org.daylight.rules.runs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.daylight.rules.lawbooks.Comparison.Compared;
import org.daylight.rules.lawbooks.RegisterLine;
import org.daylight.rules.registry.Lines;
import org.daylight.rules.waivers.Waived;
import org.daylight.rules.waivers.Waivers;
import org.daylight.rules.waivers.Waivers.NotMet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told goes to the rule and the subject that were asked about, however many there are. */
class WaivedTallyTest {

    private final Tally tally = new Tally(RunKind.BACKTEST, 0, (_, compared) -> compared);
    private final List<List<NotMet>> asked = new ArrayList<>();
    private final WaivedTally waived = new WaivedTally(tally, this::told);

    /** By the rule and by whether the number of the subject is even, so that an answer that strays is counted elsewhere. */
    private List<Waived> told(List<NotMet> notMet) {
        asked.add(List.copyOf(notMet));
        return notMet.stream().map(WaivedTallyTest::of).toList();
    }

    private static Waived of(NotMet each) {
        var even = Integer.parseInt(each.subject().substring(each.subject().indexOf("-H") + 2)) % 2 == 0;
        return switch (each.rule()) {
            case "a" -> even ? Waived.WAIVED : Waived.NOT_WAIVED;
            case "c" -> even ? Waived.USED_UP : Waived.METER_NOT_KNOWN;
            default -> Waived.NOT_WAIVED;
        };
    }

    /**
     * Each line looks at rules a to d. It does not meet a before, nor c afterwards; b is met, and d is not met by every third.
     *
     * @param lines from few that fit into one question to more than fit into two
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 857, 858, 2_001})
    void everyAnswerIsCountedForItsRuleAndItsSubject(int lines) {
        for (var number = 1; number <= lines; number++) {
            var d = number % 3 == 0 ? 'N' : 'M';
            waived.add(
                    line(number),
                    List.of(
                            compared("a", 'N', 'M'),
                            compared("b", 'M', 'M'),
                            compared("c", 'U', 'N'),
                            compared("d", d, d)));
        }
        waived.flush();

        var even = (long) lines / 2;
        var odd = lines - even;
        var third = (long) lines / 3;
        var expected = new HashMap<String, Long>();
        expected.put("a WAIVED", even);
        expected.put("a NOT_WAIVED", odd);
        expected.put("b NOT_ASKED", (long) lines);
        expected.put("c USED_UP", even);
        expected.put("c METER_NOT_KNOWN", odd);
        expected.put("d NOT_WAIVED", third);
        expected.put("d NOT_ASKED", lines - third);
        expected.values().removeIf(count -> count == 0);
        assertThat(counted()).isEqualTo(expected);
        assertThat(asked.stream().mapToInt(List::size).sum()).isEqualTo(2 * lines + third);
        assertThat(asked).allMatch(question -> question.size() <= Waivers.MOST);
    }

    @Test
    void aLineThatFailsMoreRulesThanCanBeAskedAboutIsAskedAboutInParts() {
        var rules = IntStream.rangeClosed(1, 2 * Waivers.MOST + 1)
                .mapToObj("rule.%05d"::formatted)
                .map(rule -> compared(rule, 'N', 'N'))
                .toList();
        waived.add(line(1), List.of(compared("a", 'N', 'N')));
        waived.add(line(2), rules);
        waived.add(line(4), List.of(compared("a", 'N', 'N'), compared("c", 'N', 'N')));
        waived.flush();

        assertThat(asked).extracting(List::size).containsExactly(1, Waivers.MOST, Waivers.MOST, 1, 2);
        assertThat(counted())
                .hasSize(rules.size() + 3)
                .containsEntry("a NOT_WAIVED", 1L)
                .containsEntry("a WAIVED", 1L)
                .containsEntry("c USED_UP", 1L)
                .containsEntry("rule.04001 NOT_WAIVED", 1L);
    }

    @Test
    void nobodyIsAskedAboutWhatIsMet() {
        waived.add(line(1), List.of(compared("b", 'M', 'M'), compared("c", 'N', 'U')));
        waived.add(line(2), List.of(compared("b", 'M', 'U')));
        waived.flush();
        waived.flush();

        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst()).extracting(NotMet::subject).containsExactly("hold:XAA-H1");
        assertThat(counted()).isEqualTo(Map.of("b NOT_ASKED", 2L, "c METER_NOT_KNOWN", 1L));
    }

    private Map<String, Long> counted() {
        var counted = new HashMap<String, Long>();
        tally.counts.forEach((of, subjects) -> counted.merge(of.rule() + " " + of.waived(), subjects, Long::sum));
        return counted;
    }

    private static RegisterLine line(int number) {
        return RegisterLine.read(Lines.hold("XAA", number, List.of())
                .replace("@asOf", "2024-01-31")
                .replace("@knownAt", "2024-01-31T23:59:59Z")
                .getBytes(UTF_8));
    }

    private static Compared compared(String rule, char before, char after) {
        return new Compared(rule, before, after, before != after, null);
    }
}
