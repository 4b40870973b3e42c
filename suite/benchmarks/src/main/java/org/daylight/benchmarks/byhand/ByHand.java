package org.daylight.benchmarks.byhand;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.daylight.rules.facts.AmountKinds;
import org.daylight.rules.facts.Column;
import org.daylight.rules.facts.Columns;
import org.daylight.rules.facts.Span;
import org.daylight.rules.facts.Words;

/** The rules about one type of subject, each a method from a row to a letter; 0 false, 1 true, 2 unknown. */
public abstract class ByHand {

    static final int FALSE = 0;
    static final int TRUE = 1;
    static final int UNKNOWN = 2;

    static final long ALWAYS = Span.OPEN_START;
    static final long NEVER = Span.OPEN_END + 1;

    /** By whether the rule applies, times three, and whether its requirement is met. */
    private static final byte[] LETTERS = {'A', 'A', 'A', 'N', 'M', 'U', 'U', 'm', 'U'};

    /** A rule asked about a row as if its date lay within two days. */
    interface Dated {
        byte letter(int row, long low, long high);
    }

    private final Columns columns;
    final long[] asOf;

    ByHand(Columns columns) {
        this.columns = columns;
        asOf = columns.asOf();
    }

    /** Keys of its rules, sorted: the order of the letters. */
    public abstract List<String> keys();

    /** Judges a row by all rules. */
    abstract void judge(int row, byte[][] letters);

    /** Judges what stands in the columns; letters by rule and row. */
    public final void judge(byte[][] letters) {
        for (var row = 0; row < columns.rows(); row++) {
            judge(row, letters);
        }
    }

    final Column column(String leaf) {
        return Objects.requireNonNull(
                columns.column(Objects.requireNonNull(columns.type().slot(leaf))));
    }

    final int word(String text) {
        return columns.words().code(text);
    }

    /** For each word: whether it is one of these; 2 for an unknown one. */
    final byte[] among(String... texts) {
        var table = new byte[columns.words().size()];
        for (var text : texts) {
            table[word(text)] = TRUE;
        }
        table[Words.UNKNOWN] = UNKNOWN;
        return table;
    }

    static long day(int year, int month, int day) {
        return LocalDate.of(year, month, day).toEpochDay();
    }

    static long dollars(long amount) {
        return amount * 1_000_000;
    }

    static int usd(String basis) {
        return AmountKinds.code("USD", basis);
    }

    static int and(int first, int second) {
        return first == FALSE || second == FALSE ? FALSE : Math.max(first, second);
    }

    static int or(int first, int second) {
        return first == TRUE || second == TRUE ? TRUE : Math.max(first, second);
    }

    static int not(int truth) {
        return truth == UNKNOWN ? UNKNOWN : 1 - truth;
    }

    static byte letter(int applies, int requires) {
        return LETTERS[applies * 3 + requires];
    }

    /** At most: the first interval against the second. */
    static int atMost(long low, long high, long otherLow, long otherHigh) {
        return high <= otherLow ? TRUE : low > otherHigh ? FALSE : UNKNOWN;
    }

    static int below(long low, long high, long otherLow, long otherHigh) {
        return high < otherLow ? TRUE : low >= otherHigh ? FALSE : UNKNOWN;
    }

    /** has(first) && first <= a date that is known to be there. */
    static int hasAtMost(Column first, int row, long low, long high) {
        var state = first.state[row];
        return state == Column.KNOWN ? atMost(first.low[row], first.high[row], low, high) : state;
    }

    /** has(first) && first <= second, which is there or unknown. */
    static int hasAtMost(Column first, Column second, int row) {
        var state = first.state[row];
        if (state != Column.KNOWN) {
            return state;
        }
        return second.state[row] == Column.KNOWN
                ? atMost(first.low[row], first.high[row], second.low[row], second.high[row])
                : UNKNOWN;
    }

    /** has(flag) && flag, or the flag itself where it always is there. */
    static int holds(Column flag, int row) {
        var truth = flag.truth[row];
        return truth == 3 ? FALSE : truth;
    }

    /** has(flag) && !flag. */
    static int holdsNot(Column flag, int row) {
        var truth = flag.truth[row];
        return truth == 3 ? FALSE : not(truth);
    }

    /** has(amount) && amount < limit; on any basis. */
    static int hasBelow(Column amount, int row, long limit, int kind) {
        var state = amount.state[row];
        if (state != Column.KNOWN) {
            return state;
        }
        return AmountKinds.comparable(amount.code[row], kind)
                ? below(amount.low[row], amount.high[row], limit, limit)
                : UNKNOWN;
    }

    /** has(amount) && amount >= limit. */
    static int hasAtLeast(Column amount, int row, long limit, int kind) {
        var state = amount.state[row];
        if (state != Column.KNOWN) {
            return state;
        }
        return AmountKinds.comparable(amount.code[row], kind)
                ? atMost(limit, limit, amount.low[row], amount.high[row])
                : UNKNOWN;
    }

    /** amount <= limit. */
    static int amountAtMost(Column amount, int row, long limit, int kind) {
        return amount.state[row] == Column.KNOWN && AmountKinds.comparable(amount.code[row], kind)
                ? atMost(amount.low[row], amount.high[row], limit, limit)
                : UNKNOWN;
    }

    /** What is in force only for a time: each part of that time the date may lie in is asked by itself. */
    final byte during(Column against, int row, long from, long surelyFrom, long to, long surelyTo, Dated rule) {
        var state = against.state[row];
        if (state == Column.UNKNOWN) {
            return together(rule.letter(row, 0, 0), (byte) 'A');
        }
        var low = state == Column.KNOWN ? against.low[row] : asOf[row];
        var high = state == Column.KNOWN ? against.high[row] : asOf[row];
        if (low >= surelyFrom && high < to) {
            return rule.letter(row, low, high);
        }
        byte letter = 0;
        letter = part(rule, row, Math.max(low, from), Math.min(high, surelyFrom - 1), letter);
        letter = part(rule, row, Math.max(low, surelyFrom), Math.min(high, to - 1), letter);
        letter = part(rule, row, Math.max(low, to), Math.min(high, surelyTo - 1), letter);
        return together(letter, (byte) 'A');
    }

    final byte during(Column against, int row, long from, long to, Dated rule) {
        return during(against, row, from, from, to, to, rule);
    }

    static byte part(Dated rule, int row, long low, long high, byte letter) {
        return low > high ? letter : together(letter, rule.letter(row, low, high));
    }

    /** Different answers leave it undetermined. */
    static byte together(byte letter, byte next) {
        if (letter == 0 || letter == next) {
            return next;
        }
        return (letter == 'M' && next == 'm') || (letter == 'm' && next == 'M') ? (byte) 'm' : (byte) 'U';
    }

    /** Moves a day by months; the last day of a shorter month stands for what it does not have. */
    static long addMonths(long day, int months) {
        return day <= Span.OPEN_START || day >= Span.OPEN_END
                ? day
                : LocalDate.ofEpochDay(day).plusMonths(months).toEpochDay();
    }

    static long addDays(long day, long days) {
        return day <= Span.OPEN_START || day >= Span.OPEN_END ? day : day + days;
    }
}
