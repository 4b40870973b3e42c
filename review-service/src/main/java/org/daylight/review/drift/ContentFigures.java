package org.daylight.review.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.daylight.kit.json.Money;
import org.jspecify.annotations.Nullable;

/** The content measures of one objective, by units or by value. */
final class ContentFigures {

    private static final List<String> MEASURES =
            List.of("contentDistance", "jensenShannon", "distance", "unplannedShare");

    private ContentFigures() {}

    static Figures byUnits(JsonNode line, List<Delivered> entries, LocalDate asOf) {
        var units = new HashSet<String>();
        entries.forEach(entry -> units.add(String.valueOf(entry.unit())));
        return of(
                line,
                entries,
                asOf,
                units,
                "unit",
                entry -> entry.amount() == null || entry.unit() == null ? null : entry.amountIn(entry.unit()));
    }

    static Figures byValue(JsonNode line, List<Delivered> entries, LocalDate asOf) {
        var bases = new HashSet<String>();
        entries.forEach(entry -> bases.add(entry.value() == null ? "none" : basis(entry.value())));
        return of(
                line,
                entries,
                asOf,
                bases,
                "basis of value",
                entry -> entry.value() == null
                        ? null
                        : Between.exactly(entry.value().amount()));
    }

    private static String basis(Money money) {
        return money.currency() + " " + money.basis();
    }

    private static Figures of(
            JsonNode line,
            List<Delivered> entries,
            LocalDate asOf,
            Set<String> kinds,
            String kind,
            Function<Delivered, @Nullable Between> amount) {
        var figures = new Figures();
        var mix = mix(line.path("contentMix"));
        if (mix.isEmpty() || entries.isEmpty()) {
            MEASURES.forEach(figures::absent);
            return figures;
        }
        var planned = mix.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (planned.compareTo(BigDecimal.ONE) != 0) {
            return unknown(figures, "the planned shares come to %s and not to 1".formatted(planned.toPlainString()));
        }
        if (kinds.size() > 1) {
            return unknown(figures, "the deliveries are not all stated in one " + kind);
        }
        var totals = new TreeMap<String, Double>();
        var sum = 0.0;
        for (var byClass : entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> String.valueOf(entry.capabilityClass()), TreeMap::new, Collectors.toList()))
                .entrySet()) {
            if (byClass.getValue().getFirst().capabilityClass() == null) {
                return unknown(figures, "a delivery has no capability class");
            }
            var total = total(byClass.getValue(), amount, asOf);
            if (total == null || !total.exact()) {
                return unknown(figures, "what was delivered of %s is not known".formatted(byClass.getKey()));
            }
            totals.put(byClass.getKey(), total.low().doubleValue());
            sum += total.low().doubleValue();
        }
        if (sum <= 0) {
            MEASURES.forEach(figures::absent);
            return figures;
        }
        var shares = ContentDrift.shares(totals);
        var plannedShares = new TreeMap<String, Double>();
        mix.forEach((name, share) -> plannedShares.put(name, share.doubleValue()));
        var drift = ContentDrift.between(plannedShares, shares);
        figures.decimal("contentDistance", drift.totalVariation())
                .decimal("jensenShannon", drift.jensenShannon())
                .decimal("distance", drift.distance())
                .decimal("unplannedShare", drift.unplannedShare())
                .decimal("forbiddenShare", forbidden(line.path("forbiddenClasses"), shares))
                .put("delivered", json(shares));
        if (kind.equals("unit")) {
            figures.decimal("smallestDifference", ContentDrift.smallestDifference(sum));
        }
        return figures;
    }

    private static Figures unknown(Figures figures, String reason) {
        MEASURES.forEach(name -> figures.unknown(name, reason));
        return figures;
    }

    private static Map<String, BigDecimal> mix(JsonNode shares) {
        var mix = new TreeMap<String, BigDecimal>();
        for (var share : shares) {
            mix.merge(
                    share.path("capabilityClass").asText(),
                    new BigDecimal(share.path("share").asText()),
                    BigDecimal::add);
        }
        return mix;
    }

    /** What all transfers delivered of one class; null where an amount is not stated or its day is not certain. */
    private static @Nullable Between total(
            List<Delivered> entries, Function<Delivered, @Nullable Between> amount, LocalDate asOf) {
        var byTransfer = new TreeMap<String, Between>();
        var inOrder = entries.stream()
                .sorted((one, other) -> {
                    var byDay = one.on().latest().compareTo(other.on().latest());
                    return byDay != 0 ? byDay : Boolean.compare(one.cumulative(), other.cumulative());
                })
                .toList();
        for (var entry : inOrder) {
            var stated = amount.apply(entry);
            if (stated == null || entry.on().latest().isAfter(asOf)) {
                return null;
            }
            byTransfer.merge(entry.transfer(), stated, (before, next) -> entry.cumulative() ? next : before.plus(next));
        }
        return byTransfer.values().stream().reduce(Between.ZERO, Between::plus);
    }

    private static double forbidden(JsonNode classes, Map<String, Double> shares) {
        var sum = 0.0;
        for (var forbidden : classes) {
            sum += shares.getOrDefault(forbidden.asText(), 0.0);
        }
        return sum;
    }

    private static JsonNode json(Map<String, Double> shares) {
        var json = JsonNodeFactory.instance.objectNode();
        shares.forEach((name, share) -> json.put(name, Rounding.text(share)));
        return json;
    }
}
