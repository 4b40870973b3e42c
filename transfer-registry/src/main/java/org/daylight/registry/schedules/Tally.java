package org.daylight.registry.schedules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
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
     * @param statement the reference of a cumulative statement, which is never added to anything; empty otherwise
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
    }

    Sum add(Row row, Amount quantity, @Nullable Amount value) {
        var sum = rows.computeIfAbsent(row, _ -> new Sum());
        sum.add(quantity, value);
        return sum;
    }

    ArrayNode json(boolean planned) {
        var list = JsonNodeFactory.instance.arrayNode();
        rows.forEach((row, sum) -> {
            var item = list.addObject().put("on", row.on());
            if (!planned) {
                item.put("milestone", row.milestone()).put("measure", row.measure());
            }
            if (sum.quantity != null) {
                item.put("quantity", quantity(sum.quantity, row));
                if (row.bound().equals("ABOUT")) {
                    item.put("bound", "ABOUT");
                }
            } else {
                item.putNull("quantity");
            }
            if (!planned) {
                item.put("value", sum.value());
            }
            if (!sum.indexes.isEmpty()) {
                var counted = item.putObject("indexes");
                sum.indexes.forEach((name, amount) ->
                        counted.put(name, amount.map(known -> range(known, row)).orElse(null)));
            }
            item.put("count", sum.count);
            item.put("capabilityClass", row.capabilityClass().isEmpty() ? null : row.capabilityClass());
            if (!row.line().isEmpty()) {
                item.put("line", Integer.parseInt(row.line()));
            }
            if (!row.designation().isEmpty()) {
                item.put("designation", row.designation());
            }
            item.put("transfer", row.transfer());
        });
        return list;
    }

    private static String quantity(BigDecimal amount, Row row) {
        return range(amount, row) + " " + row.unit();
    }

    private static String range(BigDecimal amount, Row row) {
        var plain = Encoded.plain(amount);
        return switch (row.bound()) {
            case "AT_LEAST" -> plain + "..";
            case "AT_MOST" -> ".." + plain;
            default -> plain;
        };
    }

    /** A sum that says nothing once one part has no value or one on another basis. */
    static final class Sum {

        private @Nullable BigDecimal quantity;
        private BigDecimal amount = BigDecimal.ZERO;
        private @Nullable String currency;
        private @Nullable String basis;
        private boolean whole = true;
        private int count;

        /** What it counts for by each index that is asked for; empty once one part counts for nobody knows how much. */
        private final Map<String, Optional<BigDecimal>> indexes = new TreeMap<>();

        void add(@Nullable Amount more, @Nullable Amount value) {
            count++;
            if (more != null && more.amount.isStated()) {
                var so = quantity == null ? BigDecimal.ZERO : quantity;
                quantity = so.add(Encoded.amount(more));
            }
            if (value == null || !value.amount.isStated()) {
                whole = false;
                return;
            }
            var itsCurrency = value.currency.text();
            var itsBasis = value.basis.text();
            whole &= currency == null || (currency.equals(itsCurrency) && itsBasis.equals(basis));
            currency = itsCurrency;
            basis = itsBasis;
            amount = amount.add(Encoded.amount(value));
        }

        /** @param perUnit how much a unit of it counts for; null = not stated */
        void count(String index, Amount more, @Nullable BigDecimal perUnit) {
            var so = indexes.getOrDefault(index, Optional.of(BigDecimal.ZERO));
            indexes.put(
                    index,
                    perUnit == null || !more.amount.isStated()
                            ? Optional.empty()
                            : so.map(sum -> sum.add(perUnit.multiply(Encoded.amount(more)))));
        }

        int count() {
            return count;
        }

        @Nullable
        String value() {
            return whole && currency != null && basis != null ? Encoded.money(amount, currency, basis) : null;
        }
    }
}
