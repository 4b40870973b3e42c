package org.daylight.benchmarks.byhand;

import java.util.List;
import org.daylight.rules.facts.AmountKinds;
import org.daylight.rules.facts.Column;
import org.daylight.rules.facts.Columns;
import org.daylight.rules.facts.Span;

final class Authorities extends ByHand {

    private final Column kind = column("authority.kind");
    private final Column statute = column("authority.statute");
    private final Column charges = column("authority.charges");
    private final Column charged = column("authority.charged");
    private final Column opens = column("authority.opensOn");
    private final Column expires = column("authority.expiresOn");
    private final Column peak = column("authority.peakOn");
    private final Column peakCharged = column("authority.peakCharged");
    private final Column peakCeiling = column("authority.peakCeiling");

    private final int drawdown = word("DRAWDOWN");
    private final int general = word("FAA 506(a)(1)");
    private final int unforeseen = word("FAA 506(a)(2)");
    private final int stocks = word("FAA 506(a)(2) DOD");
    private final int missing = word("FAA 506(a)(2) MISSING");
    private final int narcotics = word("FAA 506(a)(2) NARCOTICS");
    private final int taiwan = word("FAA 506(a)(3)");
    private final int israel = word("FAA 514(b) ISRAEL");
    private final int stockpile = word("FAA 514(b)");
    private final int excess = word("FAA 516(g)");
    private final int countryShare = word("FAA 614(a)(4)(C)");
    private final int countryFunds = word("FAA 614(a)(4)(C) FUNDS");
    private final int specialSales = word("FAA 614(a)(4) SALES");
    private final int specialFunds = word("FAA 614(a)(4) FUNDS");
    private final int usai = word("P.L. 119-60 USAI");
    private final int accounted = usd("ACCOUNTED");

    /** First days of the ceilings of FAA 506(a)(1) as enacted, and the ceilings in millions. */
    private final long[] ceilingFrom = {
        ALWAYS,
        day(2021, 12, 3),
        day(2022, 3, 15),
        day(2022, 5, 21),
        day(2022, 10, 1),
        day(2022, 12, 29),
        day(2023, 10, 1),
        day(2024, 4, 24),
        day(2024, 10, 1),
        NEVER
    };

    private final long[] ceiling = {100, 200, 3_000, 11_000, 3_700, 14_500, 100, 7_800, 100};

    private final Dated taiwanCeiling = (row, _, _) -> charged(taiwan, row, 1_000);
    private final Dated israelAdditions = (row, _, _) -> charged(israel, row, 200);
    private final Dated stockpileAdditions = (row, _, _) -> charged(stockpile, row, 500);
    private final Dated usaiCeiling = (row, _, _) -> charged(usai, row, 400);

    Authorities(Columns columns) {
        super(columns);
    }

    @Override
    public List<String> keys() {
        return List.of(
                "us.faa.506.ceiling",
                "us.faa.506a1.recorded-ceiling",
                "us.faa.506a2.ceiling",
                "us.faa.506a2.defense-stocks",
                "us.faa.506a2.missing-persons",
                "us.faa.506a2.narcotics",
                "us.faa.506a3.taiwan-ceiling",
                "us.faa.514b.israel-additions",
                "us.faa.514b.stockpile-additions",
                "us.faa.516g.excess-ceiling",
                "us.faa.614a4.funds-ceiling",
                "us.faa.614a4.sales-ceiling",
                "us.faa.614a4c.country-ceiling",
                "us.faa.614a4c.country-funds",
                "us.ndaa-2026.usai");
    }

    @Override
    void judge(int row, byte[][] letters) {
        letters[0][row] = withinCeiling(row);
        letters[1][row] = recordedCeiling(row);
        letters[2][row] = charged(unforeseen, row, 200);
        letters[3][row] = charged(stocks, row, 75);
        letters[4][row] = charged(missing, row, 15);
        letters[5][row] = charged(narcotics, row, 75);
        letters[6][row] = during(opens, row, day(2022, 10, 1), NEVER, taiwanCeiling);
        letters[7][row] = during(opens, row, day(2022, 10, 1), day(2025, 10, 1), israelAdditions);
        letters[8][row] = during(opens, row, day(2022, 10, 1), day(2025, 10, 1), stockpileAdditions);
        letters[9][row] = charged(excess, row, 500);
        letters[10][row] = charged(specialFunds, row, 250);
        letters[11][row] = charged(specialSales, row, 750);
        letters[12][row] = charged(countryShare, row, 500);
        letters[13][row] = charged(countryFunds, row, 50);
        letters[14][row] = during(opens, row, day(2025, 10, 1), day(2027, 10, 1), usaiCeiling);
    }

    private static int is(Column column, int word, int row) {
        var code = column.code[row];
        return code == word ? TRUE : code == 0 ? UNKNOWN : FALSE;
    }

    private byte charged(int word, int row, long millions) {
        var applies = is(statute, word, row);
        return applies == FALSE
                ? (byte) 'A'
                : letter(applies, amountAtMost(charged, row, dollars(millions * 1_000_000), accounted));
    }

    private byte withinCeiling(int row) {
        var applies = is(kind, drawdown, row);
        if (applies == FALSE) {
            return 'A';
        }
        var none = charges.state[row] == Column.KNOWN
                ? charges.low[row] == 0 && charges.high[row] == 0
                        ? TRUE
                        : charges.low[row] > 0 || charges.high[row] < 0 ? FALSE : UNKNOWN
                : UNKNOWN;
        if (none == TRUE) {
            return letter(applies, TRUE);
        }
        var both = and(peakCharged.state[row], peakCeiling.state[row]);
        var within = both == TRUE && AmountKinds.comparable(peakCharged.code[row], peakCeiling.code[row])
                ? atMost(peakCharged.low[row], peakCharged.high[row], peakCeiling.low[row], peakCeiling.high[row])
                : both == FALSE ? FALSE : UNKNOWN;
        return letter(applies, or(none, within));
    }

    /** The ceiling that an act had set on the day of the peak. */
    private byte recordedCeiling(int row) {
        if (is(statute, general, row) == FALSE) {
            return 'A';
        }
        if (peak.state[row] == Column.UNKNOWN) {
            return ceilings(row, Span.OPEN_START, Span.OPEN_END, false);
        }
        return peak.state[row] == Column.KNOWN ? ceilings(row, peak.low[row], peak.high[row], true) : (byte) 'A';
    }

    private byte ceilings(int row, long low, long high, boolean narrow) {
        byte letter = 0;
        for (var step = 0; step < ceiling.length; step++) {
            var from = Math.max(low, ceilingFrom[step]);
            var to = Math.min(high, ceilingFrom[step + 1] - 1);
            if (from <= to) {
                letter = together(letter, recordedCeiling(row, narrow ? from : low, narrow ? to : high, step));
            }
        }
        return letter;
    }

    private byte recordedCeiling(int row, long low, long high, int step) {
        var some = charges.state[row] == Column.KNOWN ? below(0, 0, charges.low[row], charges.high[row]) : UNKNOWN;
        var applies = and(and(is(statute, general, row), some), and(peak.state[row], peakCeiling.state[row]));
        var expired = switch (expires.state[row]) {
            case Column.KNOWN ->
                peak.state[row] == Column.KNOWN ? atMost(expires.low[row], expires.high[row], low, high) : UNKNOWN;
            case Column.ABSENT -> FALSE;
            default -> UNKNOWN;
        };
        applies = and(applies, not(expired));
        return applies == FALSE
                ? (byte) 'A'
                : letter(applies, amountAtMost(peakCeiling, row, dollars(ceiling[step] * 1_000_000), accounted));
    }
}
