package org.daylight.registry.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.daylight.registry.facts.Dates;
import org.daylight.registry.facts.Encoded;
import org.daylight.registry.facts.Known;
import org.daylight.registry.facts.Reading;
import org.daylight.registry.facts.Sight;
import org.jspecify.annotations.Nullable;

/**
 * What is counted record by record up to a day: drawdown packages with what they charge to which authority, notices whose
 * wait an emergency determination waived, and the consequences and benefits that the own government stated. Each with the
 * groups that may see it, so that sums can leave it out.
 */
final class CountedApart {

    private static final String DRAWDOWN = "PDA";

    private final LocalDate asOf;
    private final Sight sight;
    private final Map<String, ArrayNode> packages = new HashMap<>();
    private final Map<String, ArrayNode> emergencies = new HashMap<>();
    private final Map<String, ArrayNode> undertakings = new HashMap<>();

    private final Map<String, Known> authorities = new HashMap<>();

    CountedApart(LocalDate asOf, Sight sight) {
        this.asOf = asOf;
        this.sight = sight;
    }

    ArrayNode packages(String partner) {
        return packages.getOrDefault(partner, JsonNodeFactory.instance.arrayNode());
    }

    ArrayNode emergencies(String partner) {
        return emergencies.getOrDefault(partner, JsonNodeFactory.instance.arrayNode());
    }

    ArrayNode undertakings(String partner) {
        return undertakings.getOrDefault(partner, JsonNodeFactory.instance.arrayNode());
    }

    void authority(Known authority) {
        authorities.put(authority.content().path("code").asText(), authority);
    }

    /**
     * A line for each charge of a package, and one with its announced value for whoever sees it charge nothing: what
     * nobody sees charged is announced all the same.
     */
    void transfer(Known transfer) {
        if (!DRAWDOWN.equals(transfer.text("channel")) || !come(transfer.text("proposedOn"))) {
            return;
        }
        var list = packages.computeIfAbsent(
                transfer.content().path("partner").asText(), _ -> JsonNodeFactory.instance.arrayNode());
        var charges = new ArrayList<JsonNode>();
        for (var charge : transfer.content().path("charges")) {
            if (isSeen(charge) && come(charge.path("on").asText(null))) {
                charges.add(charge);
            }
        }
        var uncharged = line(list, "transfer", transfer, transfer.text("proposedOn"), List.of(transfer));
        uncharged.putNull("authority").putNull("fiscalYear").put("amount", announced(transfer));
        if (!charges.isEmpty()) {
            uncharged.put("unlessCharged", true);
        }
        for (var charge : charges) {
            var authority = authorities.get(charge.path("authority").asText());
            var seen = authority == null ? List.of(transfer) : List.of(transfer, authority);
            var line = line(list, "transfer", transfer, transfer.text("proposedOn"), seen);
            line.set("authority", charge.path("authority"));
            line.set("fiscalYear", authority == null ? null : authority.get("fiscalYear"));
            line.put("amount", Encoded.money(charge.get("amount")));
        }
    }

    /** A charge to an authority that this reader may not see is left out whole, as records leave it out. */
    private boolean isSeen(JsonNode charge) {
        return sight.full() || authorities.containsKey(charge.path("authority").asText());
    }

    private static @Nullable String announced(Known transfer) {
        for (var value : transfer.content().path("values")) {
            if (value.path("element").asText().equals("TOTAL")) {
                return Encoded.money(value.get("money"));
            }
        }
        return null;
    }

    /** Every notice that an emergency determination made by then names, once. */
    void emergencies(Reading reading) throws SQLException, IOException {
        var made = new ArrayList<Known>();
        for (var determination : reading.all("determination", "s.content->>'kind' = 'EMERGENCY'")) {
            if (come(determination.text("on"))) {
                made.add(determination);
            }
        }
        var byNotice = new HashMap<String, Known>();
        for (var determination : made) {
            determination
                    .content()
                    .path("notifications")
                    .forEach(notice -> byNotice.merge(notice.asText(), determination, CountedApart::open));
        }
        if (byNotice.isEmpty()) {
            return;
        }
        reading.each(reading.select("notification", "true").add(" order by s.content->>'reference'"), row -> {
            var notice = Reading.known(row);
            var determination = byNotice.get(notice.content().path("reference").asText());
            if (determination != null) {
                var list = emergencies.computeIfAbsent(
                        notice.content().path("partner").asText(), _ -> JsonNodeFactory.instance.arrayNode());
                var line = line(list, "notification", notice, determination.text("on"), List.of(notice, determination));
                line.put("amount", Encoded.money(notice.get("totalValue")));
                line.set("determination", determination.content().path("reference"));
                line.set("statute", determination.content().path("statute"));
                line.set("officer", determination.content().path("officer"));
            }
        });
    }

    /** What we said we would do, from the day on which that was called for; what is not known is left out. */
    void undertakings(Reading reading) throws SQLException, IOException {
        var ours = reading.select(
                        "undertaking",
                        "s.content->>'nature' in ('CONSEQUENCE', 'BENEFIT') and s.content->>'owedBy' = 'OWN_GOVERNMENT'")
                .add(" order by s.content->>'reference'");
        reading.each(ours, row -> {
            var undertaking = Reading.known(row);
            var content = undertaking.content();
            if (content.hasNonNull("partner") && come(content.path("startedOn").asText(null))) {
                var list = undertakings.computeIfAbsent(
                        content.path("partner").asText(), _ -> JsonNodeFactory.instance.arrayNode());
                var day = content.hasNonNull("dueOn") ? "dueOn" : "startedOn";
                var line =
                        line(list, "undertaking", undertaking, content.path(day).asText(null), List.of(undertaking));
                for (var field : List.of("nature", "dueOn", "fulfilledOn")) {
                    if (content.has(field)) {
                        line.set(field, content.get(field));
                    }
                }
            }
        });
    }

    /** Of two that say the same, the one that more people may see. */
    private static Known open(Known first, Known next) {
        return first.accessGroup() != null && next.accessGroup() == null ? next : first;
    }

    private ObjectNode line(ArrayNode list, String kind, Known of, @Nullable String on, List<Known> seen) {
        var line = list.addObject();
        line.set(kind, of.content().path("reference"));
        line.put("on", on);
        Reach.of(seen.toArray(Known[]::new)).write(line);
        return line;
    }

    private boolean come(@Nullable String on) {
        return on == null || !Dates.earliest(on).isAfter(asOf);
    }
}
