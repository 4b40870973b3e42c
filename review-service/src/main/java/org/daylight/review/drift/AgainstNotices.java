package org.daylight.review.drift;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What was delivered under some transfers against what was told of each: no transfer's rest excuses another's excess.
 *
 * @param byUnit the sums in each unit; units are never added to each other
 * @param unnotified what no notice names
 * @param excess what is more than notices say
 * @param doubts why how much is more is not known
 */
record AgainstNotices(
        SortedMap<String, ConfigurationDrift> byUnit,
        List<Part> unnotified,
        List<Part> excess,
        SortedSet<String> doubts) {

    /** So much of one article under one transfer. */
    record Article(String transfer, String designation, String unit, double amount) {}

    /** A part of what was delivered. */
    record Part(String designation, String unit, double amount) {

        static final Comparator<Part> ORDER = Comparator.comparing(Part::designation)
                .thenComparing(Part::unit)
                .thenComparingDouble(Part::amount);

        String quantity() {
            return Rounding.text(amount) + " " + unit;
        }
    }

    private record Key(String transfer, String unit) {}

    static AgainstNotices of(Collection<Article> articles, Told told) {
        var compared = new AgainstNotices(new TreeMap<>(), new ArrayList<>(), new ArrayList<>(), new TreeSet<>());
        articles.stream()
                .collect(Collectors.groupingBy(
                        article -> new Key(article.transfer(), article.unit()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .forEach((key, group) -> compared.add(key.unit(), group, told));
        compared.unnotified.sort(Part.ORDER);
        compared.excess.sort(Part.ORDER);
        return compared;
    }

    private void add(String unit, List<Article> group, Told told) {
        var delivered = new TreeMap<String, Double>();
        var notified = new TreeMap<String, Double>();
        for (var article : group) {
            var name = Notice.alike(article.designation());
            delivered.put(name, article.amount());
            if (!told.names(article.transfer(), article.designation())) {
                part(unnotified, article, article.amount());
                continue;
            }
            var most = told.most(article.transfer(), article.designation(), unit);
            if (most == null) {
                // It is named, so that it is not unnotified; by how much it exceeds nobody can say.
                doubts.add(told.whyNone(article.transfer(), article.designation(), unit));
                notified.put(name, article.amount());
            } else {
                notified.put(name, most.doubleValue());
                part(excess, article, article.amount() - most.doubleValue());
            }
        }
        byUnit.merge(unit, ConfigurationDrift.between(notified, delivered), ConfigurationDrift::plus);
    }

    private static void part(List<Part> parts, Article article, double amount) {
        if (amount > 0) {
            parts.add(new Part(article.designation(), article.unit(), amount));
        }
    }

    /** Whether the same is found to be unnotified, more, or in doubt. */
    boolean sameAs(AgainstNotices other) {
        return unnotified.equals(other.unnotified) && excess.equals(other.excess) && doubts.equals(other.doubts);
    }

    /** Such as: 4 of 60 units handed over are of designations that no notice names (Drone); 6 more than notified of Launcher. */
    String inWords(String milestone) {
        var reached = milestone.toLowerCase(Locale.ROOT).replace('_', ' ');
        var said = new ArrayList<String>();
        byUnit.forEach((unit, drift) -> {
            var names = unnotified.stream()
                    .filter(part -> part.unit().equals(unit))
                    .map(Part::designation)
                    .distinct()
                    .collect(Collectors.joining(", "));
            said.add("%s of %s %s %s are of designations that no notice names%s"
                    .formatted(
                            Rounding.text(drift.unnotified()),
                            Rounding.text(drift.delivered()),
                            unit.equals("EACH") ? "units" : unit,
                            reached,
                            names.isEmpty() ? "" : " (" + names + ")"));
        });
        excess.forEach(part -> said.add("%s more than notified of %s"
                .formatted(
                        part.unit().equals("EACH") ? Rounding.text(part.amount()) : part.quantity(),
                        part.designation())));
        said.addAll(doubts);
        return String.join("; ", said);
    }
}
