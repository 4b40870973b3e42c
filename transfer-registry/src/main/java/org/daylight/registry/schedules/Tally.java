package org.daylight.registry.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.TreeMap;
import org.daylight.registry.facts.Encoded;
import org.daylight.registry.facts.StoredDelivery.Amount;
import org.jspecify.annotations.Nullable;

/** Sums of quantities and values by day, transfer and class. */
final class Tally {

    private final TreeMap<Row, Sum> rows = new TreeMap<>(Row.ORDER);

    /**
     * What is added up together.
     *
     * @param designation of an article of a notified transfer; empty otherwise
     * @param statement the reference of a cumulative statement, which is never added to anything, or of a delivery that is told
     *     apart; empty otherwise
     * @param line which line of the transfer such a statement is about; empty = all of it, or no statement
     */
    record Row(
            String on,
            String milestone,
            String transfer,
            String capabilityClass,
            String designation,
            String unit,
            String bound,
            String measure,
            String statement,
            String line) {

        static final Comparator<Row> ORDER = Comparator.comparing(Row::on)
                .thenComparing(Row::milestone)
                .thenComparing(Row::transfer)
                .thenComparing(Row::capabilityClass)
                .thenComparing(Row::designation)
                .thenComparing(Row::unit)
                .thenComparing(Row::bound)
                .thenComparing(Row::measure)
                .thenComparing(Row::statement);

        /** The same of one delivery alone; a cumulative statement is told apart anyway. */
        Row of(String reference) {
            return isTotal()
                    ? this
                    : new Row(
                            on,
                            milestone,
                            transfer,
                            capabilityClass,
                            designation,
                            unit,
                            bound,
                            measure,
                            reference,
                            line);
        }

        private boolean isTotal() {
            return measure.equals("CUMULATIVE");
        }

        /** The same of what may not be there at all. */
        Row atMost() {
            var open = bound.equals("AT_LEAST") || bound.equals("ABOUT") ? "ABOUT" : "AT_MOST";
            return new Row(on, milestone, transfer, capabilityClass, designation, unit, open, measure, statement, line);
        }

        private void write(ArrayNode into) {
            into.add(on).add(milestone).add(transfer).add(capabilityClass).add(designation);
            into.add(unit).add(bound).add(measure).add(statement).add(line);
        }

        private static Row read(JsonNode from) {
            return new Row(
                    from.get(0).asText(),
                    from.get(1).asText(),
                    from.get(2).asText(),
                    from.get(3).asText(),
                    from.get(4).asText(),
                    from.get(5).asText(),
                    from.get(6).asText(),
                    from.get(7).asText(),
                    from.get(8).asText(),
                    from.get(9).asText());
        }
    }

    /** @param times 1, or -1 for what was added before and is taken away again */
    Sum add(int times, Row row, Amount quantity, @Nullable Amount value) {
        var sum = rows.computeIfAbsent(row, _ -> new Sum());
        sum.add(times, quantity, value);
        if (sum.count() == 0) {
            rows.remove(row);
        }
        return sum;
    }

    ArrayNode json(boolean planned) {
        var list = JsonNodeFactory.instance.arrayNode();
        rows.forEach((row, sum) -> {
            var item = list.addObject().put("on", row.on());
            if (!planned) {
                item.put("milestone", row.milestone()).put("measure", row.measure());
            }
            var total = sum.quantity();
            if (total != null) {
                item.put("quantity", range(total, row) + " " + row.unit());
                if (row.bound().equals("ABOUT")) {
                    item.put("bound", "ABOUT");
                }
            } else {
                item.putNull("quantity");
            }
            if (!planned) {
                item.put("value", sum.value());
            }
            var indexes = sum.indexes();
            if (!indexes.isEmpty()) {
                var counted = item.putObject("indexes");
                indexes.forEach((name, amount) ->
                        counted.put(name, amount.map(known -> range(known, row)).orElse(null)));
            }
            item.put("count", sum.count());
            item.put("capabilityClass", row.capabilityClass().isEmpty() ? null : row.capabilityClass());
            if (!row.line().isEmpty()) {
                item.put("line", Integer.parseInt(row.line()));
            }
            if (!row.designation().isEmpty()) {
                item.put("designation", row.designation());
            }
            item.put("transfer", row.transfer());
            if (!row.isTotal() && !row.statement().isEmpty()) {
                item.put("delivery", row.statement());
            }
        });
        return list;
    }

    private static String range(BigDecimal amount, Row row) {
        var plain = Encoded.plain(amount);
        return switch (row.bound()) {
            case "AT_LEAST" -> plain + "..";
            case "AT_MOST" -> ".." + plain;
            default -> plain;
        };
    }

    /** To be {@link #read} again. */
    ArrayNode written() {
        var list = JsonNodeFactory.instance.arrayNode();
        rows.forEach((row, sum) -> {
            var item = list.addArray();
            row.write(item);
            item.add(sum.written());
        });
        return list;
    }

    static Tally read(JsonNode written) {
        var tally = new Tally();
        for (var item : written) {
            tally.rows.put(Row.read(item), Sum.read(item.get(10)));
        }
        return tally;
    }
}
