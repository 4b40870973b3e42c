package org.daylight.registry.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.daylight.registry.facts.Dates;
import org.daylight.registry.facts.Known;
import org.daylight.registry.facts.Reading;
import org.daylight.registry.facts.Receipts;
import org.daylight.registry.facts.Span;
import org.jspecify.annotations.Nullable;

/**
 * What a legislature was told of a transfer by a day, and which articles its lines are of: what the configuration of
 * deliveries is compared with (AECA 36(b)(5)).
 */
final class Notified {

    private final String transfer;
    private final List<Notice> notices;
    private final Map<Integer, JsonNode> lines;

    private Notified(String transfer, List<Notice> notices, Map<Integer, JsonNode> lines) {
        this.transfer = transfer;
        this.notices = notices;
        this.lines = lines;
    }

    /**
     * @param on when all addressees had it, as far as that is known; null = no day is recorded
     * @param withdrawn when it was taken back; null = not surely by the day that is asked about
     */
    record Notice(
            String reference, @Nullable String on, @Nullable String withdrawn, JsonNode articles, Known known) {}

    /** By the references of transfers, the notices that had been received by the day, or may have been. */
    static Map<String, List<Notice>> byTransfer(Reading reading, LocalDate asOf) throws SQLException, IOException {
        var found = new HashMap<String, List<Notice>>();
        reading.each(
                reading.select("notification", "s.transfer_id is not null").add(" order by s.content->>'reference'"),
                row -> {
                    var notification = Reading.known(row);
                    var receipts = Receipts.of(notification);
                    var on = on(notification, receipts);
                    var withdrawn = notification.text("withdrawnOn");
                    var isTakenBack =
                            withdrawn != null && !Dates.latest(withdrawn).isAfter(asOf);
                    if (!receipts.never() && (on == null || !Dates.earliest(on).isAfter(asOf))) {
                        var content = notification.content();
                        found.computeIfAbsent(content.path("transfer").asText(), _ -> new ArrayList<>())
                                .add(new Notice(
                                        content.path("reference").asText(),
                                        on,
                                        isTakenBack ? withdrawn : null,
                                        content.path("articles"),
                                        notification.withoutContent()));
                    }
                });
        return found;
    }

    /** The last receipt. Where one is not known, it is known to lie before the first day on which the notice was public. */
    private static @Nullable String on(Known notification, Receipts receipts) {
        if (!receipts.unknown() && !receipts.on().isEmpty()) {
            return Dates.max(receipts.on());
        }
        var traces = Stream.of("announcedOn", "printedOn", "federalRegisterOn")
                .flatMap(field -> Stream.ofNullable(notification.text(field)))
                .toList();
        return traces.isEmpty() ? null : "../" + Dates.latest(Dates.min(traces, false));
    }

    /** Null where there is no notice of it that bounds it. */
    static @Nullable Notified of(JsonNode transfer, @Nullable List<Notice> received) {
        var notices = received == null
                ? List.<Notice>of()
                : received.stream().filter(notice -> bounds(notice, transfer)).toList();
        if (notices.isEmpty()) {
            return null;
        }
        var lines = new HashMap<Integer, JsonNode>();
        for (var line : transfer.path("lines")) {
            var ordered = JsonNodeFactory.instance.objectNode();
            ordered.set("transfer", transfer.path("reference"));
            for (var field : List.of("designation", "rangeKm", "payloadKg")) {
                if (line.hasNonNull(field)) {
                    ordered.set(field, line.get(field));
                }
            }
            lines.put(line.path("number").asInt(), ordered);
        }
        return new Notified(transfer.path("reference").asText(), notices, lines);
    }

    /** The certification on which a sale was made bounds it although it is taken back later. */
    private static boolean bounds(Notice notice, JsonNode transfer) {
        var withdrawn = notice.withdrawn();
        if (withdrawn == null) {
            return true;
        }
        return Stream.of("offeredOn", "agreedOn", "licensedOn")
                .filter(transfer::hasNonNull)
                .findFirst()
                .filter(field -> Dates.latest(transfer.path(field).asText()).isBefore(Dates.earliest(withdrawn)))
                .isPresent();
    }

    /** Those of the transfers that were notified, in the order of their references. */
    static List<Notified> of(List<Served> transfers) {
        var found = new ArrayList<Notified>();
        for (var served : transfers) {
            var notified = served.notified();
            if (notified != null) {
                found.add(notified);
            }
        }
        found.sort(Comparator.comparing(notified -> notified.transfer));
        return found;
    }

    /** A delivery of a transfer with one line is of that. */
    String designation(Span line) {
        var ordered = line.isNumber()
                ? lines.get(Integer.valueOf(line.text()))
                : lines.size() == 1 ? lines.values().iterator().next() : null;
        return ordered == null ? "" : ordered.path("designation").asText("");
    }

    /** All that {@link #designation} depends on. */
    String designations() {
        return lines.toString();
    }

    /** Who may see a sum that rests on the notices. */
    void reaches(Reach reach) {
        notices.forEach(notice -> reach.add(notice.known()));
    }

    void write(ArrayNode told, ArrayNode ordered) {
        for (var notice : notices) {
            var line = told.addObject()
                    .put("notice", notice.reference())
                    .put("transfer", transfer)
                    .put("on", notice.on());
            line.set("articles", notice.articles().isArray() ? notice.articles() : line.arrayNode());
        }
        lines.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(line -> ordered.add(line.getValue()));
    }
}
