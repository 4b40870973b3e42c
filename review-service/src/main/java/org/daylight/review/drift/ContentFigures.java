package org.daylight.review.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.daylight.kit.json.Money;
import org.jspecify.annotations.Nullable;

/** The content measures of one objective: by units, by value, and by either weighted with how sensitive a class is. */
final class ContentFigures {

    private static final List<String> MEASURES =
            List.of("contentDistance", "jensenShannon", "distance", "unplannedShare", "inWords");

    private ContentFigures() {}

    static Figures byUnits(JsonNode line, List<Delivered> entries, LocalDate asOf) {
        return byUnits(line, entries, asOf, Map.of());
    }

    static Figures byValue(JsonNode line, List<Delivered> entries, LocalDate asOf) {
        return byValue(line, entries, asOf, Map.of());
    }

    /** In what the mix is stated by, each class times its weight; absent where the objective states no weight. */
    static Figures bySensitivity(JsonNode line, List<Delivered> entries, LocalDate asOf) {
        var weights = weights(line.path("contentMix"));
        if (weights.isEmpty()) {
            var figures = new Figures();
            MEASURES.forEach(figures::absent);
            return figures;
        }
        return mixedByValue(line) ? byValue(line, entries, asOf, weights) : byUnits(line, entries, asOf, weights);
    }

    static boolean mixedByValue(JsonNode line) {
        return line.path("mixBy").asText("UNITS").equals("VALUE");
    }

    private static Figures byUnits(
            JsonNode line, List<Delivered> entries, LocalDate asOf, Map<String, BigDecimal> weights) {
        var units = new HashSet<String>();
        entries.forEach(entry -> units.add(String.valueOf(entry.unit())));
        return of(line, entries, asOf, units, "unit", weights, entry -> entry.unit() == null ? null : entry.amount());
    }

    private static Figures byValue(
            JsonNode line, List<Delivered> entries, LocalDate asOf, Map<String, BigDecimal> weights) {
        var bases = new HashSet<String>();
        entries.forEach(entry -> bases.add(entry.value() == null ? "none" : basis(entry.value())));
        return of(
                line,
                entries,
                asOf,
                bases,
                "basis of value",
                weights,
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
            Map<String, BigDecimal> weights,
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
        var unplanned = new UnplannedShare(mix, entries, kinds.size() == 1, amount, asOf);
        if (kinds.size() > 1) {
            return unknown(figures, "the deliveries are not all stated in one " + kind, unplanned, weights);
        }
        var totals = new TreeMap<String, Double>();
        for (var byClass : entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> String.valueOf(entry.capabilityClass()), TreeMap::new, Collectors.toList()))
                .entrySet()) {
            if (byClass.getValue().getFirst().capabilityClass() == null) {
                return unknown(figures, "a delivery has no capability class", unplanned, weights);
            }
            var total = total(byClass.getValue(), amount, asOf);
            if (total == null || !total.exact()) {
                return unknown(
                        figures,
                        "what was delivered of %s is not known".formatted(byClass.getKey()),
                        unplanned,
                        weights);
            }
            totals.put(byClass.getKey(), total.low().doubleValue());
        }
        var sum = sum(totals);
        figures.text("inWords", words(mix, totals, sum, kinds.iterator().next()));
        var plan = new TreeMap<String, Double>();
        mix.forEach((name, share) -> plan.put(name, share.doubleValue()));
        if (!weights.isEmpty()) {
            for (var name : plan.keySet()) {
                if (!weights.containsKey(name)) {
                    return unknown(figures, "no sensitivity weight is stated for " + name);
                }
            }
            for (var name : totals.keySet()) {
                if (!weights.containsKey(name)) {
                    return unknown(
                            figures, "no sensitivity weight is stated for %s, which was delivered".formatted(name));
                }
            }
            totals.replaceAll((name, amountOf) -> amountOf * weight(weights, name));
            plan.replaceAll((name, share) -> share * weight(weights, name));
        }
        if (sum(totals) <= 0 && (weights.isEmpty() || sum(plan) <= 0)) {
            MEASURES.forEach(figures::absent);
            return figures;
        }
        if (sum(totals) <= 0 || sum(plan) <= 0) {
            return nothingInCommon(figures, line, totals);
        }
        var shares = ContentDrift.shares(totals);
        if (!weights.isEmpty()) {
            figures.text("inWords", weighted(ContentDrift.shares(plan), shares));
        }
        var drift = ContentDrift.between(ContentDrift.shares(plan), shares);
        figures.decimal("contentDistance", drift.totalVariation())
                .decimal("jensenShannon", drift.jensenShannon())
                .decimal("distance", drift.distance())
                .decimal("unplannedShare", drift.unplannedShare())
                .decimal("forbiddenShare", forbidden(line.path("forbiddenClasses"), shares))
                .put("delivered", json(shares));
        if (kind.equals("unit") && weights.isEmpty()) {
            figures.decimal("smallestDifference", ContentDrift.smallestDifference(sum));
        }
        return figures;
    }

    /** Such as: of 10 EACH delivered AIR_DEFENCE 0 (5 by the mix), ARMOUR 8 (5), DRONES 2 (0). */
    private static String words(Map<String, BigDecimal> mix, Map<String, Double> delivered, double sum, String in) {
        var classes = new TreeSet<>(mix.keySet());
        classes.addAll(delivered.keySet());
        var parts = new ArrayList<String>();
        for (var name : classes) {
            var planned = mix.getOrDefault(name, BigDecimal.ZERO).doubleValue() * sum;
            parts.add("%s %s (%s%s)"
                    .formatted(
                            name,
                            Rounding.text(delivered.getOrDefault(name, 0.0)),
                            Rounding.tenth(planned),
                            parts.isEmpty() ? " by the mix" : ""));
        }
        return "of %s %s delivered %s".formatted(Rounding.text(sum), in, String.join(", ", parts));
    }

    /** Such as: weighted shares AIR_DEFENCE 0 (0.8 by the mix), ARMOUR 1 (0.2). */
    private static String weighted(Map<String, Double> mix, Map<String, Double> delivered) {
        var classes = new TreeSet<>(mix.keySet());
        classes.addAll(delivered.keySet());
        var parts = new ArrayList<String>();
        for (var name : classes) {
            parts.add("%s %s (%s%s)"
                    .formatted(
                            name,
                            Rounding.text(delivered.getOrDefault(name, 0.0)),
                            Rounding.text(mix.getOrDefault(name, 0.0)),
                            parts.isEmpty() ? " by the mix" : ""));
        }
        return "weighted shares " + String.join(", ", parts);
    }

    /** Only what is planned weighs anything, or only what was delivered: there are no two mixes, and no part of one is kept. */
    private static Figures nothingInCommon(Figures figures, JsonNode line, Map<String, Double> delivered) {
        List.of("contentDistance", "jensenShannon", "distance").forEach(name -> figures.decimal(name, 1));
        if (sum(delivered) <= 0) {
            return figures.decimal("unplannedShare", 0);
        }
        var shares = ContentDrift.shares(delivered);
        return figures.decimal("unplannedShare", 1)
                .decimal("forbiddenShare", forbidden(line.path("forbiddenClasses"), shares))
                .put("delivered", json(shares));
    }

    private static double sum(Map<String, Double> amounts) {
        return amounts.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static double weight(Map<String, BigDecimal> weights, String name) {
        return weights.getOrDefault(name, BigDecimal.ZERO).doubleValue();
    }

    private static Map<String, BigDecimal> weights(JsonNode shares) {
        var weights = new TreeMap<String, BigDecimal>();
        for (var share : shares) {
            if (share.hasNonNull("sensitivityWeight")) {
                weights.put(
                        share.path("capabilityClass").asText(),
                        new BigDecimal(share.path("sensitivityWeight").asText()));
            }
        }
        return weights;
    }

    private static Figures unknown(Figures figures, String reason) {
        MEASURES.forEach(name -> figures.unknown(name, reason));
        return figures;
    }

    /** Something that no plan names is its own alarm, whatever is not known of the rest. */
    private static Figures unknown(
            Figures figures, String reason, UnplannedShare unplanned, Map<String, BigDecimal> weights) {
        unknown(figures, reason);
        var share = weights.isEmpty() ? unplanned.range() : null;
        return share == null ? figures : figures.within("unplannedShare", share, List.of(reason));
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

    /**
     * What all transfers delivered of one class; null where an amount is not stated or its day is not certain, or where nobody
     * knows what running totals come to.
     */
    static @Nullable Between total(
            List<Delivered> entries, Function<Delivered, @Nullable Between> amount, LocalDate asOf) {
        var total = Between.ZERO;
        for (var its : entries.stream()
                .collect(Collectors.groupingBy(Delivered::transfer))
                .values()) {
            if (Delivered.totalsOfSeveralLines(its)) {
                return null;
            }
            if (its.stream()
                    .anyMatch(each ->
                            amount.apply(each) == null || each.on().latest().isAfter(asOf))) {
                return null;
            }
            // Which of two totals was stated later may depend on the days that imprecise dates stand for.
            total = total.plus(Arrivals.of(its, each -> Objects.requireNonNull(amount.apply(each)))
                    .by(asOf));
        }
        return total;
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
