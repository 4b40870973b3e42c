package org.daylight.registry.facts;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.daylight.kit.recording.StateOfDay;
import org.jspecify.annotations.Nullable;

/**
 * The leaves of one line, written in the order of their names, and the first later date on which one of them would
 * read differently.
 *
 * <p>Left out is unknown, null is known to be absent. Two kinds of dates are told apart: {@link #planned} dates (plans,
 * due dates, validity) are always shown as recorded; {@link #event} dates say that something happened, and one that lies
 * wholly after {@code asOf} has not happened yet: it is null, and the line changes on its earliest day. An imprecise
 * event date that straddles {@code asOf} is shown as it is, so that a comparison decides by itself what it cannot know.
 */
public final class Leaves {

    /** A longer list is refused by the rules. */
    static final int MOST_ELEMENTS = 1_000;

    /** The names of leaves are few, and written in every line. */
    private static final Map<String, byte[]> NAMES = new ConcurrentHashMap<>();

    private static final byte[] AT_LEAST = "AT_LEAST".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AT_MOST = "AT_MOST".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ABOUT = "ABOUT".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private final LocalDate asOf;
    private final String asOfText;
    private final byte[] asOfBytes;
    private final JsonBytes out = new JsonBytes();
    private @Nullable LocalDate changesOn;
    private String last = "";

    public Leaves(LocalDate asOf) {
        this.asOf = asOf;
        this.asOfText = asOf.toString();
        this.asOfBytes = asOfText.getBytes(StandardCharsets.US_ASCII);
    }

    public LocalDate asOf() {
        return asOf;
    }

    public Leaves clear() {
        out.clear();
        changesOn = null;
        last = "";
        return this;
    }

    public @Nullable LocalDate changesOn() {
        return changesOn;
    }

    public JsonBytes bytes() {
        return out;
    }

    /** Something in this line reads differently from that date on. */
    public void changes(@Nullable LocalDate date) {
        if (date != null && date.isAfter(asOf)) {
            changesOn = Dates.sooner(changesOn, date);
        }
    }

    /** Leaves written before, for another line. */
    public void block(Block block) {
        out.raw(block.bytes());
        changes(block.changesOn());
    }

    public Block toBlock() {
        return new Block(new JsonBytes().raw(out), changesOn);
    }

    public void text(String name, @Nullable String value) {
        if (value != null) {
            name(name).quoted(value);
        }
    }

    /** A field whose null means only that nobody filled it in. */
    public void optional(String name, @Nullable JsonNode value) {
        if (value != null && !value.isNull()) {
            name(name).quoted(value.asText());
        }
    }

    /** A field whose null says "known to be absent". */
    public void stated(String name, @Nullable JsonNode value) {
        if (value == null) {
            return;
        }
        if (value.isNull()) {
            absent(name);
        } else {
            name(name).quoted(value.asText());
        }
    }

    /**
     * How far something had come by the day, as far as its dates say; the line changes on the days on which that may read
     * differently. Lists show how far at least, of which a rule cannot say whether it was passed.
     */
    public void state(String name, StateOfDay state, Known record) {
        text(name, state.surelyOn(asOf, record.content()));
        state.days(record.content()).forEach(this::changes);
    }

    public void absent(String name) {
        name(name).raw("null");
    }

    public void planned(String name, @Nullable JsonNode date) {
        stated(name, date);
    }

    public void event(String name, @Nullable JsonNode date) {
        if (date == null) {
            return;
        }
        if (date.isNull()) {
            absent(name);
        } else {
            event(name, date.asText());
        }
    }

    public void event(String name, String date) {
        if (isYetToCome(date)) {
            absent(name);
        } else {
            name(name).quoted(date);
        }
    }

    /** True if the date lies wholly after {@code asOf}; its earliest day is then a day on which the line changes. */
    public boolean isYetToCome(String date) {
        if (hasCome(date)) {
            return false;
        }
        changes(Dates.earliest(date));
        return true;
    }

    public boolean hasCome(String date) {
        return !Dates.isAfter(date, asOf, asOfText);
    }

    public void money(String name, @Nullable JsonNode money) {
        text(name, Encoded.money(money));
    }

    public void statedMoney(String name, @Nullable JsonNode money) {
        if (money != null && money.isNull()) {
            absent(name);
        } else {
            money(name, money);
        }
    }

    public void quantity(String name, @Nullable JsonNode quantity) {
        text(name, Encoded.quantity(quantity));
    }

    public void statedQuantity(String name, @Nullable JsonNode quantity) {
        if (quantity != null && quantity.isNull()) {
            absent(name);
        } else {
            quantity(name, quantity);
        }
    }

    public void decimal(String name, @Nullable JsonNode value) {
        if (value != null && !value.isNull()) {
            name(name).quoted(Encoded.plain(new BigDecimal(value.asText())));
        }
    }

    public void statedDecimal(String name, @Nullable JsonNode value) {
        if (value != null && value.isNull()) {
            absent(name);
        } else {
            decimal(name, value);
        }
    }

    public void statedDays(String name, @Nullable JsonNode value) {
        if (value != null && value.isNull()) {
            absent(name);
        } else if (value != null) {
            name(name).quoted(value.asLong() + " days");
        }
    }

    public void flag(String name, @Nullable JsonNode value) {
        if (value != null && !value.isNull()) {
            flag(name, value.asBoolean());
        }
    }

    public void statedFlag(String name, @Nullable JsonNode value) {
        if (value != null && value.isNull()) {
            absent(name);
        } else {
            flag(name, value);
        }
    }

    public void flag(String name, boolean value) {
        name(name).raw(value ? "true" : "false");
    }

    public void number(String name, @Nullable JsonNode value) {
        if (value != null && value.isIntegralNumber()) {
            number(name, value.asLong());
        }
    }

    public void number(String name, long value) {
        name(name).raw(Long.toString(value));
    }

    public void texts(String name, Iterable<String> values) {
        name(name).raw('[');
        var first = true;
        for (var value : values) {
            if (!first) {
                out.raw(',');
            }
            out.quoted(value);
            first = false;
        }
        out.raw(']');
    }

    /**
     * The days of what has happened, sorted; the line changes when another one comes.
     *
     * @param open so many more, of which it is not known whether or when
     */
    void events(String name, List<String> dates, int open) {
        var values = new ArrayList<String>();
        for (var date : dates) {
            if (!isYetToCome(date)) {
                values.add("\"%s\"".formatted(date));
            }
        }
        Collections.sort(values);
        values.addAll(Collections.nCopies(open, "null"));
        name(name).raw('[').raw(String.join(",", values)).raw(']');
    }

    /** The name of a leaf as lines have it. */
    record Name(String text, byte[] bytes) {
        Name(String text) {
            this(text, written(text));
        }
    }

    void absent(Name name) {
        name(name).raw(NULL);
    }

    void optional(Name name, Span value) {
        if (value.isStated()) {
            quoted(name, value);
        }
    }

    void flag(Name name, Span value) {
        if (value.isStated()) {
            value.addTo(name(name));
        }
    }

    void planned(Name name, Span date) {
        if (date.isNull()) {
            absent(name);
        } else if (date.isStated()) {
            quoted(name, date);
        }
    }

    void event(Name name, Span date) {
        if (date.isNull() || (date.isStated() && isYetToCome(date))) {
            absent(name);
        } else if (date.isStated()) {
            quoted(name, date);
        }
    }

    boolean isYetToCome(Span date) {
        if (date.isDay() && !date.isAfter(asOfBytes)) {
            return false;
        }
        return isYetToCome(date.text());
    }

    void money(Name name, StoredDelivery.Amount money) {
        if (isMoney(money)) {
            money.amount.addPlainTo(name(name).raw('"'));
            money.currency.addTo(out.raw(' '));
            money.basis.addTo(out.raw(' '));
            out.raw('"');
        }
    }

    /** Whether it has something to be shown. */
    static boolean isMoney(StoredDelivery.Amount money) {
        return money.amount.isStated();
    }

    void quantity(Name name, StoredDelivery.Amount quantity) {
        if (isQuantity(quantity)) {
            name(name).raw('"');
            if (quantity.bound.says(AT_MOST)) {
                out.raw("..");
            }
            quantity.amount.addPlainTo(out);
            if (quantity.bound.says(AT_LEAST)) {
                out.raw("..");
            }
            quantity.unit.addTo(out.raw(' '));
            out.raw('"');
        }
    }

    /** "About" says no bound to compare with. */
    static boolean isQuantity(StoredDelivery.Amount quantity) {
        return quantity.amount.isStated() && !quantity.bound.says(ABOUT);
    }

    private void quoted(Name name, Span value) {
        value.addTo(name(name).raw('"'));
        out.raw('"');
    }

    private JsonBytes name(Name name) {
        assert name.text().compareTo(last) > 0 : name.text() + " after " + last;
        last = name.text();
        return out.raw(name.bytes());
    }

    private JsonBytes name(String name) {
        assert name.compareTo(last) > 0 : name + " after " + last;
        last = name;
        return out.raw(NAMES.computeIfAbsent(name, Leaves::written));
    }

    private static byte[] written(String name) {
        return ",\"%s\":".formatted(name).getBytes(StandardCharsets.US_ASCII);
    }

    /** Finished leaves and the first later date on which one of them changes. */
    public record Block(JsonBytes bytes, @Nullable LocalDate changesOn) {}
}
