package org.daylight.launcher.portfolio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Eight published holds, observed and not ordered here: what the register can say of an event of the table is a further
 * version, known from the day it was announced. Who had the authority and what would release it is recorded only where a
 * page says so.
 *
 * <p>A hold has one start, one scope in words, releases in part and one end. Decided, resumed and restated scopes have no
 * place in it and stay in the table, as do accounts that contradict the first one.
 */
final class PublishedHolds {

    private static final String TABLE = "holds/holds";

    private static final Map<String, String> KINDS = Map.of("H7", "LEGISLATIVE_INFORMAL", "H8", "LEGISLATIVE_INFORMAL");

    /** Holds of which a part has no known end (SOURCE.txt): what is called their release lets go of the rest alone. */
    private static final Map<String, String> WITHOUT_KNOWN_END = Map.of("H3", "Patriot interceptors");

    private static final Map<String, String> ENDS =
            Map.of("release", "RELEASED", "overridden", "OVERRIDDEN", "expired", "EXPIRED");

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
        var start = only("start", events).orElseThrow();
        var firstHeard = events.stream()
                .flatMap(row -> row.get("announced").stream())
                .sorted()
                .findFirst()
                .orElseGet(() -> announced(start));
        var known = new ArrayList<Table.Row>();
        known.add(start);
        events.stream()
                .filter(row -> row.is("event", "reported") && announced(row).equals(firstHeard))
                .forEach(known::add);
        var lines = new ArrayList<ImportLine>();
        lines.add(version(reference, hold, partner, firstHeard, start, known));
        var ended = false;
        for (var row : events) {
            if (!isCarried(row, hold, ended)) {
                continue;
            }
            ended |= ENDS.containsKey(row.required("event"));
            known.add(row);
            events.stream().filter(other -> tellsAnew(other, row)).forEach(known::add);
            lines.add(version(reference, hold, partner, announced(row), row, known));
        }
        return lines;
    }

    /** Of two accounts of the same end the first is carried. */
    private static boolean isCarried(Table.Row row, String hold, boolean ended) {
        if (row.get("event_from").isEmpty() && row.get("event_to").isEmpty()) {
            return false;
        }
        return switch (row.required("event")) {
            case "confirmed", "partial_release" -> true;
            case "resumed" -> WITHOUT_KNOWN_END.containsKey(hold);
            default -> ENDS.containsKey(row.required("event")) && !ended;
        };
    }

    /** A second account of the same day of announcement is a further source; a later one is not yet known by then. */
    private static boolean tellsAnew(Table.Row other, Table.Row row) {
        return other.isSecondAccount()
                && other.is("event", row.required("event"))
                && other.get("announced").equals(row.get("announced"));
    }

    private static Optional<Table.Row> only(String event, List<Table.Row> events) {
        return events.stream().filter(row -> row.is("event", event)).findFirst();
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
            String reference, String hold, String partner, String heardOn, Table.Row latest, List<Table.Row> known) {
        var start = known.getFirst();
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
                .put(
                        "announcedOn",
                        start.get("announced").or(() -> only("confirmed", known).flatMap(row -> row.get("announced"))));
        var authority = start.get("authority_stated");
        if (authority.filter(text -> text.startsWith("none stated")).isPresent()) {
            line.absent("authorityOfRecord");
        } else {
            line.put("authorityOfRecord", authority);
        }
        known.forEach(row -> line.source(TABLE, row));
        var openPart = Optional.ofNullable(WITHOUT_KNOWN_END.get(hold));
        known.stream().filter(row -> !row.isSecondAccount()).forEach(row -> let(line, row, openPart));
        return line;
    }

    private static void let(ImportLine line, Table.Row row, Optional<String> openPart) {
        var ending = ENDS.get(row.required("event"));
        if (ending != null && openPart.isEmpty()) {
            line.put("releasedOn", when(row)).put("ending", ending);
        } else if (ending != null || row.is("event", "partial_release") || row.is("event", "resumed")) {
            var scope = row.get("item_scope").orElse("not stated");
            line.content()
                    .withArray("partialReleases")
                    .addObject()
                    .put("on", when(row))
                    .put(
                            "scope",
                            openPart.map(part -> "%s; not known of: %s".formatted(scope, part))
                                    .orElse(scope));
        }
    }
}
