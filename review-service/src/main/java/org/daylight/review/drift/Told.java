package org.daylight.review.drift;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What some notices say of the articles of their transfers. Quantities of one transfer add up: a report under AECA
 * 36(b)(5)(A) and a new certification under (C) speak of what is enhanced beyond the certification that they name and
 * take back nothing of it (22 USC 2776(b)(5); P.L. 99-83 sec. 118). Of a stated capability the highest counts, since such
 * a report raises the level that had been certified.
 */
final class Told {

    private record Key(String transfer, String article) {}

    /** @param open whether a notice names it without a number that could be exceeded */
    private record Amounts(Map<String, BigDecimal> byUnit, boolean open) {

        Amounts plus(Notice.Article article) {
            if (article.most() == null || article.unit() == null) {
                return new Amounts(byUnit, true);
            }
            var more = new TreeMap<>(byUnit);
            more.merge(article.unit(), article.most(), BigDecimal::add);
            return new Amounts(more, open);
        }
    }

    private final Map<Key, Amounts> amounts = new HashMap<>();
    private final Map<Key, BigDecimal> ranges = new HashMap<>();
    private final Map<Key, BigDecimal> payloads = new HashMap<>();

    Told(Collection<Notice> notices) {
        for (var notice : notices) {
            for (var article : notice.articles()) {
                var key = new Key(notice.transfer(), Notice.alike(article.designation()));
                amounts.put(
                        key,
                        amounts.getOrDefault(key, new Amounts(Map.of(), false)).plus(article));
                if (article.rangeKm() != null) {
                    ranges.merge(key, article.rangeKm(), BigDecimal::max);
                }
                if (article.payloadKg() != null) {
                    payloads.merge(key, article.payloadKg(), BigDecimal::max);
                }
            }
        }
    }

    boolean names(String transfer, String designation) {
        return amounts.containsKey(key(transfer, designation));
    }

    /** How much more there may be of any article of a transfer, of which so much came, before some of it is more than notified. */
    BigDecimal leastRoom(String transfer, String unit, Map<String, BigDecimal> came) {
        return amounts.entrySet().stream()
                .filter(each -> each.getKey().transfer().equals(transfer))
                .map(each -> {
                    var most = each.getValue().open()
                            ? null
                            : each.getValue().byUnit().get(unit);
                    return most == null
                            ? BigDecimal.ZERO
                            : most.subtract(came.getOrDefault(each.getKey().article(), BigDecimal.ZERO))
                                    .max(BigDecimal.ZERO);
                })
                .min(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO);
    }

    boolean namesAny(String transfer) {
        return amounts.keySet().stream().anyMatch(each -> each.transfer().equals(transfer));
    }

    /** How many at most; null where a notice that names it gives no such number in this unit. */
    @Nullable
    BigDecimal most(String transfer, String designation, String unit) {
        var told = amounts.get(key(transfer, designation));
        return told == null || told.open() ? null : told.byUnit().get(unit);
    }

    /** Why {@link #most} is null for an article that is named. */
    String whyNone(String transfer, String designation, String unit) {
        var told = amounts.get(key(transfer, designation));
        return told == null || told.open()
                ? "how many of %s were notified is not stated".formatted(designation)
                : "%s is notified in %s and delivered in %s"
                        .formatted(
                                designation, String.join(" and ", told.byUnit().keySet()), unit);
    }

    @Nullable
    BigDecimal rangeKm(String transfer, String designation) {
        return ranges.get(key(transfer, designation));
    }

    @Nullable
    BigDecimal payloadKg(String transfer, String designation) {
        return payloads.get(key(transfer, designation));
    }

    private static Key key(String transfer, String designation) {
        return new Key(transfer, Notice.alike(designation));
    }
}
