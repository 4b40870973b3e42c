package org.daylight.rules.packs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.daylight.rules.evaluation.CompiledRule;
import org.daylight.rules.evaluation.ParameterValue;
import org.daylight.rules.evaluation.RuleSource;
import org.daylight.rules.facts.FactLine;
import org.daylight.rules.facts.FactType;
import org.daylight.rules.facts.Leaf;
import org.jspecify.annotations.Nullable;

/** Subjects made up for one rule: its own leaves, with the texts, amounts, days and numbers that it compares them with. */
public final class RandomSubjects {

    private static final Pattern TEXT = Pattern.compile("\"([^\"]+)\"");
    private static final List<String> PARTNERS =
            List.of("XAA", "NATO", "GBR", "FIN", "SWE", "KOR", "ISR", "JPN", "RUS", "UKR");

    private final CompiledRule rule;
    private final LocalDate from;
    private final int days;
    private final List<Leaf> leaves;
    private final String written;
    private final List<String> values;
    private final List<String> dates;

    /** About days from one on, for so many days. */
    public RandomSubjects(CompiledRule rule, LocalDate from, int days) {
        this.rule = rule;
        this.from = from;
        this.days = days;
        this.written = everything(rule).flatMap(RandomSubjects::expressions).collect(Collectors.joining("\n"));
        this.leaves = rule.subject().leaves().stream()
                .filter(leaf -> reads(written, leaf))
                .toList();
        this.values = everything(rule)
                .flatMap(source -> source.parameters().values().stream())
                .flatMap(parameter -> parameter.values().stream())
                .map(ParameterValue::value)
                .toList();
        this.dates = everything(rule).flatMap(RandomSubjects::dates).distinct().toList();
    }

    /** Those on which amounts are recorded, and one that may be held against any of them. */
    private static final List<String> BASES =
            List.of("CONTRACT", "ACQUISITION", "ANNOUNCED_MAXIMUM", "ACCOUNTED", "ANY", "ANY");

    /** What is known about one of them; some of it imprecise, absent or unknown. */
    public FactLine next(Random random) {
        var facts = new HashMap<String, @Nullable Object>();
        var near = from.plusDays(random.nextInt(days));
        for (var leaf : leaves) {
            var known = random.nextInt(20);
            if (known == 0) {
                continue;
            }
            if (known < 7 && leaf.mayBeAbsent()) {
                facts.put(leaf.name(), null);
            } else {
                facts.put(leaf.name(), valueOrList(leaf, near, random));
            }
        }
        return FactLine.of(rule.subject(), from, facts);
    }

    private static Stream<RuleSource> everything(CompiledRule rule) {
        return Stream.concat(
                rule.revisions().stream().map(revision -> revision.source()),
                rule.exceptions().stream().flatMap(RandomSubjects::everything));
    }

    private static Stream<String> expressions(RuleSource source) {
        return Stream.of(
                        source.appliesWhen(),
                        source.requires(),
                        source.permittedFrom(),
                        source.effective().against())
                .map(text -> text == null ? "" : text);
    }

    private static boolean reads(String written, Leaf leaf) {
        var determination = leaf.group().equals("determination")
                && TEXT.matcher(written)
                        .results()
                        .anyMatch(found -> leaf.field().startsWith(found.group(1)));
        return determination
                || leaf.name().equals("partner.code")
                || Pattern.compile("\\b" + Pattern.quote(leaf.name()) + "\\b")
                        .matcher(written)
                        .find();
    }

    private static Stream<String> dates(RuleSource source) {
        var dates = new TreeSet<String>();
        Stream.of(source.effective().from(), source.effective().to())
                .filter(date -> date != null && date.length() == 10)
                .forEach(dates::add);
        source.parameters().values().stream()
                .flatMap(parameter -> parameter.values().stream())
                .flatMap(value -> Stream.of(value.from(), value.to()))
                .filter(date -> date != null && date.length() == 10)
                .forEach(dates::add);
        expressions(source)
                .flatMap(text ->
                        Pattern.compile("\\d{4}-\\d{2}-\\d{2}").matcher(text).results())
                .forEach(found -> dates.add(found.group()));
        return dates.stream();
    }

    /** Of a list up to three, of which one may not be known. */
    private Object valueOrList(Leaf leaf, LocalDate near, Random random) {
        if (leaf.type().element().isEmpty()) {
            return value(leaf, leaf.type(), near, random);
        }
        var list = new ArrayList<@Nullable Object>();
        for (var left = random.nextInt(4); left > 0; left--) {
            var element = leaf.type().element().get();
            list.add(random.nextInt(8) == 0 ? null : value(leaf, element, near, random));
        }
        return list;
    }

    private Object value(Leaf leaf, FactType type, LocalDate near, Random random) {
        return switch (type) {
            case BOOL -> random.nextInt(4) > 0;
            case INT -> number(random, -1, 3);
            case STRING -> leaf.name().equals("partner.code") ? pick(PARTNERS, random) : text(leaf, random);
            case DATE -> date(near, random);
            case DAYS -> (random.nextInt(400) - 20) + " days";
            case MONEY -> money(random);
            case QUANTITY -> random.nextInt(40) + " EACH";
            case DECIMAL ->
                random.nextInt(5) == 0
                        ? "0.0%d..0.%d".formatted(random.nextInt(10), 10 + random.nextInt(90))
                        : "0." + random.nextInt(100);
            default -> throw new AssertionError(type);
        };
    }

    /** Mostly one of those it is compared with. */
    private String text(Leaf leaf, Random random) {
        var compared = Pattern.compile(Pattern.quote(leaf.name()) + "\\s*(?:==|!=|in)\\s*(\"[^\"]*\"|\\[[^]]*])")
                .matcher(written)
                .results()
                .flatMap(found -> TEXT.matcher(found.group(1)).results())
                .map(found -> found.group(1))
                .toList();
        return compared.isEmpty() || random.nextInt(10) == 0 ? "SOMETHING" : pick(compared, random);
    }

    private long number(Random random, int low, int high) {
        var stated = values.stream().filter(value -> value.matches("\\d{1,6}")).toList();
        var around = stated.isEmpty() ? random.nextInt(2) * 400L : Long.parseLong(pick(stated, random));
        return around + low + random.nextInt(high - low);
    }

    private String money(Random random) {
        var stated = values.stream()
                .filter(value -> value.matches("\\d+ [A-Z]{3}.*"))
                .toList();
        var amount = stated.isEmpty()
                ? 14_000_000L
                : Long.parseLong(pick(stated, random).split(" ", -1)[0]);
        var moved = amount + random.nextInt(3) - 1;
        var basis = BASES.get(random.nextInt(BASES.size()));
        return random.nextInt(6) == 0
                ? "%d..%d USD %s".formatted(moved, moved + 2, basis)
                : "%d USD %s".formatted(moved, basis);
    }

    /** Near the others of the same subject, or on, just before or just after a day the rule names; a third imprecise. */
    private String date(LocalDate near, Random random) {
        var day = random.nextInt(4) == 0 && !dates.isEmpty()
                ? LocalDate.parse(pick(dates, random)).plusDays(random.nextInt(3) - 1L)
                : near.plusDays(random.nextInt(160) - 80L);
        return switch (random.nextInt(12)) {
            case 0 -> day.toString().substring(0, 7);
            case 1 -> day.toString().substring(0, 4);
            case 2 -> "%s/%s".formatted(day, day.plusDays(random.nextInt(40)));
            case 3 -> random.nextBoolean() ? "../" + day : day + "/..";
            default -> day.toString();
        };
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    /** For a message. */
    public static Map<String, String> shown(FactLine line) {
        var shown = new HashMap<String, String>();
        for (var slot = 0; slot < line.type().leaves().size(); slot++) {
            var value = line.value(slot);
            if (value != null) {
                shown.put(line.type().leaf(slot).name(), value.toString());
            }
        }
        return shown;
    }
}
