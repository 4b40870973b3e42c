package org.daylight.rules.revisions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.daylight.rules.evaluation.Answer;
import org.daylight.rules.evaluation.Example;
import org.daylight.rules.evaluation.RuleSource;
import org.daylight.rules.facts.FactType;
import org.daylight.rules.facts.Vocabulary;
import org.jspecify.annotations.Nullable;

/** What a rule's examples leave unshown: an answer, or the day on which an answer turns. */
final class Shown {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern CLOCK =
            Pattern.compile("\\basOf\\b|\\b(?:addDays|addMonths|addYears|endOfYear|fiscalYear"
                    + "|daysBetween|addWorkingDays|workingDaysBetween|determined)\\(");
    private static final String AS_OF = "asOf";

    private final RuleSource rule;
    private final List<String> missing = new ArrayList<>();
    private final Map<String, TreeSet<String>> byDate = new TreeMap<>();

    private Shown(RuleSource rule) {
        this.rule = rule;
    }

    /** Sentences that say which examples are missing; empty = all that has to be shown is. */
    static List<String> missing(RuleSource rule) {
        var shown = new Shown(rule);
        shown.answers();
        shown.boundaries();
        shown.clock();
        return shown.missing;
    }

    private void answers() {
        var expected = EnumSet.noneOf(Answer.class);
        rule.examples().forEach(example -> expected.add(example.expect()));
        for (var answer : List.of(Answer.MET, Answer.NOT_MET, Answer.UNDETERMINED)) {
            if (!expected.contains(answer)) {
                missing.add("no example is " + answer);
            }
        }
    }

    /** The first and the last day of the rule and of each value of a parameter, and the days beside them. */
    private void boundaries() {
        var own = rule.effective().against();
        turns(own, Stream.of(rule.effective().from(), rule.effective().to()));
        for (var parameter : rule.parameters().values()) {
            turns(
                    parameter.datedBy() == null ? own : parameter.datedBy(),
                    parameter.values().stream().flatMap(value -> Stream.of(value.from(), value.to())));
        }
        byDate.forEach((date, days) -> days.forEach(day -> {
            var eve = LocalDate.parse(day).minusDays(1).toString();
            for (var needed : List.of(eve, day)) {
                if (rule.examples().stream().noneMatch(example -> needed.equals(read(example, date)))) {
                    missing.add("no example has %s on %s; what holds turns on %s".formatted(date, needed, day));
                }
            }
        }));
    }

    private void turns(String date, Stream<@Nullable String> days) {
        var exact = byDate.computeIfAbsent(date, _ -> new TreeSet<>());
        days.filter(Objects::nonNull).filter(day -> DAY.matcher(day).matches()).forEach(exact::add);
    }

    private static @Nullable String read(Example example, String against) {
        if (!against.equals(AS_OF) && example.given().containsKey(against)) {
            var given = example.given().get(against);
            return given == null ? example.asOf().toString() : given.toString();
        }
        return against.equals(AS_OF) ? example.asOf().toString() : null;
    }

    /** Two examples that differ by one day and by their answers. */
    private void clock() {
        var text = String.valueOf(rule.appliesWhen()) + " " + rule.requires();
        if (!CLOCK.matcher(text).find() && !ordersDates(text)) {
            return;
        }
        var examples = rule.examples();
        for (var one : examples) {
            for (var other : examples) {
                if (one.expect() != other.expect() && aDayApart(dates(one), dates(other))) {
                    return;
                }
            }
        }
        missing.add(
                "no two examples are a day apart, in one date, and differ in their answers; the rule counts days, or asks"
                        + " which of two comes first");
    }

    /** Whether a fact that is a date stands beside an order. */
    private boolean ordersDates(String text) {
        var dates = Vocabulary.standard().type(rule.subject()).stream()
                .flatMap(type -> type.leaves().stream())
                .filter(leaf -> leaf.type() == FactType.DATE)
                .map(leaf -> Pattern.quote(leaf.name()))
                .toList();
        if (dates.isEmpty()) {
            return false;
        }
        var one = String.join("|", dates);
        return Pattern.compile("[<>]=?\\s*(?:%1$s)\\b|\\b(?:%1$s)\\s*[<>]".formatted(one))
                .matcher(text)
                .find();
    }

    private static Map<String, String> dates(Example example) {
        var dates = new HashMap<String, String>();
        example.given().forEach((leaf, value) -> {
            if (value instanceof List<?> list) {
                for (var index = 0; index < list.size(); index++) {
                    dates.put("%s[%d]".formatted(leaf, index), String.valueOf(list.get(index)));
                }
            } else {
                dates.put(leaf, String.valueOf(value));
            }
        });
        dates.put(AS_OF, example.asOf().toString());
        return dates;
    }

    private boolean aDayApart(Map<String, String> one, Map<String, String> other) {
        if (!one.keySet().equals(other.keySet())) {
            return false;
        }
        var differing = one.keySet().stream()
                .filter(leaf -> !Objects.equals(one.get(leaf), other.get(leaf)))
                .toList();
        if (differing.size() != 1) {
            return false;
        }
        var first = Objects.requireNonNull(one.get(differing.getFirst()));
        var second = Objects.requireNonNull(other.get(differing.getFirst()));
        // On the first or last day of the rule it is the law that turns, not a count of days.
        var ofTheLaw =
                byDate.getOrDefault(differing.getFirst(), new TreeSet<>()).contains(second);
        return !ofTheLaw
                && DAY.matcher(first).matches()
                && DAY.matcher(second).matches()
                && LocalDate.parse(first).plusDays(1).equals(LocalDate.parse(second));
    }
}
