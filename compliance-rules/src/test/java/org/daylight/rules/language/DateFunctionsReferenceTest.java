package org.daylight.rules.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.rules.evaluation.Written.evaluator;
import static org.daylight.rules.evaluation.Written.line;
import static org.daylight.rules.evaluation.Written.requires;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelAttribute;
import dev.cel.runtime.CelAttributePattern;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelUnknownSet;
import dev.cel.runtime.PartialVars;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.daylight.rules.evaluation.Answer;
import org.daylight.rules.evaluation.DatedSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds the functions of dates against CEL's own runtime, where each is written a second time in the plainest way: a date is
 * the set of all days it may be, a working calendar the set of all calendars it may be, and days are counted one by one.
 */
class DateFunctionsReferenceTest {

    private static final List<String> DATES =
            List.of("delivery.plannedOn", "delivery.shippedOn", "delivery.announcedOn", "delivery.handedOverOn");

    private static final List<String> WRITTEN = List.of(
            "2024-02-28",
            "2024-02-29",
            "2024-01-31",
            "2024-03-01/2024-03-04",
            "2024-03-08",
            "2024-02",
            "2024-04-13",
            "2024-03-30/2024-04-02",
            "2023-09-30/2023-10-01",
            "2023-12-31");

    /** Beside it 2024-04-01 may be off or not, and after 2024-04-30 nothing is known. */
    private static final DatedSet OFF = new DatedSet(
            "OFF",
            List.of(
                    new DatedSet.Member("A day", "2024-03-01", "2024-03-02"),
                    new DatedSet.Member("Two days", "2024-03-28", "2024-03-30"),
                    new DatedSet.Member("A feast", "2024-04-01/2024-04-02", "2024-04-03")),
            "2023-01-01",
            "2024-05-01",
            null);

    private static final CelType DATE = OpaqueType.create("date");

    /** Every value it may have, in days since 1970 or as a number. */
    record Possible(Set<Long> values) {}

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void bothGiveTheSameAnswer(long seed) throws CelValidationException, CelEvaluationException {
        var random = new Random(seed);
        for (var round = 0; round < 40; round++) {
            var expression = condition(random, 2);
            var evaluator = evaluator(List.of(OFF), requires("delivery", expression));
            var program = RUNTIME.createProgram(
                    COMPILER.compile(unguarded(expression)).getAst());
            for (var sample = 0; sample < 15; sample++) {
                var facts = facts(random);

                var ours = evaluator.answer("test.rule", line("delivery", "2024-03-15", facts));

                assertThat(ours.answer())
                        .as("%s with %s: %s", expression, facts, ours)
                        .isEqualTo(reference(program, facts));
            }
        }
    }

    /** Every date is there, or unknown; a comparison with an unknown date is unknown, and so is the has() before it. */
    private static String guarded(String comparison) {
        return DATES.stream()
                .filter(comparison::contains)
                .map(leaf -> "has(" + leaf + ") && ")
                .collect(Collectors.joining("", "(", comparison + ")"));
    }

    /** The other side has no has(). */
    private static String unguarded(String expression) {
        return expression.replaceAll("has\\([A-Za-z.]+\\) && ", "");
    }

    private static Answer reference(CelRuntime.Program program, Map<String, @Nullable Object> facts)
            throws CelEvaluationException {
        var known = new HashMap<String, Object>();
        var unknown = new ArrayList<CelAttributePattern>();
        for (var leaf : DATES) {
            var value = facts.get(leaf);
            if (value == null) {
                unknown.add(CelAttributePattern.fromQualifiedIdentifier(leaf));
            } else {
                known.put(leaf, possible(value.toString()));
            }
        }
        var result = program.eval(PartialVars.of(known, unknown.toArray(CelAttributePattern[]::new)));
        if (result instanceof CelUnknownSet) {
            return Answer.UNDETERMINED;
        }
        return Boolean.TRUE.equals(result) ? Answer.MET : Answer.NOT_MET;
    }

    private static String condition(Random random, int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            var left = condition(random, depth - 1);
            var right = condition(random, depth - 1);
            return random.nextBoolean() ? "(%s && %s)".formatted(left, right) : "(%s || !%s)".formatted(left, right);
        }
        var relation = List.of("<", "<=", ">", ">=").get(random.nextInt(4));
        return guarded(
                switch (random.nextInt(3)) {
                    case 0 -> "(%s %s %s)".formatted(date(random), relation, date(random));
                    case 1 ->
                        "(workingDaysBetween(%s, %s, \"OFF\") %s %d)"
                                .formatted(leaf(random), leaf(random), relation, random.nextInt(40) - 20);
                    default -> "(fiscalYear(%s) %s %d)".formatted(date(random), relation, 2023 + random.nextInt(3));
                });
    }

    private static String date(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> "addMonths(%s, %d)".formatted(leaf(random), random.nextInt(5) - 2);
            case 1 -> "addYears(%s, %d)".formatted(leaf(random), random.nextInt(3) - 1);
            case 2 -> "addWorkingDays(%s, %d, \"OFF\")".formatted(leaf(random), random.nextInt(13) - 6);
            case 3 -> "endOfYear(%s)".formatted(leaf(random));
            default -> leaf(random);
        };
    }

    private static String leaf(Random random) {
        return DATES.get(random.nextInt(DATES.size()));
    }

    private static Map<String, @Nullable Object> facts(Random random) {
        var facts = new HashMap<String, @Nullable Object>();
        for (var leaf : DATES) {
            if (random.nextInt(8) > 0) {
                facts.put(leaf, WRITTEN.get(random.nextInt(WRITTEN.size())));
            }
        }
        return facts;
    }

    private static final long MIDDLE = LocalDate.parse("2024-03-15").toEpochDay();

    private static final List<Long> MAYBE_OFF = days("2024-04-01", "2024-04-02");

    private static List<Long> days(String from, String to) {
        return LocalDate.parse(from)
                .datesUntil(LocalDate.parse(to))
                .map(LocalDate::toEpochDay)
                .toList();
    }

    /** What is known of each day, looked up some million times. */
    private static final Map<Long, Integer> WORKS = new HashMap<>();

    private static int works(long day) {
        return WORKS.computeIfAbsent(day, DateFunctionsReferenceTest::worked);
    }

    /** 1 for sure, 0 for sure not, -1 not known. */
    private static int worked(long day) {
        var date = LocalDate.ofEpochDay(day);
        if (date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY) {
            return 0;
        }
        if (days("2024-03-01", "2024-03-02").contains(day)
                || days("2024-03-28", "2024-03-30").contains(day)
                || days("2024-04-02", "2024-04-03").contains(day)) {
            return 0;
        }
        var complete = !date.isBefore(LocalDate.parse("2023-01-01")) && date.isBefore(LocalDate.parse("2024-05-01"));
        return MAYBE_OFF.contains(day) || !complete ? -1 : 1;
    }

    private static Possible between(long from, long to) {
        if (from > to) {
            var other = new TreeSet<Long>();
            between(to, from).values().forEach(number -> other.add(-number));
            return new Possible(other);
        }
        var sure = 0L;
        var maybe = 0L;
        for (var day = from + 1; day <= to; day++) {
            sure += works(day) == 1 ? 1 : 0;
            maybe += works(day) == -1 ? 1 : 0;
        }
        var numbers = new TreeSet<Long>();
        for (var number = sure; number <= sure + maybe; number++) {
            numbers.add(number);
        }
        return new Possible(numbers);
    }

    /** Walks day by day; each day that may be off splits the walk. */
    private static void walk(long day, long left, Set<Long> ends) {
        if (left == 0) {
            ends.add(day);
            return;
        }
        var step = left > 0 ? 1 : -1;
        var next = day + step;
        // Beyond what is known any day may be off, so that there is no last day: far enough is enough here.
        var far = Math.abs(next - MIDDLE) > 500;
        if (far) {
            ends.add(next + step * 100_000L);
            return;
        }
        if (works(next) != 1) {
            walk(next, left, ends);
        }
        if (works(next) != 0) {
            var arrived = left - step;
            if (arrived == 0) {
                ends.add(next);
            } else {
                walk(next, arrived, ends);
            }
        }
    }

    private static Possible possible(String text) {
        var parts = text.split("/", -1);
        var month = text.length() == 7;
        var from = LocalDate.parse(month ? text + "-01" : parts[0]);
        var to = month
                ? from.plusMonths(1)
                : LocalDate.parse(parts[parts.length - 1]).plusDays(1);
        return new Possible(new TreeSet<>(days(from.toString(), to.toString())));
    }

    private static Possible each(Possible date, ToLongFunction<LocalDate> of) {
        var all = new TreeSet<Long>();
        date.values().forEach(day -> all.add(of.applyAsLong(LocalDate.ofEpochDay(day))));
        return new Possible(all);
    }

    private static Object compare(Possible left, Possible right, String relation) {
        var found = new TreeSet<Boolean>();
        left.values().forEach(one -> right.values().forEach(other -> found.add(holds(relation, one, other))));
        return found.size() == 1
                ? found.first()
                : CelUnknownSet.create(CelAttribute.fromQualifiedIdentifier("imprecise"));
    }

    private static boolean holds(String relation, long one, long other) {
        return switch (relation) {
            case "_<_" -> one < other;
            case "_<=_" -> one <= other;
            case "_>_" -> one > other;
            default -> one >= other;
        };
    }

    private static final List<String> RELATIONS = List.of("_<_", "_<=_", "_>_", "_>=_");

    private static final CelType NUMBER = OpaqueType.create("number");

    private static final CelCompiler COMPILER = compiler();

    private static final CelRuntime RUNTIME = runtime();

    private static CelCompiler compiler() {
        var builder = CelCompilerFactory.standardCelCompilerBuilder();
        DATES.forEach(leaf -> builder.addVar(leaf, DATE));
        RELATIONS.forEach(relation -> builder.addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(
                relation,
                CelOverloadDecl.newGlobalOverload(relation + "dates", SimpleType.BOOL, DATE, DATE),
                CelOverloadDecl.newGlobalOverload(relation + "numbers", SimpleType.BOOL, NUMBER, SimpleType.INT))));
        return builder.addFunctionDeclarations(
                        CelFunctionDecl.newFunctionDeclaration(
                                "addMonths",
                                CelOverloadDecl.newGlobalOverload("add_months", DATE, DATE, SimpleType.INT)),
                        CelFunctionDecl.newFunctionDeclaration(
                                "addYears", CelOverloadDecl.newGlobalOverload("add_years", DATE, DATE, SimpleType.INT)),
                        CelFunctionDecl.newFunctionDeclaration(
                                "addWorkingDays",
                                CelOverloadDecl.newGlobalOverload(
                                        "add_working_days", DATE, DATE, SimpleType.INT, SimpleType.STRING)),
                        CelFunctionDecl.newFunctionDeclaration(
                                "workingDaysBetween",
                                CelOverloadDecl.newGlobalOverload(
                                        "working_days_between", NUMBER, DATE, DATE, SimpleType.STRING)),
                        CelFunctionDecl.newFunctionDeclaration(
                                "endOfYear", CelOverloadDecl.newGlobalOverload("end_of_year", DATE, DATE)),
                        CelFunctionDecl.newFunctionDeclaration(
                                "fiscalYear", CelOverloadDecl.newGlobalOverload("fiscal_year", NUMBER, DATE)))
                .build();
    }

    private static CelRuntime runtime() {
        var bindings = new ArrayList<CelFunctionBinding>();
        RELATIONS.forEach(relation -> {
            bindings.add(CelFunctionBinding.from(
                    relation + "dates", Possible.class, Possible.class, (one, other) -> compare(one, other, relation)));
            bindings.add(CelFunctionBinding.from(
                    relation + "numbers",
                    Possible.class,
                    Long.class,
                    (one, other) -> compare(one, new Possible(Set.of(other)), relation)));
        });
        bindings.add(CelFunctionBinding.from(
                "add_months",
                Possible.class,
                Long.class,
                (date, number) -> each(date, day -> day.plusMonths(number).toEpochDay())));
        bindings.add(CelFunctionBinding.from(
                "add_years",
                Possible.class,
                Long.class,
                (date, number) -> each(date, day -> day.plusYears(number).toEpochDay())));
        bindings.add(CelFunctionBinding.from(
                "end_of_year",
                Possible.class,
                date -> each(
                        date, day -> LocalDate.parse(day.getYear() + "-12-31").toEpochDay())));
        bindings.add(CelFunctionBinding.from(
                "fiscal_year",
                Possible.class,
                date -> each(date, day -> day.getMonthValue() >= 10 ? day.getYear() + 1 : day.getYear())));
        bindings.add(CelFunctionBinding.from(
                "add_working_days", List.of(Possible.class, Long.class, String.class), given -> {
                    var all = new TreeSet<Long>();
                    ((Possible) given[0]).values().forEach(day -> walk(day, (Long) given[1], all));
                    return new Possible(all);
                }));
        bindings.add(CelFunctionBinding.from(
                "working_days_between", List.of(Possible.class, Possible.class, String.class), given -> {
                    var all = new TreeSet<Long>();
                    ((Possible) given[0])
                            .values()
                            .forEach(from -> ((Possible) given[1])
                                    .values()
                                    .forEach(to -> all.addAll(between(from, to).values())));
                    return new Possible(all);
                }));
        return CelRuntimeFactory.plannerRuntimeBuilder()
                .addFunctionBindings(bindings)
                .build();
    }
}
