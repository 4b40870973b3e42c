package org.daylight.registry.imports.profiles;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.daylight.registry.records.Given;
import org.jspecify.annotations.Nullable;

/** What the text of a cell means. */
sealed interface Meaning {

    /** The words by which a profile names them. */
    Map<String, Class<? extends Meaning>> KINDS = kinds();

    private static Map<String, Class<? extends Meaning>> kinds() {
        var kinds = new LinkedHashMap<String, Class<? extends Meaning>>();
        kinds.put("text", Text.class);
        kinds.put("key", Key.class);
        kinds.put("word", Word.class);
        kinds.put("flag", Flag.class);
        kinds.put("number", Numeric.class);
        kinds.put("money", Money.class);
        kinds.put("quantity", Quantity.class);
        kinds.put("date", Date.class);
        kinds.put("interval", Interval.class);
        kinds.put("partner", Partner.class);
        kinds.put("list", Several.class);
        kinds.put("choice", Choice.class);
        kinds.put("joined", Joined.class);
        return kinds;
    }

    /** Whether what a spreadsheet makes of text can be told by looks: numbers and dates have grammars of their own. */
    default boolean isFreeText() {
        return false;
    }

    /** Whether it may stand in a natural key: what people reword may not. */
    default boolean identifies() {
        return true;
    }

    /** Whether it is one word or number that can stand within a text. */
    default boolean isScalar() {
        return true;
    }

    /** Text as it stands. */
    record Text(@Nullable Integer maximum) implements Meaning {
        @Override
        public boolean isFreeText() {
            return true;
        }

        @Override
        public boolean identifies() {
            return false;
        }
    }

    /**
     * A name without what differs between releases: capitals, and one hyphen for every run of other signs.
     *
     * @param maximum a longer one is taken for prose and refused; 60 unless said
     */
    record Key(@Nullable Integer maximum) implements Meaning {
        @Override
        public boolean isFreeText() {
            return true;
        }
    }

    /** One of the words that a column can have, each with what the record says instead. */
    record Word(Map<String, String> words) implements Meaning {
        public Word {
            words = Given.map(words);
        }
    }

    /** Yes or no. */
    record Flag(List<String> yes, List<String> no) implements Meaning {
        public Flag {
            yes = Given.list(yes);
            no = Given.list(no);
        }
    }

    /**
     * A number: text in the record, or a JSON number where it is whole.
     *
     * @param width how many digits it has at least, with zeros before it, as numbers in keys have
     */
    record Numeric(
            @Nullable String decimal,
            @Nullable String grouping,
            @Nullable BigDecimal times,
            @Nullable Boolean negative,
            @Nullable Boolean whole,
            @Nullable String zero,
            @Nullable Integer width)
            implements Meaning {
        NumberStyle style() {
            return new NumberStyle(decimal, grouping, times, negative, whole, zero);
        }
    }

    /**
     * An amount of money.
     *
     * @param currency as ISO 4217, or {@code {name}} of a value that says it
     * @param basis what the amount means, or {@code {name}} of a value that says it
     */
    record Money(
            @Nullable String decimal,
            @Nullable String grouping,
            @Nullable BigDecimal times,
            @Nullable Boolean negative,
            @Nullable String zero,
            @Nullable String currency,
            @Nullable String basis)
            implements Meaning {
        NumberStyle style() {
            return new NumberStyle(decimal, grouping, times, negative, null, zero);
        }

        @Override
        public boolean isScalar() {
            return false;
        }

        @Override
        public boolean identifies() {
            return false;
        }
    }

    /**
     * How much of something.
     *
     * @param bounds words before the number, each with the bound that it means
     * @param estimatedBy a value; where it says something the number is about that much
     */
    record Quantity(
            @Nullable String decimal,
            @Nullable String grouping,
            @Nullable BigDecimal times,
            @Nullable Boolean whole,
            @Nullable String zero,
            @Nullable String unit,
            Map<String, String> bounds,
            @Nullable String estimatedBy,
            @Nullable String boundBy)
            implements Meaning {
        public Quantity {
            bounds = Given.map(bounds);
        }

        NumberStyle style() {
            return new NumberStyle(decimal, grouping, times, null, whole, zero);
        }

        @Override
        public boolean isScalar() {
            return false;
        }

        @Override
        public boolean identifies() {
            return false;
        }
    }

    /**
     * A date.
     *
     * @param styles the ways in which the column writes dates; what two of them read differently is refused
     * @param fiscalYearStarts month and day, {@code 10-01} unless said
     * @param estimatedBy a value; where it says something the date is only an estimate, and unknown
     */
    record Date(
            List<String> styles,
            @Nullable String fiscalYearStarts,
            @Nullable String estimatedBy) implements Meaning {
        public Date {
            styles = Given.list(styles);
        }
    }

    /** From one date to another, either of which may be unknown, by the names of their values. */
    record Interval(@Nullable String from, @Nullable String to) implements Meaning {}

    /** The code of a partner by the name that the table uses. */
    record Partner() implements Meaning {}

    /** Several in one cell. */
    record Several(@Nullable String separator, Map<String, String> words) implements Meaning {
        public Several {
            words = Given.map(words);
        }

        @Override
        public boolean isFreeText() {
            return words.isEmpty();
        }

        @Override
        public boolean isScalar() {
            return false;
        }

        @Override
        public boolean identifies() {
            return false;
        }
    }

    /** What follows from other values: the first case whose conditions hold. */
    record Choice(List<Case> cases) implements Meaning {
        public Choice {
            cases = Given.list(cases);
        }

        /**
         * One case.
         *
         * @param then a text with {@code {names}} of values
         */
        record Case(@Nullable Condition when, @Nullable String then) {}
    }

    /** A text out of other values, such as {@code Drawdown package {number}}. */
    record Joined(@Nullable String of) implements Meaning {}
}
