package org.daylight.rules.language;

import dev.cel.common.CelFunctionDecl;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.daylight.kit.problem.NearNames;

/** Says in plain words what the checker found, and how to mend it. */
final class Mends {

    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*", Pattern.DOTALL);
    private static final Pattern UNDEFINED = Pattern.compile("undefined field '([^']*)'.*", Pattern.DOTALL);
    private static final Pattern OVERLOAD =
            Pattern.compile("found no matching overload for '([^']*)' applied to '([^']*)'.*", Pattern.DOTALL);

    private static final Map<String, String> OUTSIDE = outside(Map.of(
            "all exists",
            "name the element, and say what is asked of it: a list.exists(day, day < asOf)",
            "exists_one filter map reduce",
            "of a list there are count(list), sum(list), list.count(x, …), list.exists(x, …) and list.all(x, …)",
            "matches contains startsWith endsWith size replace split join charAt indexOf substring lowerAscii upperAscii trim format",
            "texts are compared whole: use ==, != or in [\"…\"]",
            "cel bind block",
            "there are no variables: write the value out where it is used",
            "timestamp duration getFullYear getMonth getDate",
            "write a day as date(\"2024-01-31\") and a number of days as days(\"90 days\")",
            "int uint double string bytes bool dyn type",
            "values are not turned into other types; write an amount as money, quantity or decimal"));

    /**
     * What was found, and how to mend it.
     *
     * @param near names that may have been meant
     */
    record Advice(String message, String mend, List<String> near) {

        Advice(String message, String mend) {
            this(message, mend, List.of());
        }
    }

    private static final List<String> FUNCTIONS = Declarations.ALL.stream()
            .map(CelFunctionDecl::name)
            .filter(name -> Character.isLetter(name.charAt(0)))
            .toList();

    private Mends() {}

    static Advice advise(String found, Types types) {
        var undeclared = UNDECLARED.matcher(found);
        if (undeclared.matches()) {
            return undeclared(undeclared.group(1), types);
        }
        var undefined = UNDEFINED.matcher(found);
        if (undefined.matches()) {
            return undefined(undefined.group(1), types);
        }
        var overload = OVERLOAD.matcher(found);
        if (overload.matches()) {
            return overload(overload);
        }
        if (found.startsWith(Walk.NO_NAME)) {
            return new Advice(found, "write a name for the element first: a list.exists(day, day < asOf)");
        }
        if (found.contains("range of a comprehension")) {
            return new Advice("this is no list", "go through a fact that is a list" + lists(types));
        }
        if (found.contains("does not support field selection")) {
            return new Advice("this has no fields", "an element is a value itself: use its name alone");
        }
        if (found.startsWith("expected type 'bool'")) {
            return new Advice(found, "a condition is true or false: compare the value with something");
        }
        if (found.contains("has() macro")) {
            return new Advice("has() asks for a fact", "write has() around a leaf such as has(transfer.offeredOn)");
        }
        if (found.contains("recursion limit") || found.contains("node count") || found.contains("node limit")) {
            return new Advice(
                    "the expression is nested too deeply or has too many parts",
                    "split the rule, or leave parentheses out");
        }
        if (found.startsWith("token recognition error")) {
            return new Advice(
                    "this is not understood", "look for a missing quote, or a sign that does not belong here");
        }
        var line = found.lines().findFirst().orElse(found);
        var expecting = line.indexOf(" expecting ");
        if (expecting > 0) {
            var end = line.contains("<EOF>");
            return new Advice(
                    end ? "the expression ends too early or too late" : line.substring(0, expecting),
                    "look for a missing operator, quote or parenthesis");
        }
        return new Advice(line, "see the list of forms the language allows");
    }

    private static String lists(Types types) {
        var lists = types.lists();
        return lists.isEmpty() ? "; there is none here" : ": " + String.join(", ", lists);
    }

    /** Names the candidate with the least edits, or else some of them. */
    static String closest(String written, Collection<String> candidates, String otherwise) {
        var best = "";
        var least = Math.max(2, written.length() / 3) + 1;
        for (var candidate : candidates.stream().sorted().toList()) {
            var distance = distance(written, candidate);
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return best.isEmpty()
                ? otherwise
                        + String.join(
                                ", ", candidates.stream().sorted().limit(40).toList())
                : "did you mean %s?".formatted(best);
    }

    private static Map<String, String> outside(Map<String, String> mends) {
        var byName = new HashMap<String, String>();
        mends.forEach((names, mend) -> {
            for (var name : names.split(" ", -1)) {
                byName.put(name, mend);
            }
        });
        return Map.copyOf(byName);
    }

    private static Advice undeclared(String name, Types types) {
        if (name.equals("_[_]")) {
            return new Advice(
                    "facts are not looked up in brackets", "name a fact by its group and a dot: partner.name");
        }
        var message = "there is no '%s'".formatted(name);
        var outside = OUTSIDE.get(name);
        if (outside != null) {
            return new Advice(message, outside);
        }
        if (FUNCTIONS.contains(name)) {
            return new Advice(message, "it is a function: write its arguments in parentheses");
        }
        var groups = types.groups().keySet();
        var near = NearNames.of(
                name, Stream.concat(groups.stream(), FUNCTIONS.stream()).toList());
        var mend = near.isEmpty()
                ? "the facts are grouped in: "
                        + String.join(", ", groups.stream().sorted().toList())
                : "did you mean %s?".formatted(near.getFirst());
        return new Advice(message, mend, near);
    }

    private static Advice undefined(String field, Types types) {
        var leaves = types.groups().keySet().stream()
                .flatMap(group -> types.fieldsOf(group).stream().map(known -> group + "." + known))
                .toList();
        var same = leaves.stream().filter(leaf -> leaf.endsWith("." + field)).findFirst();
        var near = leaves.stream()
                .filter(leaf -> distance(field, leaf.substring(leaf.indexOf('.') + 1)) <= 1 + field.length() / 3)
                .limit(5)
                .toList();
        var meant = same.map(List::of).orElse(near);
        var mend = meant.isEmpty() ? "see the fact types" : "did you mean %s?".formatted(String.join(", ", meant));
        return new Advice("there is no field '%s'".formatted(field), mend, meant);
    }

    private static Advice overload(Matcher found) {
        var operator = found.group(1).replace("_", "").replace("@", "");
        var given = found.group(2);
        var types = given.startsWith("(") ? given.substring(1, given.length() - 1) : given;
        if (found.group(1).startsWith(Walk.STEP) && !found.group(1).equals(Declarations.IN)) {
            return new Advice(
                    "what is asked of an element is true or false",
                    "compare the element with something: a list.exists(day, day < asOf)");
        }
        var message = "%s does not take (%s)".formatted(operator, types);
        if (operator.equals(Walk.COUNT) || operator.equals(Declarations.SUM)) {
            return new Advice(
                    message,
                    "write count(a list), a list.count(x, a condition about x), or sum(a list of numbers or amounts)");
        }
        if (types.contains("list(")) {
            return new Advice(
                    message,
                    "a list is gone through: list.exists(x, x == …), list.all(x, …), or its elements are counted");
        }
        if (operator.equals(Declarations.ADD_WORKING_DAYS)) {
            return new Advice(
                    message, "the number of working days is a plain number: addWorkingDays(a date, 5, \"a set\")");
        }
        if (types.contains("days") && types.contains("int")) {
            return new Advice(message, "write a number of days as days(\"90 days\")");
        }
        if (types.contains("date") && types.contains("string")) {
            return new Advice(message, "write a date as date(\"2024-01-31\")");
        }
        if (types.contains("decimal") && (types.contains("int") || types.contains("double"))) {
            return new Advice(message, "write a decimal as decimal(\"0.1\")");
        }
        if (types.contains("money")) {
            return new Advice(message, "write money as money(\"14000000 USD CONTRACT\")");
        }
        if (types.contains("quantity")) {
            return new Advice(message, "write a quantity as quantity(\"12 EACH\")");
        }
        return new Advice(message, "both sides are of the same type; texts and lists are only compared");
    }

    private static int distance(String left, String right) {
        var previous = new int[right.length() + 1];
        for (var column = 0; column <= right.length(); column++) {
            previous[column] = column;
        }
        for (var row = 1; row <= left.length(); row++) {
            var current = new int[right.length() + 1];
            current[0] = row;
            for (var column = 1; column <= right.length(); column++) {
                var swap = left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1;
                current[column] =
                        Math.min(Math.min(current[column - 1], previous[column]) + 1, previous[column - 1] + swap);
            }
            previous = current;
        }
        return previous[right.length()];
    }
}
