package org.daylight.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.rules.evaluation.Written.facts;
import static org.daylight.rules.evaluation.Written.line;
import static org.daylight.rules.evaluation.Written.rule;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.daylight.rules.facts.FactLine;
import org.daylight.rules.facts.SubjectType;
import org.daylight.rules.facts.Vocabulary;
import org.daylight.rules.language.Compilation;
import org.daylight.rules.reference.Reference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Revisions, parameters and memberships that begin and end on imprecise days, or on days that may never come: line by line, in
 * columns and by the planner the same is in force.
 */
class PeriodsTwiceTest {

    private static final SubjectType DELIVERY =
            Vocabulary.standard().type("delivery").orElseThrow();
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LINES = 60;
    private static final int AT_ONCE = 8;
    private static final List<String> CODES = List.of("FIN", "SWE", "XAA");
    private static final List<String> CONDITIONS = List.of(
            "true",
            "false",
            "params.counts",
            "asOf < params.until",
            "has(delivery.plannedOn) && delivery.plannedOn < params.until",
            "inSet(partner.code, \"group\", asOf)",
            "has(delivery.plannedOn) && inSet(partner.code, \"group\", delivery.plannedOn)");

    @ParameterizedTest
    @CsvSource({
        "2020-01-01,    2026-01-01/.., 2025-12-31, M",
        "2020-01-01,    2026-01-01/.., 2026-01-01, U",
        "2020-01-01,    2026-01-01/.., 9999-12-30, U",
        "2020-01-01,    2026-01-01/.., 9999-12-31, U",
        "2020-01-01,    2026-01-01/.., 2019-12-31, A",
        "2026-01-01/..,              , 9999-12-31, U",
        "2026-01-01/..,              , 2025-12-31, A",
        "2020-01-01,    9999-12-31,    9999-12-31, M",
        "2020-01-01,                 , 9999-12-31, M",
        "9999-12-31,                 , 9999-12-31, A",
        "../2020-01-01,              , 0001-01-01, U",
        "../2020-01-01,              , 2020-01-01, M"
    })
    void whatMayNeverEndDoesNotEndOnTheLastDay(
            @Nullable String from, @Nullable String to, String planned, char expected) {
        var lines = List.of(line("delivery", "2024-01-01", facts("delivery.plannedOn", planned)));
        var inForce = rule("test.a", "delivery").effective(from, to, "delivery.plannedOn");
        assertThat(letters(List.of(), lines, 0, inForce)).containsOnly(Map.entry(expected, 1));

        // As a member of a set of which nothing is left out, the code is in it for just as long.
        var group = new DatedSet("group", List.of(new DatedSet.Member("FIN", from, to)), "0001-01-01", null, "a test");
        var member = rule("test.a", "delivery").requires(CONDITIONS.getLast());
        var asked =
                List.of(line("delivery", "2024-01-01", facts("partner.code", "FIN", "delivery.plannedOn", planned)));
        assertThat(letters(List.of(group), asked, 0, member))
                .containsOnly(Map.entry(expected == 'A' ? 'N' : expected, 1));
    }

    @Test
    void allThreeReadRandomPeriodsTheSame() {
        var seed = Long.getLong("daylight.seed", System.nanoTime());
        System.out.println("periods twice: -Ddaylight.seed=" + seed);
        var random = new Random(seed);
        var letters = new TreeMap<Character, Integer>();
        var until = System.nanoTime() + PATIENCE.toNanos();
        var rulebooks = 0;
        while (System.nanoTime() < until) {
            var sets = List.of(group(random));
            var rules = new ArrayList<Written>();
            for (var index = 0; index < AT_ONCE; index++) {
                var key = "test.rule" + (char) ('a' + index);
                var against = random.nextBoolean() ? "delivery.plannedOn" : "asOf";
                var alike = random.nextBoolean();
                for (var left = 1 + random.nextInt(3); left > 0; left--) {
                    var revision = revision(key, against, random);
                    if (alike || random.nextBoolean()) {
                        revision.exception(key + ".exception");
                    }
                    if (!alike && random.nextBoolean()) {
                        revision.exception(key + ".exception2");
                    }
                    rules.add(revision);
                }
                rules.add(revision(key + ".exception", "delivery.plannedOn", random));
                rules.add(revision(key + ".exception2", "asOf", random));
            }
            var written = rules.toArray(Written[]::new);
            var drawn = RandomFacts.about(DELIVERY, rulebook(sets, written).rules());
            var lines = new ArrayList<FactLine>();
            for (var row = 0; row < LINES; row++) {
                var asOf = random.nextInt(30) == 0 ? LocalDate.of(9999, 12, 31) : drawn.day(random);
                lines.add(FactLine.of(DELIVERY, asOf, drawn.draw(random)));
            }
            letters(sets, lines, seed, written).forEach((letter, count) -> letters.merge(letter, count, Integer::sum));
            rulebooks++;
        }
        System.out.println("periods twice: %d rulebooks, letters %s".formatted(rulebooks, letters));
        assertThat(letters).containsKeys('A', 'M', 'N', 'U', 'm');
    }

    /** How often which letter is given, if all three give the same. */
    private static Map<Character, Integer> letters(
            List<DatedSet> sets, List<FactLine> lines, long seed, Written... written) {
        var rulebook = rulebook(sets, written);
        var evaluator = new Evaluator(rulebook);
        var reference = new Reference(rulebook, sets);
        assertThat(reference.unsupported()).isEmpty();
        var rules = evaluator.columnRules(DELIVERY);
        var columns = rules.columns(lines.size());
        columns.start(lines.size());
        for (var row = 0; row < lines.size(); row++) {
            columns.put(row, lines.get(row));
        }
        var batch = rules.batch(columns, lines::get);
        batch.judge();
        var letters = new TreeMap<Character, Integer>();
        for (var row = 0; row < lines.size(); row++) {
            var line = lines.get(row);
            var whole = evaluator.evaluate(line);
            for (var index = 0; index < rules.rules().size(); index++) {
                var key = rules.rules().get(index).key();
                var alone = whole.vector().charAt(index);
                var inColumns = (char) batch.letters(index)[row];
                assertThat(List.of(
                                inColumns == 'a' ? 'A' : inColumns,
                                reference.letter(rules.rules().get(index), line)))
                        .as(
                                "seed %d: %s on %s, in columns and by the planner, of %s: %s",
                                seed, key, line.asOf(), shown(written), evaluator.answer(key, line))
                        .containsOnly(alone);
                letters.merge(alone, 1, Integer::sum);
            }
            RowsInFull.same(rules, batch, row, line, whole, "seed " + seed);
        }
        return letters;
    }

    private static List<RuleSource> shown(Written... written) {
        return List.of(written).stream().map(Written::source).toList();
    }

    private static Rulebook rulebook(List<DatedSet> sets, Written... rules) {
        return switch (Written.compile(sets, rules)) {
            case Compilation.Compiled(var rulebook) -> rulebook;
            case Compilation.Refused(var issues) -> throw new AssertionError(issues);
        };
    }

    private static DatedSet group(Random random) {
        var members = new ArrayList<DatedSet.Member>();
        for (var left = random.nextInt(6); left > 0; left--) {
            var days = days(random);
            members.add(new DatedSet.Member(CODES.get(random.nextInt(CODES.size())), days[0], days[1]));
        }
        var complete = days(random);
        return new DatedSet("group", members, complete[0], complete[1], "a test");
    }

    private static Written revision(String key, String against, Random random) {
        var days = days(random);
        var written = rule(key, "delivery")
                .message("-")
                .effective(days[0], days[1], against)
                .requires(CONDITIONS.get(random.nextInt(CONDITIONS.size())))
                .parameter("counts", value("true", random), value("false", random));
        if (random.nextInt(6) == 0) {
            written.parameterDatedBy("delivery.shippedOn", "until", value("2024-02", random), value("2026", random));
        } else {
            written.parameter("until", value("2024-02", random), value("2026-01-01/..", random));
        }
        return random.nextBoolean() ? written : written.appliesWhen(CONDITIONS.get(random.nextInt(CONDITIONS.size())));
    }

    private static ParameterValue value(String value, Random random) {
        var days = days(random);
        return new ParameterValue(days[0], days[1], random.nextInt(3) == 0 ? "group" : null, value, null, null);
    }

    /** From and to, either of which may be left out. */
    private static @Nullable String[] days(Random random) {
        while (true) {
            var days = new @Nullable String[] {day(random), day(random)};
            try {
                Period.of(days[0], days[1]);
                return days;
            } catch (IllegalArgumentException e) {
                // It would end before it starts.
            }
        }
    }

    private static @Nullable String day(Random random) {
        var day = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(2_500));
        return switch (random.nextInt(10)) {
            case 0, 1 -> null;
            case 2 -> "%04d".formatted(day.getYear());
            case 3 -> day.toString().substring(0, 7);
            case 4 -> "../" + day;
            case 5, 6 -> day + "/..";
            case 7 -> day + "/" + day.plusDays(random.nextInt(400));
            case 8 -> random.nextInt(4) == 0 ? "9999-12-31" : day.toString();
            default -> day.toString();
        };
    }
}
