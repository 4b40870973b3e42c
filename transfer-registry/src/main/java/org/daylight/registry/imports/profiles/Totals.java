package org.daylight.registry.imports.profiles;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Adds up while rows are read, and compares with what they must come to. */
final class Totals {

    private final Profile profile;
    private final Map<Total, Sum> sums = new HashMap<>();

    Totals(Profile profile) {
        this.profile = profile;
        profile.totals().forEach(total -> sums.put(total, new Sum()));
    }

    private static final class Sum {
        private BigDecimal come = BigDecimal.ZERO;
        private long unknown;
        private @Nullable BigDecimal should;
        private long line;
    }

    /** What to do with a total that is not right. */
    interface Wrong {
        void refused(long line, String mend);
    }

    void add(RowValues row) {
        sums.forEach((total, sum) -> {
            var number = total.sum() == null ? BigDecimal.ONE : row.number(total.sum());
            if (number == null) {
                sum.unknown++;
            } else {
                sum.come = sum.come.add(number);
            }
        });
    }

    /** Takes a row that says what others must come to; false for every other row. */
    boolean takes(Row row, Wrong wrong) {
        var taken = false;
        for (var total : profile.totals()) {
            if (total.row() != null && total.row().holds(row)) {
                taken = true;
                control(total, Objects.requireNonNull(sums.get(total)), row, wrong);
            }
        }
        return taken;
    }

    private void control(Total total, Sum sum, Row row, Wrong wrong) {
        if (sum.line != 0) {
            wrong.refused(
                    row.line(),
                    "a second row says what %s comes to; the first is line %d".formatted(total.what(), sum.line));
            return;
        }
        sum.line = row.line();
        try {
            sum.should = style(total).read(row.cell(String.valueOf(total.column())));
        } catch (Unreadable e) {
            wrong.refused(row.line(), "%s: %s".formatted(total.column(), e.mend()));
        }
    }

    /** Written as the column that is added up. */
    private NumberStyle style(Total total) {
        var value = total.sum() == null ? null : profile.values().get(total.sum());
        return switch (value == null ? null : value.meaning()) {
            case Meaning.Numeric number -> number.style();
            case Meaning.Money money -> money.style();
            case Meaning.Quantity quantity -> quantity.style();
            case null, default -> new NumberStyle(null, null, null, null, true, null);
        };
    }

    void end(Wrong wrong) {
        for (var total : profile.totals()) {
            var sum = Objects.requireNonNull(sums.get(total));
            var should = total.comesTo() == null ? sum.should : total.comesTo();
            if (total.row() != null && sum.line == 0) {
                wrong.refused(
                        0, "the row that says what %s comes to is missing: the table is torn".formatted(total.what()));
            } else if (should != null && sum.come.subtract(should).abs().compareTo(total.mayDiffer()) > 0) {
                wrong.refused(sum.line, wrong(total, sum, should));
            }
        }
    }

    private static String wrong(Total total, Sum sum, BigDecimal should) {
        return "%s is %s and should be %s: a difference of %s%s"
                .formatted(
                        total.what(),
                        sum.come.toPlainString(),
                        should.toPlainString(),
                        sum.come.subtract(should).toPlainString(),
                        sum.unknown == 0 ? "" : "; %d rows do not say it".formatted(sum.unknown));
    }
}
