package org.daylight.registry.imports.profiles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Stated;
import org.jspecify.annotations.Nullable;

/** Reads the values of a row in their order, each by its meaning. */
final class ValueReader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LONGEST_KEY = 60;
    private static final int LONGEST_TEXT = 20_000;

    private final PartnerReader partners;
    private final Map<Meaning.Date, DateStyles> dates = new HashMap<>();

    ValueReader(PartnerReader partners) {
        this.partners = partners;
    }

    Stated<JsonNode> read(Value value, Row row, RowValues before) throws Unreadable {
        var read = switch (value.meaning()) {
            case Meaning.Choice choice -> chosen(choice, before);
            case Meaning.Joined joined -> Template.text(String.valueOf(joined.of()), before);
            case Meaning.Interval interval -> between(interval, before);
            default -> cell(value, row, before);
        };
        if (value.cell().isRequired() && read.isUnknown()) {
            throw new Unreadable("is blank; every row has to say it");
        }
        return read;
    }

    private Stated<JsonNode> cell(Value value, Row row, RowValues before) throws Unreadable {
        var cell = value.cell();
        var text = text(cell, row);
        if (text.isEmpty()) {
            return Stated.unknown();
        }
        if (cell.absent().contains(text)) {
            return Stated.absent();
        }
        if (value.meaning().isFreeText()
                && cell.constant() == null
                && !cell.asWritten().contains(text)) {
            var damage = Damage.ofText(text);
            if (damage.isPresent()) {
                throw new Unreadable(damage.get());
            }
        }
        var node = meant(value.meaning(), text, before);
        return node == null ? Stated.unknown() : Stated.of(node);
    }

    /** The first of its columns that says something. */
    private static String text(Cell cell, Row row) {
        var constant = cell.constant();
        if (constant != null) {
            return constant;
        }
        for (var place : cell.places()) {
            var text = row.cell(place);
            if (!text.isEmpty() && !cell.unknown().contains(text)) {
                return text;
            }
        }
        return "";
    }

    private @Nullable JsonNode meant(Meaning meaning, String text, RowValues before) throws Unreadable {
        return switch (meaning) {
            case Meaning.Text free -> NODES.textNode(within(text, free.maximum(), LONGEST_TEXT));
            case Meaning.Key key -> NODES.textNode(key(text, key.maximum()));
            case Meaning.Word word -> NODES.textNode(oneOf(text, word.words()));
            case Meaning.Flag flag -> NODES.booleanNode(yes(text, flag));
            case Meaning.Numeric number -> number(text, number);
            case Meaning.Money money -> money(text, money, before);
            case Meaning.Quantity quantity -> quantity(text, quantity, before);
            case Meaning.Date date -> date(text, date, before);
            case Meaning.Partner _ -> NODES.textNode(partners.read(text));
            case Meaning.Several several -> several(text, several);
            case Meaning.Choice _, Meaning.Joined _, Meaning.Interval _ -> null;
        };
    }

    private static String within(String text, @Nullable Integer maximum, int otherwise) throws Unreadable {
        var longest = maximum == null ? otherwise : maximum;
        if (text.length() > longest) {
            throw new Unreadable("has %d characters, more than %d: torn or put in the wrong column"
                    .formatted(text.length(), longest));
        }
        return text;
    }

    static String key(String text, @Nullable Integer maximum) throws Unreadable {
        within(text, maximum, LONGEST_KEY);
        var letters = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        var key = letters.toUpperCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        if (key.isEmpty()) {
            throw new Unreadable("'%s' has no letter and no digit to be known by".formatted(Unreadable.shown(text)));
        }
        return key;
    }

    private static String oneOf(String text, Map<String, String> words) throws Unreadable {
        var meant = words.get(text);
        if (meant == null) {
            throw new Unreadable(
                    "'%s' is none of the words of this column (%s); mend the cell or add the word to the profile"
                            .formatted(Unreadable.shown(text), String.join(", ", words.keySet())));
        }
        return meant;
    }

    private static boolean yes(String text, Meaning.Flag flag) throws Unreadable {
        if (flag.yes().contains(text) || flag.no().contains(text)) {
            return flag.yes().contains(text);
        }
        throw new Unreadable("'%s' is neither yes (%s) nor no (%s)"
                .formatted(Unreadable.shown(text), String.join(", ", flag.yes()), String.join(", ", flag.no())));
    }

    private static @Nullable JsonNode number(String text, Meaning.Numeric meaning) throws Unreadable {
        var number = meaning.style().read(text);
        if (number == null) {
            return null;
        }
        if (meaning.width() != null) {
            return NODES.textNode("0"
                            .repeat(Math.max(
                                    0, meaning.width() - number.toPlainString().length()))
                    + number.toPlainString());
        }
        return Boolean.TRUE.equals(meaning.whole()) && number.precision() < 18
                ? NODES.numberNode(number.longValueExact())
                : NODES.textNode(number.toPlainString());
    }

    private static @Nullable JsonNode money(String text, Meaning.Money meaning, RowValues before) throws Unreadable {
        var amount = meaning.style().read(text);
        if (amount == null) {
            return null;
        }
        return NODES.objectNode()
                .put("amount", amount.toPlainString())
                .put("currency", said(meaning.currency(), "currency", before))
                .put("basis", said(meaning.basis(), "basis", before));
    }

    /** An amount without its currency or basis would be compared with what it is not. */
    private static String said(@Nullable String template, String what, RowValues before) throws Unreadable {
        var text = Template.text(String.valueOf(template), before).orNull();
        if (text == null) {
            throw new Unreadable("the row does not say the %s of the amount".formatted(what));
        }
        return text.asText();
    }

    private static @Nullable JsonNode quantity(String text, Meaning.Quantity meaning, RowValues before)
            throws Unreadable {
        var number = text;
        var bound =
                meaning.boundBy() != null && before.isKnown(meaning.boundBy()) ? before.text(meaning.boundBy()) : null;
        for (var word : meaning.bounds().entrySet()) {
            if (text.startsWith(word.getKey())) {
                number = text.substring(word.getKey().length()).strip();
                bound = word.getValue();
                break;
            }
        }
        if (bound == null && meaning.estimatedBy() != null && before.isKnown(meaning.estimatedBy())) {
            bound = "ABOUT";
        }
        var amount = meaning.style().read(number);
        if (amount == null) {
            return null;
        }
        var quantity = NODES.objectNode()
                .put("amount", amount.toPlainString())
                .put("unit", said(meaning.unit(), "unit", before));
        return bound == null || bound.equals("EXACT") ? quantity : quantity.put("bound", bound);
    }

    private @Nullable JsonNode date(String text, Meaning.Date meaning, RowValues before) throws Unreadable {
        var read = dates.computeIfAbsent(meaning, date -> DateStyles.of(date.styles(), date.fiscalYearStarts()))
                .read(text);
        // What the source itself calls an estimate would be taken for a date by every rule.
        return meaning.estimatedBy() != null && before.isKnown(meaning.estimatedBy()) ? null : NODES.textNode(read);
    }

    private static JsonNode several(String text, Meaning.Several meaning) throws Unreadable {
        var list = NODES.arrayNode();
        var separator = Pattern.quote(meaning.separator() == null ? ";" : meaning.separator());
        for (var part : text.split(separator, -1)) {
            var stripped = Header.stripped(part);
            if (!stripped.isEmpty()) {
                list.add(meaning.words().isEmpty() ? stripped : oneOf(stripped, meaning.words()));
            }
        }
        return list;
    }

    private static Stated<JsonNode> chosen(Meaning.Choice choice, RowValues before) {
        for (var item : choice.cases()) {
            if (item.when() == null || item.when().holds(before)) {
                return item.then() == null ? Stated.unknown() : Template.text(item.then(), before);
            }
        }
        return Stated.unknown();
    }

    /** Between two dates of which one may be unknown; the same date twice is that date. */
    private static Stated<JsonNode> between(Meaning.Interval interval, RowValues before) throws Unreadable {
        var from = before.text(String.valueOf(interval.from()));
        var to = before.text(String.valueOf(interval.to()));
        if (from.isEmpty() && to.isEmpty()) {
            return Stated.unknown();
        }
        try {
            var first = from.isEmpty() ? ".." : ends(from, 0);
            var last = to.isEmpty() ? ".." : ends(to, 1);
            var text = first.equals(last) ? first : first + "/" + last;
            return Stated.of(NODES.textNode(ImpreciseDate.parse(text).text()));
        } catch (IllegalArgumentException e) {
            throw new Unreadable(String.valueOf(e.getMessage()));
        }
    }

    /** An interval stands at either end of another one with its own end. */
    private static String ends(String date, int which) {
        var parts = date.split("/", -1);
        return parts[Math.min(which, parts.length - 1)];
    }
}
