package org.daylight.launcher.portfolio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Eight published holds, observed and not ordered here: each event of the table is a further version, known from the
 * day it was announced. Who had the authority and what would release it is recorded only where a page says so.
 */
final class PublishedHolds {

    private static final String TABLE = "holds/holds";

    private static final Map<String, String> KINDS = Map.of("H7", "LEGISLATIVE_INFORMAL", "H8", "LEGISLATIVE_INFORMAL");

    private PublishedHolds() {}

    static Stream<ImportLine> lines() {
        var rows = Table.read(TABLE).rows();
        var lines = new ArrayList<ImportLine>();
        rows.stream().map(row -> row.required("hold")).distinct().forEach(hold -> {
            var events = rows.stream().filter(row -> row.is("hold", hold)).toList();
            var partners = Partners.codes(events.getFirst().required("recipient"));
            for (var partner : partners) {
                lines.addAll(versions(hold, partner, partners.size() > 1, events));
            }
        });
        return lines.stream();
    }

    private static List<ImportLine> versions(String hold, String partner, boolean several, List<Table.Row> events) {
        var reference = several ? "HOLD-%s-%s".formatted(hold, partner) : "HOLD-" + hold;
        var start = events.stream()
                .filter(row -> row.is("event", "start"))
                .findFirst()
                .orElseThrow();
        var firstHeard = events.stream()
                .flatMap(row -> row.get("announced").stream())
                .sorted()
                .findFirst();
        var begun = List.of(start);
        var lines = new ArrayList<ImportLine>();
        lines.add(version(reference, hold, partner, firstHeard.orElseGet(() -> announced(start)), begun));
        // A second account of the same end stays in the table; the first is the one that is carried.
        var ended = false;
        var known = new ArrayList<>(begun);
        for (var row : events) {
            var event = row.required("event");
            var dated = row.get("event_from").isPresent() || row.get("event_to").isPresent();
            var ends = List.of("release", "overridden", "expired").contains(event);
            if (dated && (event.equals("partial_release") || (ends && !ended))) {
                ended = ended || ends;
                known.add(row);
                lines.add(version(reference, hold, partner, announced(row), List.copyOf(known)));
            }
        }
        return lines;
    }

    private static String when(Table.Row row) {
        return Day.between(
                row.get("event_from").orElse(""), row.get("event_to").orElseGet(() -> row.required("event_from")));
    }

    private static String announced(Table.Row row) {
        return row.get("announced")
                .or(() -> row.get("event_to"))
                .or(() -> row.get("event_from"))
                .orElseThrow();
    }

    private static ImportLine version(
            String reference, String hold, String partner, String heardOn, List<Table.Row> known) {
        var start = known.getFirst();
        var latest = known.getLast();
        var line = ImportLine.of("hold", reference)
                .knownSince(heardOn, "the day on which it was announced or reported")
                .because(latest.required("event").replace('_', ' '))
                .put("reference", reference)
                .put("partner", partner)
                .put("state", "OBSERVED")
                .put("kind", KINDS.getOrDefault(hold, "EXECUTIVE_PAUSE"))
                .put("trigger", start.get("trigger"))
                .put("itemScope", start.get("item_scope"))
                .put("startedOn", when(start))
                .put("announcedOn", start.get("announced"));
        var authority = start.get("authority_stated");
        if (authority.filter(text -> text.startsWith("none stated")).isPresent()) {
            line.absent("authorityOfRecord");
        } else {
            line.put("authorityOfRecord", authority);
        }
        known.forEach(row -> line.source(TABLE, row));
        known.stream()
                .filter(row -> row.is("event", "partial_release"))
                .forEach(row -> line.content()
                        .withArray("partialReleases")
                        .addObject()
                        .put("on", when(row))
                        .put("scope", row.get("item_scope").orElse("not stated")));
        if (!latest.is("event", "start") && !latest.is("event", "partial_release")) {
            line.put("releasedOn", when(latest));
        }
        return line;
    }
}
