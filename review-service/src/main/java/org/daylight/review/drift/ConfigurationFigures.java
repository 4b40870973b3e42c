package org.daylight.review.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.daylight.review.drift.Beyond.Part;
import org.daylight.review.drift.CameOfArticles.Came;

/**
 * What an objective delivered under notified transfers against what their notices name (AECA 36(b)(5)). Transfers of which
 * no notice is recorded are not measured: whether one is owed is another question.
 */
final class ConfigurationFigures {

    private static final List<String> UNNOTIFIED = List.of("unnotifiedUnits", "unnotifiedShare");
    private static final List<String> EXCESS = List.of("excessUnits", "excessShare");
    private static final List<String> UNITS =
            List.of("unnotifiedUnits", "unnotifiedShare", "excessUnits", "excessShare", "notifiedInWords");
    /** Each doubles the readings that are compared. */
    private static final int MOST_OPEN = 5;

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
                .filter(entry -> transfers.contains(entry.transfer())
                        && !entry.on().earliest().isAfter(asOf))
                .toList();
        if (its.isEmpty()) {
            UNITS.forEach(figures::absent);
            return;
        }
        var came = CameOfArticles.of(its, asOf);
        var doubts = new TreeSet<>(came.doubts());
        var open = notices.stream().filter(notice -> !notice.receivedBy(asOf)).toList();
        if (doubts.isEmpty()) {
            // A notice that may not have been received by then is in doubt only where it makes a difference.
            var articles = came.came().stream().map(Came::article).toList();
            var compared = AgainstNotices.of(articles, new Told(received(notices, asOf)));
            if (compared.sameAs(AgainstNotices.of(articles, new Told(notices)))) {
                exact(figures, milestone, compared, came, new Told(notices));
                return;
            }
            doubts.add(doubt(notices, asOf));
        } else if (!open.isEmpty()) {
            doubts.add(doubt(notices, asOf));
        }
        if (open.size() > MOST_OPEN) {
            unknown(figures, UNITS, String.join("; ", doubts));
            return;
        }
        var readings = CameOfArticles.readings(received(notices, asOf), open);
        bounded(figures, UNNOTIFIED, readings.stream().map(came::unnotified).toList(), doubts);
        var why = new TreeSet<>(doubts);
        readings.forEach(told -> why.addAll(came.withoutNumber(told)));
        bounded(figures, EXCESS, readings.stream().map(came::excess).toList(), why);
        words(figures, milestone, doubts);
    }

    private static void exact(
            Figures figures, String milestone, AgainstNotices compared, CameOfArticles came, Told told) {
        figures.text("notifiedInWords", compared.inWords(milestone))
                .put("byUnit", byUnit(compared))
                .put("unnotifiedArticles", parts(compared.unnotified()));
        measure(figures, UNNOTIFIED, compared, ConfigurationDrift::unnotified, ConfigurationDrift::unnotifiedShare);
        if (compared.doubts().isEmpty()) {
            figures.put("excessArticles", parts(compared.excess()));
            measure(figures, EXCESS, compared, ConfigurationDrift::excess, ConfigurationDrift::excessShare);
        } else {
            bounded(figures, EXCESS, List.of(came.excess(told)), compared.doubts());
        }
    }

    /** As far as all readings have it; what may be none and may be all is not known. */
    private static void bounded(Figures figures, List<String> names, List<Beyond> readings, Collection<String> doubts) {
        var units = readings.stream()
                .flatMap(beyond -> beyond.parts().stream())
                .map(Part::unit)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        if (units.size() == 1) {
            figures.quantity(
                    names.getFirst(),
                    readings.stream()
                            .map(beyond -> Optional.ofNullable(beyond.units(units.getFirst()))
                                    .orElse(Between.UNKNOWN))
                            .reduce(Between::or)
                            .orElseThrow(),
                    units.getFirst(),
                    doubts);
        } else if (units.isEmpty()) {
            figures.unknown(names.getFirst(), String.join("; ", doubts));
        } else {
            figures.unknown(names.getFirst(), notAdded(units));
        }
        var share = readings.stream().map(Beyond::share).reduce(Range::and).orElseThrow();
        if (share.low().signum() == 0 && share.high().compareTo(BigDecimal.ONE) == 0) {
            figures.unknown(names.getLast(), String.join("; ", doubts));
        } else {
            figures.within(names.getLast(), share, doubts);
        }
    }

    /** Such as: 4..14 EACH handed over are of designations that no notice names, 0..3 EACH are more than notified; and why. */
    private static void words(Figures figures, String milestone, Collection<String> doubts) {
        var unnotified = figures.value(UNNOTIFIED.getFirst());
        var excess = figures.value(EXCESS.getFirst());
        if (unnotified == null && excess == null) {
            figures.unknown("notifiedInWords", String.join("; ", doubts));
            return;
        }
        figures.text(
                "notifiedInWords",
                "%s %s are of designations that no notice names, %s are more than notified; %s"
                        .formatted(
                                unnotified == null ? "an unknown number" : unnotified.asText(),
                                milestone.toLowerCase(Locale.ROOT).replace('_', ' '),
                                excess == null ? "an unknown number" : excess.asText(),
                                String.join("; ", doubts)));
    }

    private static void rise(Figures figures, JsonNode line, List<Notice> notices, LocalDate asOf) {
        var received = received(notices, asOf);
        var risen = CapabilityRise.of(line.path("ordered"), new Told(received));
        var most = risen.most();
        var inDoubt = !risen.equals(CapabilityRise.of(line.path("ordered"), new Told(notices)));
        if (inDoubt || !risen.doubts().isEmpty()) {
            var doubts = new TreeSet<>(risen.doubts());
            if (inDoubt) {
                doubts.add(doubt(notices, asOf));
            }
            var open =
                    notices.stream().filter(notice -> !notice.receivedBy(asOf)).toList();
            // What is the same with none of the open notices as with all of them is so with any of them: each only
            // adds.
            var readings = !inDoubt
                    ? List.of(risen)
                    : open.size() > MOST_OPEN
                            ? List.<CapabilityRise>of()
                            : CameOfArticles.readings(received, open).stream()
                                    .map(told -> CapabilityRise.of(line.path("ordered"), told))
                                    .toList();
            risen(figures, readings, doubts);
        } else if (most == null) {
            figures.absent(RISE);
        } else {
            figures.decimal(RISE, most).put("risen", risen.articles());
        }
    }

    /** What is stated nowhere may have risen by any share, and takes nothing from how far something else surely rose. */
    private static void risen(Figures figures, List<CapabilityRise> readings, Collection<String> doubts) {
        var least = Double.POSITIVE_INFINITY;
        var most = readings.isEmpty() ? Double.POSITIVE_INFINITY : 0.0;
        for (var reading : readings) {
            var known = reading.most();
            least = Math.min(least, known == null ? 0 : known);
            // Where nothing has a figure in a notice there is nothing to measure, and no range from there.
            most = Math.max(most, known == null || !reading.doubts().isEmpty() ? Double.POSITIVE_INFINITY : known);
        }
        if (most < Double.POSITIVE_INFINITY) {
            figures.within(RISE, Range.between(least, most), doubts);
        } else if (least > 0 && least < Double.POSITIVE_INFINITY) {
            figures.atLeast(RISE, least, doubts);
        } else {
            figures.unknown(RISE, String.join("; ", doubts));
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
            figures.unknown(names.getFirst(), notAdded(compared.byUnit().keySet()));
        }
        figures.decimal(
                names.getLast(),
                compared.byUnit().values().stream().mapToDouble(share).max().orElse(0));
    }

    private static String notAdded(Collection<String> units) {
        return "what was delivered is stated in %s, which are not added".formatted(String.join(" and ", units));
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

    private static JsonNode parts(List<AgainstNotices.Part> parts) {
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
