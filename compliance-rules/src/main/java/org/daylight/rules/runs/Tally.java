package org.daylight.rules.runs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.daylight.kit.json.CanonicalJson;
import org.daylight.rules.facts.Amount;
import org.daylight.rules.lawbooks.Comparison.Compared;
import org.daylight.rules.lawbooks.Outcome;
import org.daylight.rules.lawbooks.RegisterLine;
import org.daylight.rules.waivers.Waived;
import org.jspecify.annotations.Nullable;

/**
 * What the lines of one partition add up to; its size goes with rules, groups and outcomes, not with lines. Everything is
 * kept apart by the set of groups that may see it, so that every reader gets sums of their own.
 */
final class Tally {

    record Count(
            String rule,
            String partner,
            List<String> groups,
            char before,
            char after,
            boolean differs,
            Waived waived) {}

    /**
     * Subjects of which nothing is missing but what no line of the register can state.
     *
     * @param newly told by what stands
     */
    record Beyond(String rule, List<String> groups, boolean newly) {}

    record Leaf(String of, String leaf, List<String> groups) {}

    record Print(String rule, List<String> groups) {}

    record Worth(
            String rule,
            String partner,
            List<String> groups,
            char before,
            char after,
            String currency,
            String basis,
            String notAdded) {}

    record Example(
            String rule,
            Outcome outcome,
            char before,
            char after,
            RegisterLine line,
            Waived waived,
            @Nullable String worth) {}

    private record ExamplesOf(String rule, Outcome outcome, List<String> groups) {}

    /** Every leaf was there, and it is not said what else left it open: an explanation has it in words. */
    private static final String NO_LEAF = "(no leaf)";

    private final RunKind kind;
    private final int mostExamples;
    private final BiFunction<RegisterLine, Compared, Compared> shown;
    final Map<Count, Long> counts = new HashMap<>();
    final Map<Beyond, Long> beyond = new HashMap<>();
    final Map<Leaf, Long> missing = new HashMap<>();
    final Map<Leaf, Long> stated = new HashMap<>();
    final Map<Print, long[]> prints = new HashMap<>();
    final Map<Worth, Sums> worth = new HashMap<>();
    final List<Example> examples = new ArrayList<>();
    private final Map<ExamplesOf, Integer> kept = new HashMap<>();
    private final Map<List<String>, Set<String>> listed = new HashMap<>();

    /** @param shown decides again what is kept as an example */
    Tally(RunKind kind, int mostExamples, BiFunction<RegisterLine, Compared, Compared> shown) {
        this.kind = kind;
        this.mostExamples = mostExamples;
        this.shown = shown;
    }

    /** By rule whether it was waived; one that is left out was not asked about. */
    void add(RegisterLine line, List<Compared> rules, Map<String, Waived> waived) {
        var seed = kind == RunKind.COVERAGE ? seed(line.facts().subject()) : new long[2];
        for (var once : rules) {
            var rule = isShown(line, once) ? shown.apply(line, once) : once;
            var partner = Objects.requireNonNullElse(line.facts().partner(), "");
            var isWaived = rule.isFlagged() ? waived.getOrDefault(rule.rule(), Waived.NOT_ASKED) : Waived.NOT_ASKED;
            counts.merge(
                    new Count(
                            rule.rule(),
                            partner,
                            line.accessGroups(),
                            rule.before(),
                            rule.after(),
                            rule.differs(),
                            isWaived),
                    1L,
                    Long::sum);
            if (kind != RunKind.IMPACT && isBeyondRegister(line, rule)) {
                var newly = rule.before() != 'U' && rule.before() != 'E' && rule.before() != '-';
                beyond.merge(new Beyond(rule.rule(), line.accessGroups(), newly), 1L, Long::sum);
            }
            switch (kind) {
                case BACKTEST -> example(line, rule, isWaived, null);
                case COVERAGE -> coverage(line, rule, seed);
                case IMPACT -> impact(line, rule, partner);
            }
        }
        if (kind == RunKind.COVERAGE) {
            stated(line);
        }
    }

    private static boolean isBeyondRegister(RegisterLine line, Compared rule) {
        if (rule.answer() == null
                || rule.after() != 'U'
                || rule.answer().missing().isEmpty()
                || !rule.answer().causes().isEmpty()) {
            return false;
        }
        var type = line.facts().type();
        return rule.answer().missing().stream().allMatch(name -> {
            var slot = type.slot(name);
            return slot != null && type.leaf(slot).supplier() == org.daylight.rules.facts.Leaf.Supplier.REVIEW;
        });
    }

    private void coverage(RegisterLine line, Compared rule, long[] seed) {
        var print = prints.computeIfAbsent(new Print(rule.rule(), line.accessGroups()), _ -> new long[2]);
        print[0] ^= mixed(seed[0] + rule.after() * 0x9E3779B97F4A7C15L);
        print[1] ^= mixed(seed[1] + rule.after() * 0xC2B2AE3D27D4EB4FL);
        if (rule.answer() != null && rule.after() == 'U') {
            var causes = Stream.concat(rule.answer().missing().stream(), rule.answer().causes().stream())
                    .toList();
            (causes.isEmpty() ? List.of(NO_LEAF) : causes)
                    .forEach(leaf -> missing.merge(new Leaf(rule.rule(), leaf, line.accessGroups()), 1L, Long::sum));
        }
    }

    private void impact(RegisterLine line, Compared rule, String partner) {
        if (!rule.differs()) {
            return;
        }
        var amount = ValueLeaf.of(line.facts());
        example(line, rule, Waived.NOT_ASKED, amount == null ? null : amount.toString());
        var notAdded = amount == null ? null : ValueLeaf.notAdded(line.facts());
        var added = notAdded == null ? amount : null;
        var basis = added == null || added.basis() == null ? "" : added.basis();
        worth.computeIfAbsent(
                        new Worth(
                                rule.rule(),
                                partner,
                                line.accessGroups(),
                                rule.before(),
                                rule.after(),
                                added == null ? "" : added.unit(),
                                basis,
                                notAdded == null ? "" : notAdded.name()),
                        _ -> new Sums())
                .add(added);
    }

    private boolean isShown(RegisterLine line, Compared rule) {
        if (rule.outcome() == Outcome.SAME) {
            return false;
        }
        return switch (kind) {
            case COVERAGE -> false;
            case BACKTEST -> kept.getOrDefault(examplesOf(line, rule), 0) < mostExamples;
            case IMPACT -> rule.differs() && isListed(line, listed.getOrDefault(line.accessGroups(), Set.of()));
        };
    }

    private boolean isListed(RegisterLine line, Set<String> subjects) {
        return subjects.size() < mostExamples || subjects.contains(line.facts().subject());
    }

    private static ExamplesOf examplesOf(RegisterLine line, Compared rule) {
        return new ExamplesOf(rule.rule(), rule.outcome(), line.accessGroups());
    }

    /** Of an impact subjects are bounded, each with all its rules; of a backtest examples of each rule and outcome. */
    private void example(RegisterLine line, Compared rule, Waived waived, @Nullable String value) {
        var outcome = rule.outcome();
        if (outcome == Outcome.SAME) {
            return;
        }
        if (kind == RunKind.IMPACT) {
            var subjects = listed.computeIfAbsent(line.accessGroups(), _ -> new HashSet<>());
            if (isListed(line, subjects)) {
                subjects.add(line.facts().subject());
                examples.add(new Example(rule.rule(), outcome, rule.before(), rule.after(), line, waived, value));
            }
            return;
        }
        var already = kept.merge(examplesOf(line, rule), 1, Integer::sum);
        if (already <= mostExamples) {
            examples.add(new Example(rule.rule(), outcome, rule.before(), rule.after(), line, waived, value));
        }
    }

    private void stated(RegisterLine line) {
        var type = line.facts().type();
        for (var slot = 0; slot < type.leaves().size(); slot++) {
            if (line.facts().value(slot) != null) {
                stated.merge(new Leaf(type.name(), type.leaf(slot).name(), line.accessGroups()), 1L, Long::sum);
            }
        }
    }

    /** 128 bits of a subject; what is added for its letter is then mixed, so that letters do not cancel out. */
    private static long[] seed(String subject) {
        var digest = CanonicalJson.sha256(subject.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var hex = digest.substring("sha256:".length());
        return new long[] {
            Long.parseUnsignedLong(hex.substring(0, 16), 16), Long.parseUnsignedLong(hex.substring(16, 32), 16)
        };
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
    private static long mixed(long bits) {
        var mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** A sum of amounts in one currency on one basis; null once an amount has no such bound. */
    static final class Sums {
        long subjects;
        java.math.@Nullable BigDecimal low = java.math.BigDecimal.ZERO;
        java.math.@Nullable BigDecimal high = java.math.BigDecimal.ZERO;

        void add(@Nullable Amount amount) {
            subjects++;
            low = amount == null || amount.low() == null || low == null ? null : low.add(amount.low());
            high = amount == null || amount.high() == null || high == null ? null : high.add(amount.high());
        }
    }
}
