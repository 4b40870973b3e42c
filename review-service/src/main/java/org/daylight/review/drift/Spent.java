package org.daylight.review.drift;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.daylight.kit.json.Money;
import org.jspecify.annotations.Nullable;

/**
 * What deliveries of which some are stated as running totals have charged to a ceiling.
 *
 * @param amount in the currency and on the basis of the ceiling
 * @param begunBy the last day on which the first of it can have been delivered
 * @param why it is not known more precisely; empty where it is
 */
record Spent(Between amount, LocalDate begunBy, LocalDate asOf, String currency, String why) {

    static Spent of(List<Delivered> entries, Money ceiling, LocalDate asOf) {
        var came = entries.stream()
                .filter(entry -> !entry.on().earliest().isAfter(asOf))
                .toList();
        var amount = came.stream().collect(Collectors.groupingBy(Delivered::transfer)).values().stream()
                .map(its -> ofTransfer(its, ceiling, asOf))
                .reduce(Between.ZERO, Between::plus);
        var begunBy = came.stream()
                .map(entry -> entry.on().latest())
                .filter(day -> !day.isAfter(asOf))
                .min(Comparator.naturalOrder())
                .orElse(asOf);
        return new Spent(amount, begunBy, asOf, ceiling.currency(), amount.exact() ? "" : why(came, ceiling, asOf));
    }

    private static Between ofTransfer(List<Delivered> entries, Money ceiling, LocalDate asOf) {
        var byStream = entries.stream().collect(Collectors.groupingBy(Delivered::stream));
        // A total of all that came under a transfer may hold what is stated of a class of it.
        var apart = byStream.size() == 1 || entries.stream().allMatch(entry -> entry.capabilityClass() != null);
        BinaryOperator<BigDecimal> together = apart ? BigDecimal::add : BigDecimal::max;
        var low = BigDecimal.ZERO;
        @Nullable BigDecimal high = BigDecimal.ZERO;
        for (var its : byStream.values()) {
            var amount = Arrivals.of(its, entry -> charged(entry, ceiling)).by(asOf);
            var most = apart && !Delivered.totalsOfSeveralLines(its) ? amount.high() : null;
            low = together.apply(low, amount.low());
            high = high == null || most == null ? null : high.add(most);
        }
        return new Between(low, high);
    }

    private static Between charged(Delivered entry, Money ceiling) {
        var value = entry.value();
        return value != null && value.comparableWith(ceiling) ? Between.exactly(value.amount()) : Between.UNKNOWN;
    }

    private static String why(List<Delivered> came, Money ceiling, LocalDate asOf) {
        var doubts = new TreeSet<String>();
        for (var entry : came) {
            if (entry.on().latest().isAfter(asOf)) {
                doubts.add("a charge is dated " + entry.on().text());
            }
            var value = entry.value();
            if (value == null) {
                doubts.add("the amount of a charge is not known");
            } else if (!value.comparableWith(ceiling)) {
                doubts.add("the ceiling is in %s %s, a charge in %s %s"
                        .formatted(ceiling.currency(), ceiling.basis(), value.currency(), value.basis()));
            }
        }
        if (doubts.isEmpty()) {
            doubts.add("what of the deliveries the running totals hold is not known");
        }
        return String.join("; ", doubts);
    }

    String text() {
        return amount.text(currency);
    }

    /** Such as: between 100 and 200. */
    String inWords() {
        var high = amount.high();
        return amount.exact() || high == null ? Rounding.text(amount.low()) : new Range(amount.low(), high).inWords();
    }
}
