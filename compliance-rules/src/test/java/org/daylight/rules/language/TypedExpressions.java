package org.daylight.rules.language;

import java.util.List;
import java.util.Random;
import org.daylight.rules.evaluation.DatedSet;
import org.daylight.rules.facts.FactType;
import org.daylight.rules.facts.Leaf;
import org.daylight.rules.facts.SubjectType;
import org.jspecify.annotations.Nullable;

/**
 * Conditions over the closed language, drawn at random and well typed: every operator and function, every type of leaf,
 * parameters, and the sets below by name.
 */
final class TypedExpressions {

    private static final List<String> RELATIONS = List.of("<", "<=", ">", ">=", "==", "!=");
    /** Members of the one come and go, and it is complete for a time; the other has days off and tells all of 2023 to 2025. */
    static final List<DatedSet> SETS = List.of(
            new DatedSet(
                    "alliance",
                    List.of(
                            new DatedSet.Member("FIN", "2023-04-04", null),
                            new DatedSet.Member("SWE", "2024-03", null),
                            new DatedSet.Member("XAA", "2020-01-01", "2024-02-29")),
                    "2020-01-01",
                    null,
                    "a test"),
            new DatedSet(
                    "days-off",
                    List.of(
                            new DatedSet.Member("NEW-YEAR", "2024-01-01", "2024-01-02"),
                            new DatedSet.Member("LEAP", "2024-02-29", "2024-03-04"),
                            new DatedSet.Member("CHRISTMAS", "2024-12-24", "2024-12-27")),
                    "2023-01-01",
                    "2026-01-01",
                    "a test"));

    private static final List<String> DAYS = List.of("2024-02-29", "2023-12-31", "2024-03", "2024", "9999-12-01");

    private final SubjectType type;
    private final Random random;
    private final List<Leaf> lists;

    TypedExpressions(SubjectType type, Random random) {
        this.type = type;
        this.random = random;
        lists = type.leaves().stream()
                .filter(leaf -> leaf.type().element().isPresent())
                .toList();
    }

    String condition(int depth) {
        if (depth == 0) {
            return clause();
        }
        return switch (random.nextInt(9)) {
            case 0, 1 -> "(%s && %s)".formatted(condition(depth - 1), condition(depth - 1));
            case 2, 3 -> "(%s || %s)".formatted(condition(depth - 1), condition(depth - 1));
            case 4 -> "!%s".formatted(condition(depth - 1));
            case 5 -> "((%s) == (%s))".formatted(condition(depth - 1), condition(depth - 1));
            case 6 -> "(%s ? %s : %s)".formatted(condition(depth - 1), condition(depth - 1), condition(depth - 1));
            default -> clause();
        };
    }

    private String clause() {
        if (!lists.isEmpty() && random.nextInt(lists.size() > 4 ? 2 : 6) == 0) {
            var list = lists.get(random.nextInt(lists.size()));
            return whereThere(list, through(list, null));
        }
        var one = random.nextInt(16);
        if ((one == 4 && none(FactType.QUANTITY)) || ((one == 5 || one == 6) && none(FactType.INT))) {
            return dates();
        }
        return switch (one) {
            case 0 -> flag();
            case 1 -> guarded(leaf(FactType.STRING), "%s == \"FIN\"");
            case 2 -> guarded(leaf(FactType.STRING), "%s in [\"XAA\", \"FIN\", \"\"]");
            case 3 -> guarded(leaf(FactType.MONEY), "%s " + relation() + " money(\"1000000 USD\")");
            case 4 -> guarded(leaf(FactType.QUANTITY), "%s " + relation() + " quantity(\"10..12 EACH\")");
            case 5 -> guarded(leaf(FactType.INT), "%s + " + random.nextInt(3) + " " + relation() + " 3");
            case 6 -> guarded(leaf(FactType.INT), "%s - 9223372036854775807 " + relation() + " 0");
            case 7 ->
                guarded(
                        leaf(FactType.DATE),
                        "daysBetween(%s, date(\"2024-03-01\")) " + relation() + " days(\"30 days\")");
            case 8 -> member();
            case 9 -> workingDays();
            case 10 -> determined();
            case 11 -> guarded(leaf(FactType.DATE), "%s " + relation() + " params.day");
            case 12 -> guarded(leaf(FactType.MONEY), "%s " + relation() + " params.amount");
            case 13 -> today();
            default -> dates();
        };
    }

    /** An element by its name. */
    private record Element(String name, FactType type) {}

    /** A condition that goes through a list within a list, of days more often than not. */
    String nested() {
        var list = mostlyOfDays();
        var inner = mostlyOfDays();
        var one = new Element("one", element(list));
        var within = whereThere(inner, through(inner, one));
        var asked = random.nextBoolean() ? within : "(%s) || (%s)".formatted(about(one, null), within);
        return whereThere(
                list,
                switch (random.nextInt(3)) {
                    case 0 -> "%s.exists(one, %s)".formatted(list.name(), asked);
                    case 1 -> "%s.all(one, %s)".formatted(list.name(), asked);
                    default -> "%s.count(one, %s) %s %d".formatted(list.name(), asked, relation(), random.nextInt(4));
                });
    }

    private Leaf mostlyOfDays() {
        var days = lists.stream().filter(list -> element(list) == FactType.DATE).toList();
        return random.nextInt(3) > 0 ? days.get(random.nextInt(days.size())) : lists.get(random.nextInt(lists.size()));
    }

    /** A list gone through as a whole or element by element. */
    private String through(Leaf list, @Nullable Element outer) {
        var one = new Element(outer == null ? "one" : "other", element(list));
        return switch (random.nextInt(8)) {
            case 0, 1 -> "%s.exists(%s, %s)".formatted(list.name(), one.name, asked(one, outer));
            case 2, 3 -> "%s.all(%s, %s)".formatted(list.name(), one.name, asked(one, outer));
            case 4, 5 ->
                "%s.count(%s, %s) %s %d"
                        .formatted(list.name(), one.name, asked(one, outer), relation(), random.nextInt(4));
            case 6 -> "count(%s) %s %d".formatted(list.name(), relation(), random.nextInt(4));
            default ->
                switch (element(list)) {
                    case STRING -> "\"FIN\" in " + list.name();
                    case BOOL, DATE -> "%d < count(%s)".formatted(random.nextInt(3), list.name());
                    default -> "sum(%s) %s %s".formatted(list.name(), relation(), literal(element(list)));
                };
        };
    }

    private static FactType element(Leaf list) {
        return list.type().element().orElseThrow();
    }

    private String asked(Element one, @Nullable Element outer) {
        var about = about(one, outer);
        return switch (random.nextInt(6)) {
            case 0 -> "(%s) && (%s)".formatted(about, about(one, outer));
            case 1 -> "!(%s) || (%s)".formatted(about, flag());
            case 2 -> {
                var other = lists.get(random.nextInt(lists.size()));
                yield outer == null
                        ? "(%s) || (%s)".formatted(about, whereThere(other, through(other, one)))
                        : "%s ? (%s) : (%s)".formatted(flag(), about, flag());
            }
            default -> about;
        };
    }

    /** @param outer the element around it, against which it may be held */
    private String about(Element one, @Nullable Element outer) {
        if (outer != null && outer.type == one.type && random.nextInt(3) == 0) {
            return pair(one, outer);
        }
        var name = one.name;
        return switch (one.type) {
            case BOOL -> random.nextBoolean() ? name : "%s == (%s)".formatted(name, flag());
            case STRING ->
                switch (random.nextInt(3)) {
                    case 0 -> name + " == \"FIN\"";
                    case 1 ->
                        "inSet(%s, \"alliance\", %s)".formatted(name, random.nextInt(3) > 0 ? "asOf" : "params.day");
                    default -> name + " in [\"XAA\", \"FIN\"]";
                };
            case DATE ->
                switch (random.nextInt(6)) {
                    case 0 -> "%s %s params.day".formatted(moved(name), relation());
                    case 1 -> "%s %s date(\"2024-02-29\")".formatted(name, relation());
                    case 2 -> "workingDaysBetween(%s, params.day, \"days-off\") %s 3".formatted(name, relation());
                    case 3 -> "asOf %s %s".formatted(relation(), moved(name));
                    case 4 -> "workingDaysBetween(%s, asOf, \"days-off\") %s 5".formatted(name, relation());
                    default -> "daysBetween(%s, asOf) %s days(\"30 days\")".formatted(name, relation());
                };
            case INT -> "%s + %d %s 3".formatted(name, random.nextInt(3), relation());
            case DAYS, MONEY, QUANTITY, DECIMAL -> "%s %s %s".formatted(name, relation(), literal(one.type));
            default -> throw new AssertionError(one.type);
        };
    }

    /** Two elements held against each other, or the day of the question against what both of them give. */
    private String pair(Element one, Element outer) {
        var held = one.type == FactType.BOOL || one.type == FactType.STRING ? "==" : relation();
        if (one.type != FactType.DATE || random.nextInt(3) == 0) {
            return "%s %s %s".formatted(one.name, held, outer.name);
        }
        return random.nextBoolean()
                ? "asOf %s (%s < %s ? %s : %s)".formatted(held, outer.name, one.name, moved(one.name), outer.name)
                : "daysBetween(%s, asOf) %s daysBetween(%s, params.day)".formatted(one.name, held, outer.name);
    }

    private String literal(FactType type) {
        return switch (type) {
            case INT -> Integer.toString(random.nextInt(9));
            case DAYS -> "days(\"%d days\")".formatted(random.nextInt(120));
            case MONEY -> random.nextBoolean() ? "money(\"1000000 USD ANY\")" : "params.amount";
            case QUANTITY -> "quantity(\"10..12 EACH\")";
            case DECIMAL -> "decimal(\"0.5\")";
            default -> throw new AssertionError(type);
        };
    }

    private static String whereThere(Leaf leaf, String clause) {
        return leaf.mayBeAbsent() ? "(has(%s) && (%s))".formatted(leaf.name(), clause) : "(%s)".formatted(clause);
    }

    /** Of a set with dates, on a fact's day, on the day of the question, or on a fixed one. */
    private String member() {
        var date = leaf(FactType.DATE);
        return switch (random.nextInt(4)) {
            case 0 -> guarded(date, guarded(leaf(FactType.STRING), "inSet(%s, \"alliance\", " + date.name() + ")"));
            case 2 ->
                guarded(
                        date,
                        guarded(
                                leaf(FactType.STRING),
                                "inSet(%s, \"alliance\", either(" + date.name() + ", params.day))"));
            case 1 -> guarded(leaf(FactType.STRING), "inSet(%s, 'alliance', asOf)");
            default -> guarded(leaf(FactType.STRING), "inSet(%s, \"alliance\", params.day)");
        };
    }

    /** What moves with the day of the question, on either side. */
    private String today() {
        var date = leaf(FactType.DATE);
        return switch (random.nextInt(3)) {
            case 0 -> guarded(date, "asOf %s %s".formatted(relation(), moved(date.name())));
            case 1 -> guarded(date, "daysBetween(%s, asOf) " + relation() + " days(\"30 days\")");
            default -> guarded(date, "days(\"2 days\") " + relation() + " daysBetween(asOf, %s)");
        };
    }

    private String workingDays() {
        var from = leaf(FactType.DATE);
        var to = leaf(FactType.DATE);
        return switch (random.nextInt(3)) {
            case 0 ->
                guarded(
                        from,
                        guarded(
                                to,
                                "workingDaysBetween(%s, %s, \"days-off\") %s %d"
                                        .formatted(from.name(), to.name(), relation(), random.nextInt(40))));
            case 1 ->
                guarded(
                        from,
                        guarded(
                                to,
                                "addWorkingDays(%s, %d, \"days-off\") %s %s"
                                        .formatted(from.name(), random.nextInt(30) - 5, relation(), to.name())));
            default ->
                guarded(
                        from,
                        "workingDaysBetween(%s, asOf, \"days-off\") %s params.wait".formatted(from.name(), relation()));
        };
    }

    /** On the day of the question or on that of a fact; a type without determinations has none. */
    private String determined() {
        var kinds = Determinations.kinds(type);
        if (kinds.isEmpty()) {
            return dates();
        }
        var kind = kinds.get(random.nextInt(kinds.size()));
        return random.nextBoolean()
                ? "determined(\"%s\")".formatted(kind)
                : guarded(leaf(FactType.DATE), "determined(\"" + kind + "\", %s)");
    }

    private String relation() {
        return RELATIONS.get(random.nextInt(RELATIONS.size()));
    }

    private String flag() {
        return guarded(leaf(FactType.BOOL), "%s");
    }

    private String dates() {
        var left = leaf(FactType.DATE);
        var right = leaf(FactType.DATE);
        var compared = "%s %s %s".formatted(moved(left.name()), relation(), moved(right.name()));
        return guarded(left, guarded(right, compared));
    }

    private String moved(String date) {
        return switch (random.nextInt(9)) {
            case 0 -> "addDays(%s, %d)".formatted(date, random.nextInt(100) - 50);
            case 1 -> "addMonths(%s, %d)".formatted(date, random.nextInt(30) - 15);
            case 2 -> "addYears(%s, %d)".formatted(date, random.nextInt(3) == 0 ? 9_000 : random.nextInt(4));
            case 3 -> "(%s + days(\"%d days\"))".formatted(date, random.nextInt(40));
            case 4 -> "(%s - %d)".formatted(date, random.nextInt(40));
            case 5 -> "endOfYear(%s)".formatted(date);
            case 6 -> "date(\"%s\")".formatted(DAYS.get(random.nextInt(DAYS.size())));
            case 7 -> "either(%s, params.day)".formatted(date);
            default -> date;
        };
    }

    /** The clause where the leaf has a value; its name stands for %s. */
    private static String guarded(Leaf leaf, String clause) {
        var asked = clause.replace("%s", leaf.name());
        return leaf.mayBeAbsent() ? "(has(%s) && (%s))".formatted(leaf.name(), asked) : "(%s)".formatted(asked);
    }

    private boolean none(FactType wanted) {
        return type.leaves().stream().noneMatch(leaf -> leaf.type() == wanted);
    }

    private Leaf leaf(FactType wanted) {
        var leaves =
                type.leaves().stream().filter(leaf -> leaf.type() == wanted).toList();
        return leaves.get(random.nextInt(leaves.size()));
    }
}
