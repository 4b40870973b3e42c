package org.daylight.rules.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.daylight.rules.facts.FactType;
import org.daylight.rules.facts.SubjectType;
import org.jspecify.annotations.Nullable;

/**
 * Facts about a type of subject, drawn at random but near what the rules about it look at: their words, amounts and days and
 * the days beside them, missing, absent and imprecise values, and values at the ends of what there is.
 */
public final class RandomFacts {

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    private final SubjectType type;
    private final List<String> words;
    private final List<LocalDate> days;
    private final List<String> amounts;

    private RandomFacts(SubjectType type, List<String> words, List<LocalDate> days, List<String> amounts) {
        this.type = type;
        this.words = words;
        this.days = days;
        this.amounts = amounts;
    }

    public static RandomFacts about(SubjectType type, List<CompiledRule> rules) {
        var words = new TreeSet<>(List.of("", "XAA", "FIN", "SWE", "KOR", "ISR", "AUS", "NATO", "BEL", "EGY", "Ü 7"));
        var days = new TreeSet<LocalDate>(List.of(LocalDate.of(2024, 2, 29), LocalDate.of(1981, 12, 29)));
        var amounts = new TreeSet<>(List.of("0", "1", "0.000001", "999999999999.999999"));
        for (var rule : rules) {
            for (var cut : rule.cuts()) {
                if (cut > org.daylight.rules.facts.Span.OPEN_START) {
                    days.add(LocalDate.ofEpochDay(cut));
                }
            }
            for (var revision : rule.revisions()) {
                var source = revision.source();
                quoted(source.requires(), words);
                if (source.appliesWhen() != null) {
                    quoted(source.appliesWhen(), words);
                }
                source.parameters()
                        .values()
                        .forEach(parameter -> parameter.values().forEach(value -> number(value.value(), amounts)));
            }
        }
        return new RandomFacts(type, List.copyOf(words), List.copyOf(days), List.copyOf(amounts));
    }

    private static void quoted(String expression, Set<String> words) {
        var matcher = QUOTED.matcher(expression);
        while (matcher.find()) {
            words.add(matcher.group(1));
        }
    }

    private static void number(String text, Set<String> amounts) {
        var number = text.split(" ", -1)[0];
        if (number.matches("\\d+(\\.\\d+)?")) {
            amounts.add(number);
        }
    }

    public LocalDate day(Random random) {
        var day = days.get(random.nextInt(days.size()));
        return switch (random.nextInt(4)) {
            case 0 -> day;
            case 1 -> day.plusDays(random.nextInt(3) - 1);
            case 2 -> day.plusDays(random.nextInt(200) - 100);
            default -> LocalDate.of(2020 + random.nextInt(8), 1, 1).plusDays(random.nextInt(365));
        };
    }

    /** One line's leaves, as {@link org.daylight.rules.facts.FactLine#of} reads them. */
    public Map<String, @Nullable Object> draw(Random random) {
        var facts = new HashMap<String, @Nullable Object>();
        var missing = random.nextInt(4);
        var close = day(random);
        for (var leaf : type.leaves()) {
            if (random.nextInt(12) < missing) {
                continue;
            }
            facts.put(
                    leaf.name(),
                    leaf.mayBeAbsent() && random.nextInt(4) == 0 ? null : value(leaf.type(), random, close));
        }
        return facts;
    }

    /** Empty, of one or of some, of which one may not be known. */
    private List<@Nullable Object> list(FactType element, Random random, LocalDate close) {
        var list = new ArrayList<@Nullable Object>();
        for (var left = random.nextInt(3) * random.nextInt(4); left > 0; left--) {
            list.add(random.nextInt(8) == 0 ? null : value(element, random, close));
        }
        return list;
    }

    private Object value(FactType type, Random random, LocalDate close) {
        return switch (type) {
            case BOOL -> random.nextBoolean();
            case INT ->
                switch (random.nextInt(6)) {
                    case 0 -> Long.MAX_VALUE;
                    case 1 -> Long.MIN_VALUE;
                    case 2 -> amounts.get(random.nextInt(amounts.size())).replaceAll("\\..*", "");
                    default -> random.nextInt(6);
                };
            case STRING -> words.get(random.nextInt(words.size()));
            case DATE -> date(random, close);
            case DAYS -> random.nextInt(5) == 0 ? "2..40 days" : random.nextInt(100) + " days";
            case MONEY -> amount(random) + (random.nextInt(8) == 0 ? " EUR" : " USD") + basis(random);
            case QUANTITY -> amount(random) + (random.nextInt(8) == 0 ? " LOT" : " EACH");
            case DECIMAL ->
                switch (random.nextInt(6)) {
                    case 0 -> amount(random);
                    case 1 -> number(random);
                    case 2 -> "0.%d..0.%d".formatted(10 + random.nextInt(40), 50 + random.nextInt(50));
                    default -> "0." + (1 + random.nextInt(99));
                };
            case STRING_LIST, BOOL_LIST, INT_LIST, DATE_LIST, DAYS_LIST, MONEY_LIST, QUANTITY_LIST, DECIMAL_LIST ->
                list(type.element().orElseThrow(), random, close);
        };
    }

    private static String basis(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> " CONTRACT";
            default -> " ACCOUNTED";
        };
    }

    private String number(Random random) {
        var number = amounts.get(random.nextInt(amounts.size()));
        return switch (random.nextInt(12)) {
            case 0 -> number + (number.contains(".") ? "1" : ".0000001");
            case 1 -> "1" + "0".repeat(random.nextInt(20));
            case 2 -> number.contains(".") ? number : number + ".01";
            default -> number;
        };
    }

    private String amount(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> ".." + number(random);
            case 1 -> number(random) + "..";
            default -> number(random);
        };
    }

    private String date(Random random, LocalDate close) {
        var day = random.nextInt(3) == 0
                ? day(random)
                : close.plusDays(random.nextInt(8) == 0 ? 1 : random.nextInt(130) - 40);
        return switch (random.nextInt(12)) {
            case 0 -> "%04d".formatted(day.getYear());
            case 1 -> "%04d-%02d".formatted(day.getYear(), day.getMonthValue());
            case 2 -> "../" + day;
            case 3 -> day + "/..";
            case 4 -> day + "/" + day.plusDays(random.nextInt(40));
            case 5 -> random.nextBoolean() ? "9999-12-31" : "0001-01-01";
            default -> day.toString();
        };
    }
}
