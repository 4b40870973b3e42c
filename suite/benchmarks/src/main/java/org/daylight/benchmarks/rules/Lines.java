package org.daylight.benchmarks.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.daylight.rules.facts.AmountKinds;
import org.daylight.rules.facts.Column;
import org.daylight.rules.facts.Columns;
import org.daylight.rules.facts.FactLine;
import org.daylight.rules.facts.FactType;
import org.daylight.rules.facts.SubjectType;
import org.daylight.rules.facts.Vocabulary;
import org.daylight.rules.facts.Words;

/** Generated facts as the fact lines that a register would send: every leaf that is known, and those no rule asks for. */
public final class Lines {

    private static final List<String> BASES = List.of("CONTRACT", "ACQUISITION", "ACCOUNTED");

    private final Columns columns;
    private final SubjectType type;

    public Lines(Columns columns) {
        this.columns = columns;
        type = columns.type();
    }

    FactLine line(int row, long seed) {
        return FactLine.read(Vocabulary.standard(), bytes(row, seed));
    }

    public List<FactLine> all(long seed) {
        var lines = new ArrayList<FactLine>();
        for (var row = 0; row < columns.rows(); row++) {
            lines.add(line(row, seed));
        }
        return lines;
    }

    byte[] bytes(int row, long seed) {
        var line = new StringBuilder(4_096);
        var asOf = LocalDate.ofEpochDay(columns.asOf()[row]);
        line.append("{\"subject\":\"%s:0197-%06d-%06d\",\"type\":\"%s\",\"asOf\":\"%s\",\"knownAt\":\"%sT08:00:00Z\""
                .formatted(type.name(), seed, row, type.id(), asOf, asOf));
        for (var slot = 0; slot < type.leaves().size(); slot++) {
            var leaf = type.leaf(slot);
            var column = columns.column(slot);
            if (column == null) {
                if (leaf.type() == FactType.STRING) {
                    line.append(",\"%s\":\"%s %d\"".formatted(leaf.name(), leaf.field(), row));
                }
            } else if (column.state[row] == Column.ABSENT) {
                line.append(",\"%s\":null".formatted(leaf.name()));
            } else if (column.state[row] == Column.KNOWN) {
                line.append(",\"%s\":%s".formatted(leaf.name(), value(leaf.type(), column, row)));
            }
        }
        return line.append('}').toString().getBytes(UTF_8);
    }

    private String value(FactType type, Column column, int row) {
        return switch (type) {
            case BOOL -> column.truth[row] == 1 ? "true" : "false";
            case INT -> Long.toString(column.low[row]);
            case STRING -> "\"" + text(column.code[row]) + "\"";
            case DATE -> "\"" + date(column.low[row], column.high[row]) + "\"";
            case DAYS -> "\"" + column.low[row] + " days\"";
            case MONEY -> "\"" + number(column.low[row]) + " USD " + basis(column.code[row]) + "\"";
            case QUANTITY -> "\"" + number(column.low[row]) + " EACH\"";
            case DECIMAL -> "\"" + number(column.low[row]) + "\"";
            case STRING_LIST -> "[\"HOUSE\",\"SENATE\"]";
            case DATE_LIST ->
                "[\"%s\",\"%s\"]"
                        .formatted(
                                date(column.earliestLow[row], column.earliestHigh[row]),
                                date(column.low[row], column.high[row]));
            case BOOL_LIST, INT_LIST, DAYS_LIST, MONEY_LIST, QUANTITY_LIST, DECIMAL_LIST ->
                throw new IllegalStateException("no rule asks for a list of type " + type);
        };
    }

    private static String basis(int kind) {
        for (var basis : BASES) {
            if (AmountKinds.code("USD", basis) == kind) {
                return basis;
            }
        }
        throw new IllegalStateException("no amount in dollars has the kind " + kind);
    }

    private String text(int code) {
        return code == Words.OTHER ? "OTHER" : columns.words().text(code);
    }

    private static String date(long from, long to) {
        var day = LocalDate.ofEpochDay(from);
        return from == to ? day.toString() : day + "/" + LocalDate.ofEpochDay(to);
    }

    private static String number(long millionths) {
        return BigDecimal.valueOf(millionths, 6).stripTrailingZeros().toPlainString();
    }
}
