package org.daylight.registry.imports.profiles;

import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.daylight.kit.json.CurrencyCode;
import org.daylight.kit.json.MoneyBasis;
import org.daylight.kit.json.Quantity.Bound;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with one value of a profile. */
final class ValueCheck {

    private static final Pattern CURRENCY = anyOf(CurrencyCode.values());
    private static final Pattern BASIS = anyOf(MoneyBasis.values());
    private static final Pattern UNIT = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");
    private static final int MOST_DIGITS = 30;
    private static final List<String> BOUNDS =
            Arrays.stream(Bound.values()).map(Enum::name).toList();

    private final String at;
    private final Value value;
    private final Set<String> before;
    private final Map<String, Value> all;
    private final BiConsumer<String, String> wrong;

    ValueCheck(String at, Value value, Set<String> before, Map<String, Value> all, BiConsumer<String, String> wrong) {
        this.at = at;
        this.value = value;
        this.before = before;
        this.all = all;
        this.wrong = wrong;
    }

    private static Pattern anyOf(Enum<?>[] codes) {
        return Pattern.compile(Arrays.stream(codes).map(Enum::name).collect(Collectors.joining("|")));
    }

    static boolean isNumber(Meaning meaning) {
        return switch (meaning) {
            case Meaning.Numeric _, Meaning.Money _, Meaning.Quantity _ -> true;
            default -> false;
        };
    }

    void check() {
        place();
        switch (value.meaning()) {
            case Meaning.Word word -> require(!word.words().isEmpty(), "/words", "must list the words of the column");
            case Meaning.Flag flag ->
                require(!flag.yes().isEmpty() && !flag.no().isEmpty(), "", "needs yes and no");
            case Meaning.Numeric number -> {
                style(number.style());
                require(
                        number.width() == null || (number.width() > 0 && number.width() <= MOST_DIGITS),
                        "/width",
                        "must be a number of digits from 1 to 30");
            }
            case Meaning.Money money -> {
                style(money.style());
                stated(money.currency(), CURRENCY, "/currency", "must be a code of ISO 4217 or {a value}");
                stated(
                        money.basis(),
                        BASIS,
                        "/basis",
                        "must be one of %s, or {a value}"
                                .formatted(BASIS.pattern().replace("|", ", ")));
            }
            case Meaning.Quantity quantity -> quantity(quantity);
            case Meaning.Date date -> date(date);
            case Meaning.Interval interval -> {
                earlier(interval.from(), "/from");
                earlier(interval.to(), "/to");
                require(interval.from() != null && interval.to() != null, "", "needs from and to");
            }
            case Meaning.Choice choice -> choice(choice);
            case Meaning.Joined joined -> {
                require(joined.of() != null, "/of", "must be a text with {names} of values");
                template(joined.of(), "/of");
            }
            case Meaning.Several several ->
                require(several.separator() == null || !several.separator().isEmpty(), "/separator", "must be a sign");
            case Meaning.Text _, Meaning.Key _, Meaning.Partner _ -> {}
        }
    }

    private void require(boolean holds, String pointer, String message) {
        if (!holds) {
            wrong.accept(at + pointer, message);
        }
    }

    private void place() {
        var cell = value.cell();
        var places = (cell.column() == null ? 0 : 1)
                + (cell.columns().isEmpty() ? 0 : 1)
                + (cell.constant() == null ? 0 : 1);
        var derived = switch (value.meaning()) {
            case Meaning.Choice _, Meaning.Joined _, Meaning.Interval _ -> true;
            default -> false;
        };
        require(
                places == (derived ? 0 : 1),
                "",
                derived ? "follows from other values; it has no column" : "needs one of column, columns and constant");
    }

    private void style(NumberStyle style) {
        require(one(style.decimal()), "/decimal", "must be one sign");
        require(one(style.grouping()), "/grouping", "must be one sign");
        require(
                style.grouping() == null || !style.grouping().equals(style.decimal() == null ? "." : style.decimal()),
                "/grouping",
                "must differ from the decimal sign");
        require(
                style.zero() == null || NumberStyle.ZEROS.contains(style.zero()),
                "/zero",
                "must be one of %s, or left out where 0 means none".formatted(NumberStyle.ZEROS));
    }

    private static boolean one(@Nullable String sign) {
        return sign == null || sign.length() == 1;
    }

    private void quantity(Meaning.Quantity quantity) {
        style(quantity.style());
        stated(quantity.unit(), UNIT, "/unit", "must be a unit in capitals, such as EACH, or {a value}");
        quantity.bounds()
                .forEach((word, bound) -> require(
                        BOUNDS.contains(bound), "/bounds/" + word, "must be one of " + String.join(", ", BOUNDS)));
        earlier(quantity.estimatedBy(), "/estimatedBy");
        earlier(quantity.boundBy(), "/boundBy");
    }

    private void date(Meaning.Date date) {
        require(!date.styles().isEmpty(), "/styles", "must list some of " + String.join(", ", DateStyle.words()));
        for (var i = 0; i < date.styles().size(); i++) {
            require(
                    DateStyle.named(date.styles().get(i)).isPresent(),
                    "/styles/" + i,
                    "must be one of " + String.join(", ", DateStyle.words()));
        }
        try {
            DateStyles.fiscal(date.fiscalYearStarts());
        } catch (DateTimeException e) {
            wrong.accept(at + "/fiscalYearStarts", "must be a month and a day, such as 10-01");
        }
        earlier(date.estimatedBy(), "/estimatedBy");
    }

    private void choice(Meaning.Choice choice) {
        require(!choice.cases().isEmpty(), "/cases", "must list cases");
        for (var i = 0; i < choice.cases().size(); i++) {
            var item = choice.cases().get(i);
            template(item.then(), "/cases/" + i + "/then");
            if (item.when() != null) {
                condition(item.when(), before, all, at + "/cases/" + i + "/when", wrong);
            }
        }
    }

    private void stated(@Nullable String text, Pattern constant, String pointer, String message) {
        require(text != null && (constant.matcher(text).matches() || Template.isOne(text)), pointer, message);
        template(text, pointer);
    }

    private void template(@Nullable String text, String pointer) {
        if (text != null) {
            Template.names(text).forEach(name -> earlier(name, pointer));
        }
    }

    private void earlier(@Nullable String name, String pointer) {
        require(
                name == null || before.contains(name),
                pointer,
                "names '%s', which is no value before this one".formatted(name));
    }

    static void condition(
            Condition condition,
            Set<String> known,
            Map<String, Value> all,
            String at,
            BiConsumer<String, String> wrong) {
        condition
                .names()
                .filter(name -> !known.contains(name))
                .forEach(name -> wrong.accept(
                        at,
                        "names '%s', which is no value%s"
                                .formatted(name, all.containsKey(name) ? " before this one" : "")));
        condition
                .limits()
                .filter(limit -> !known.contains(limit) && !limit.matches("-?\\d+(\\.\\d+)?"))
                .forEach(limit ->
                        wrong.accept(at, "compares with '%s', which is neither a number nor a value".formatted(limit)));
    }
}
