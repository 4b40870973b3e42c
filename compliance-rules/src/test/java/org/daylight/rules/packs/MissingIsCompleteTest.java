package org.daylight.rules.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.daylight.rules.evaluation.Answer;
import org.daylight.rules.evaluation.CompiledRule;
import org.daylight.rules.evaluation.Evaluator;
import org.daylight.rules.evaluation.Example;
import org.daylight.rules.evaluation.Parameter;
import org.daylight.rules.evaluation.RandomFacts;
import org.daylight.rules.evaluation.RuleAnswer;
import org.daylight.rules.evaluation.SelectingLeaves;
import org.daylight.rules.facts.FactLine;
import org.daylight.rules.facts.FactType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whoever supplies all that is missing is never told of a fact that was needed before: of every shipped rule the date it is read
 * against, the dates of its parameters and the facts that their groups are asked for.
 */
class MissingIsCompleteTest {

    private static final int LINES = 40;
    private static final Evaluator EVALUATOR = ShippedPacks.evaluator("us", "att", "eu-2008-944", "house");

    /** What was found of all lines: how many are open by what selects, and of whom something is missing too late. */
    private record Found(int open, List<String> late) {}

    @Test
    void whatIsSuppliedBringsUpNothingThatWasNeededBefore() {
        var seed = Long.getLong("daylight.seed", System.nanoTime());
        var found = look(EVALUATOR, seed);

        assertThat(found.late()).as("seed " + seed).isEmpty();
        assertThat(found.open()).as("seed " + seed).isGreaterThan(100);
    }

    /** Rulebooks of the version before name less: that the look finds it shows that it is one. */
    @Test
    void ofTheVersionBeforeSomethingIsFound() {
        var before = new Evaluator(EVALUATOR.rulebook().as(2));

        assertThat(LongStream.range(0, 20)
                        .anyMatch(seed -> !look(before, seed).late().isEmpty()))
                .isTrue();
    }

    private static Found look(Evaluator evaluator, long seed) {
        var random = new Random(seed);
        var open = 0;
        var late = new ArrayList<String>();
        for (var rule : evaluator.rulebook().rules()) {
            var selecting = selecting(rule);
            if (selecting.isEmpty()) {
                continue;
            }
            var facts = RandomFacts.about(rule.subject(), List.of(rule));
            for (var line = 0; line < LINES; line++) {
                open += supplied(evaluator, rule, selecting, facts, random, late) ? 1 : 0;
            }
        }
        return new Found(open, late);
    }

    private static boolean supplied(
            Evaluator evaluator,
            CompiledRule rule,
            Set<String> selecting,
            RandomFacts random,
            Random draws,
            List<String> late) {
        var examples = examples(rule);
        var example = examples.get(draws.nextInt(examples.size()));
        var asOf = example.asOf();
        var known = new HashMap<String, @Nullable Object>(example.given());
        known.keySet().removeIf(_ -> draws.nextInt(4) == 0);
        selecting.stream().filter(_ -> draws.nextInt(3) > 0).forEach(known::remove);
        var before = line(rule, asOf, known);
        var first = evaluator.answer(rule.key(), before);
        if (first.answer() != Answer.UNDETERMINED) {
            return false;
        }
        var needed = SelectingLeaves.of(rule, before);
        var supplied = new HashMap<String, @Nullable Object>(known);
        for (var leaf : first.missing()) {
            supplied.put(leaf, exact(rule, leaf, random, draws));
        }
        var second = evaluator.answer(rule.key(), line(rule, asOf, supplied));
        if (second.answer() == Answer.UNDETERMINED) {
            second.missing().stream()
                    .filter(leaf -> selecting.contains(leaf) && !first.missing().contains(leaf))
                    .filter(leaf -> needed.contains(leaf) || !isReadByItsConditions(rule, leaf))
                    .map(leaf -> "%s of %s as of %s about %s, of which %s was missing"
                            .formatted(leaf, rule.key(), asOf, known, first.missing()))
                    .forEach(late::add);
        }
        return !needed.isEmpty();
    }

    private static FactLine line(CompiledRule rule, LocalDate asOf, Map<String, @Nullable Object> known) {
        return FactLine.of(rule.subject(), asOf, known);
    }

    private static List<Example> examples(CompiledRule rule) {
        return rule.revisions().stream()
                .flatMap(revision -> revision.source().examples().stream())
                .toList();
    }

    /** What an example has, or whatever else: of a date that selects a day, so that it is no longer open. */
    private static Object exact(CompiledRule rule, String leaf, RandomFacts random, Random draws) {
        var slot = Objects.requireNonNull(rule.subject().slot(leaf), leaf);
        var shown = examples(rule).stream()
                .flatMap(example -> Stream.ofNullable(example.given().get(leaf)))
                .toList();
        if (!shown.isEmpty() && draws.nextInt(3) > 0) {
            return shown.get(draws.nextInt(shown.size()));
        }
        if (rule.subject().leaf(slot).type() == FactType.DATE) {
            return random.day(draws).toString();
        }
        while (true) {
            var value = random.draw(draws).get(leaf);
            if (value != null) {
                return value;
            }
        }
    }

    /** Of the rule and of what makes exceptions from it. */
    private static Set<String> selecting(CompiledRule rule) {
        var leaves = new TreeSet<String>();
        for (var revision : rule.revisions()) {
            var source = revision.source();
            leaves.add(source.effective().against());
            for (var parameter : source.parameters().values()) {
                if (parameter.datedBy() != null) {
                    leaves.add(parameter.datedBy());
                }
                if (parameter.values().stream().anyMatch(value -> value.group() != null)) {
                    leaves.add(parameter.groupedBy() == null ? Parameter.PARTNER_CODE : parameter.groupedBy());
                }
            }
        }
        leaves.remove("asOf");
        rule.exceptions().forEach(exception -> leaves.addAll(selecting(exception)));
        return leaves;
    }

    private static boolean isReadByItsConditions(CompiledRule rule, String leaf) {
        return rule.revisions().stream()
                        .map(revision -> revision.source().appliesWhen() + " "
                                + revision.source().requires())
                        .anyMatch(text -> text.contains(leaf))
                || rule.exceptions().stream().anyMatch(exception -> isReadByItsConditions(exception, leaf));
    }

    /** Before 30 September 2002 the amount was 50 million for everybody, since then it is 100 for a member of NATO. */
    @ParameterizedTest
    @CsvSource({"2002-09-29, MET", "2002-09-30, NOT_MET"})
    void theDayThatDecidesTheAmountIsMissingBesideTheAmountItself(String delivered, Answer expected) {
        var facts = new HashMap<String, @Nullable Object>(Map.of(
                "partner.code", "POL",
                "notification.statute", "AECA 36(b)",
                "notification.kind", "ARTICLES",
                "notification.newSalesTerritory", false,
                "notification.deliveredOn", "2002"));
        for (var none : new String[] {"announcedOn", "printedOn", "federalRegisterOn", "withdrawnOn", "mdeValue"}) {
            facts.put("notification." + none, null);
        }
        var first = answer(facts);
        assertThat(first.answer()).isEqualTo(Answer.UNDETERMINED);
        assertThat(first.missing()).containsExactly("notification.deliveredOn", "notification.totalValue");

        facts.put("notification.totalValue", "60000000 USD ANNOUNCED_MAXIMUM");
        facts.put("notification.deliveredOn", delivered);
        assertThat(answer(facts).answer()).isEqualTo(expected);
    }

    private static RuleAnswer answer(Map<String, @Nullable Object> facts) {
        var rule = EVALUATOR.rulebook().rule("us.aeca.36b.notice-owed").orElseThrow();
        return EVALUATOR.answer(rule.key(), line(rule, LocalDate.of(2024, 3, 20), facts));
    }
}
