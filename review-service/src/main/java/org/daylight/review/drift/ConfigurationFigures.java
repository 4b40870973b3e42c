package org.daylight.review.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.daylight.review.drift.AgainstNotices.Article;
import org.daylight.review.drift.AgainstNotices.Part;

/**
 * What an objective delivered under notified transfers against what their notices name (AECA 36(b)(5)). Transfers of which
 * no notice is recorded are not measured: whether one is owed is another question.
 */
final class ConfigurationFigures {

    private static final List<String> UNNOTIFIED = List.of("unnotifiedUnits", "unnotifiedShare");
    private static final List<String> EXCESS = List.of("excessUnits", "excessShare");
    private static final List<String> UNITS =
            List.of("unnotifiedUnits", "unnotifiedShare", "excessUnits", "excessShare", "notifiedInWords");
    private static final String RISE = "capabilityRise";

    static final List<String> MEASURES =
            List.of("unnotifiedUnits", "unnotifiedShare", "excessUnits", "excessShare", "notifiedInWords", RISE);

    private ConfigurationFigures() {}

    /** @param entries what reached the milestone */
    static Figures of(JsonNode line, String milestone, List<Delivered> entries, LocalDate asOf) {
        var figures = new Figures();
        var notices = Notice.list(line.path("notified"));
        if (notices.isEmpty()) {
            MEASURES.forEach(figures::absent);
            return figures;
        }
        var references = JsonNodeFactory.instance.arrayNode();
        notices.forEach(notice -> references.add(notice.reference()));
        figures.put("notices", references);
        var silent = notices.stream()
                .filter(notice -> notice.articles().isEmpty())
                .map(Notice::reference)
                .collect(Collectors.joining(", "));
        if (!silent.isEmpty()) {
            return unknown(figures, MEASURES, "which articles are notified by %s is not recorded".formatted(silent));
        }
        units(figures, milestone, notices, entries, asOf);
        rise(figures, line, notices, asOf);
        return figures;
    }

    private static void units(
            Figures figures, String milestone, List<Notice> notices, List<Delivered> entries, LocalDate asOf) {
        var transfers = notices.stream().map(Notice::transfer).collect(Collectors.toSet());
        var its = entries.stream()
                .filter(entry -> transfers.contains(entry.transfer()))
                .toList();
        if (its.isEmpty()) {
            UNITS.forEach(figures::absent);
            return;
        }
        var doubts = new TreeSet<String>();
        var articles = articles(its, asOf, doubts);
        if (!doubts.isEmpty()) {
            unknown(figures, UNITS, String.join("; ", doubts));
            return;
        }
        // A notice that may not have been received by then is in doubt only where it makes a difference.
        var compared = AgainstNotices.of(articles, new Told(received(notices, asOf)));
        if (!compared.sameAs(AgainstNotices.of(articles, new Told(notices)))) {
            unknown(figures, UNITS, doubt(notices, asOf));
            return;
        }
        figures.text("notifiedInWords", compared.inWords(milestone))
                .put("byUnit", byUnit(compared))
                .put("unnotifiedArticles", parts(compared.unnotified()));
        measure(figures, UNNOTIFIED, compared, ConfigurationDrift::unnotified, ConfigurationDrift::unnotifiedShare);
        if (compared.doubts().isEmpty()) {
            figures.put("excessArticles", parts(compared.excess()));
            measure(figures, EXCESS, compared, ConfigurationDrift::excess, ConfigurationDrift::excessShare);
        } else {
            unknown(figures, EXCESS, String.join("; ", compared.doubts()));
        }
    }

    private static void rise(Figures figures, JsonNode line, List<Notice> notices, LocalDate asOf) {
        var risen = CapabilityRise.of(line.path("ordered"), new Told(received(notices, asOf)));
        var most = risen.most();
        if (!risen.equals(CapabilityRise.of(line.path("ordered"), new Told(notices)))) {
            figures.unknown(RISE, doubt(notices, asOf));
        } else if (!risen.doubts().isEmpty()) {
            figures.unknown(RISE, String.join("; ", risen.doubts()));
        } else if (most == null) {
            figures.absent(RISE);
        } else {
            figures.decimal(RISE, most).put("risen", risen.articles());
        }
    }

    private static List<Notice> received(List<Notice> notices, LocalDate asOf) {
        return notices.stream().filter(notice -> notice.receivedBy(asOf)).toList();
    }

    private static String doubt(List<Notice> notices, LocalDate asOf) {
        return notices.stream()
                .filter(notice -> !notice.receivedBy(asOf))
                .map(Notice::reference)
                .collect(Collectors.joining(
                        ", ", "whether a legislature had received ", " by %s is not known".formatted(asOf)));
    }

    private record Key(String transfer, String article, String unit) {}

    private static List<Article> articles(List<Delivered> entries, LocalDate asOf, Collection<String> doubts) {
        var articles = new ArrayList<Article>();
        entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> new Key(
                                entry.transfer(),
                                entry.designation() == null ? "" : Notice.alike(entry.designation()),
                                String.valueOf(entry.unit())),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .forEach((key, group) -> {
                    var designation = group.getFirst().designation();
                    var total = ContentFigures.total(
                            group, entry -> entry.unit() == null || entry.about() ? null : entry.amount(), asOf);
                    if (designation == null) {
                        doubts.add("which article of %s was delivered is not recorded".formatted(key.transfer()));
                    } else if (total == null || !total.exact()) {
                        doubts.add("what was delivered of %s is not known".formatted(designation));
                    } else {
                        articles.add(new Article(
                                key.transfer(),
                                designation,
                                key.unit(),
                                total.low().doubleValue()));
                    }
                });
        return articles;
    }

    /** Units of one kind are added; of the shares in several kinds of unit the greatest counts. */
    private static void measure(
            Figures figures,
            List<String> names,
            AgainstNotices compared,
            ToDoubleFunction<ConfigurationDrift> units,
            ToDoubleFunction<ConfigurationDrift> share) {
        if (compared.byUnit().size() == 1) {
            var unit = compared.byUnit().firstKey();
            var sum = units.applyAsDouble(compared.byUnit().get(unit));
            figures.text(names.getFirst(), Rounding.text(sum) + " " + unit);
        } else {
            figures.unknown(
                    names.getFirst(),
                    "what was delivered is stated in %s, which are not added"
                            .formatted(String.join(" and ", compared.byUnit().keySet())));
        }
        figures.decimal(
                names.getLast(),
                compared.byUnit().values().stream().mapToDouble(share).max().orElse(0));
    }

    private static JsonNode byUnit(AgainstNotices compared) {
        var list = JsonNodeFactory.instance.arrayNode();
        compared.byUnit().forEach((unit, drift) -> {
            var of = list.addObject()
                    .put("unit", unit)
                    .put("delivered", Rounding.text(drift.delivered()))
                    .put("unnotified", Rounding.text(drift.unnotified()));
            if (compared.doubts().isEmpty()) {
                of.put("excess", Rounding.text(drift.excess()));
            }
        });
        return list;
    }

    private static JsonNode parts(List<Part> parts) {
        var list = JsonNodeFactory.instance.arrayNode();
        parts.forEach(
                part -> list.addObject().put("designation", part.designation()).put("quantity", part.quantity()));
        return list;
    }

    private static Figures unknown(Figures figures, List<String> names, String reason) {
        names.forEach(name -> figures.unknown(name, reason));
        return figures;
    }
}
