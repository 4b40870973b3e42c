package org.daylight.registry.items;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.recording.Knowing;
import org.daylight.kit.recording.SortedPage;
import org.daylight.kit.recording.Sorting;
import org.daylight.registry.facts.FactMoment;
import org.daylight.registry.facts.FactStore;
import org.daylight.registry.facts.Moments;
import org.daylight.registry.facts.Query;
import org.daylight.registry.facts.Sight;
import org.jspecify.annotations.Nullable;

/** Shipments of which serial numbers are missing, in the reader's sight. */
@ApplicationScoped
class ShipmentsWithoutSerials {

    private final FactStore store;
    private final Moments moments;

    ShipmentsWithoutSerials(FactStore store, Moments moments) {
        this.store = store;
        this.moments = moments;
    }

    /** When it left and when serials were known may be imprecise, so that every such shipment is looked at. */
    Page<ShippedWithoutSerials> list(
            PageQuery page, Sorting<ShippedWithoutSerials> sorting, Knowing.OfDay when, @Nullable String partner) {
        var moment = moments.of(when);
        var found = new SortedPage<>(
                page,
                sorting,
                ShippedWithoutSerials::id,
                "without-serials",
                moment.asOf(),
                when.knownAt,
                when.knowledge,
                when.recordedUpTo,
                partner);
        store.read(
                moment,
                moments.sight(),
                reading -> reading.each(shipments(moment, reading.sight(), partner), row -> {
                    var shipment = shipment(row, moment.asOf());
                    if (shipment != null) {
                        found.add(shipment);
                    }
                }));
        return found.page();
    }

    private static Query shipments(FactMoment moment, Sight sight, @Nullable String partner) {
        var query = new Query()
                .add("""
                    select s.id, s.reference, p.content->>'code' as partner, t.reference as transfer,
                      l.line->>'designation' as designation, (s.content->'milestones')::text as milestones,
                      (s.content->'quantity')::text as quantity, i.known::text as known,
                      jsonb_build_array(s.marking, t.marking)::text as markings, i.markings::text as item_markings
                    from %s s join %s p on p.id = s.partner_id join %s t on t.id = s.transfer_id
                    cross join lateral (
                      select stated.value as line from jsonb_array_elements(t.content->'lines') stated
                      where stated.value->>'enhancedMonitoring' = 'true'
                        and ((stated.value->>'number')::int = s.line
                          or (s.line is null and jsonb_array_length(t.content->'lines') = 1))) l
                    left join (
                      select e.delivery_id, jsonb_agg(e.marking) as markings,
                        jsonb_agg((coalesce(first.known_since, first.recorded_at) at time zone 'UTC')::date) as known
                      from %s e cross join lateral (
                        select v.known_since, v.recorded_at from item_version v
                        where v.id = e.id and v.type = e.type and v.serial = e.serial order by v.version limit 1) first
                      where e.delivery_id is not null""".formatted(
                        moment.rows("delivery"), moment.rows("partner"), moment.rows("transfer"), moment.rows("item")))
                .visible(sight, "item", "e")
                .add("group by e.delivery_id) i on i.delivery_id = s.id")
                // A running total is no shipment, and a conflicting account is of one that stands beside it.
                .add("where s.counted and s.content->>'measure' = 'INCREMENT'")
                .add("and t.content->'lines' @> '[{\"enhancedMonitoring\": true}]'");
        if (partner != null) {
            query.add("and p.content->>'code' = ?", partner);
        }
        return query.visible(sight, "delivery", "s")
                .visible(sight, "transfer", "t")
                .visible(sight, "partner", "p")
                .add("order by s.id");
    }

    private static @Nullable ShippedWithoutSerials shipment(ResultSet row, LocalDate day) throws SQLException {
        try {
            var left = ShippedWithoutSerials.left(day, read(row, "milestones"));
            if (left == null) {
                return null;
            }
            var shipped = ShippedWithoutSerials.articles(read(row, "quantity"));
            var known = new ArrayList<LocalDate>();
            read(row, "known").forEach(since -> known.add(LocalDate.parse(since.asText())));
            var why = ShippedWithoutSerials.why(day, left, shipped, known);
            var id = Objects.requireNonNull(row.getObject("id", UUID.class));
            return why == null
                    ? null
                    : new ShippedWithoutSerials(
                            id,
                            row.getString("reference"),
                            row.getString("partner"),
                            row.getString("transfer"),
                            row.getString("designation"),
                            left.text(),
                            shipped,
                            known.size(),
                            ShippedWithoutSerials.beforehand(left, known),
                            why,
                            marking(row),
                            URI.create("/v1/deliveries/" + id));
        } catch (JsonProcessingException e) {
            throw new SQLException("a stored content is not JSON", e);
        }
    }

    private static JsonNode read(ResultSet row, String column) throws SQLException, JsonProcessingException {
        var text = row.getString(column);
        return text == null ? Json.mapper().createObjectNode() : Json.mapper().readTree(text);
    }

    /** Of all that the line says: the delivery, its transfer, and the articles that were counted. */
    private static Marking marking(ResultSet row) throws SQLException, JsonProcessingException {
        var markings = new ArrayList<Marking>();
        for (var column : List.of("markings", "item_markings")) {
            for (var marking : read(row, column)) {
                markings.add(Json.mapper().treeToValue(marking, Marking.class));
            }
        }
        return Marking.highest(markings);
    }
}
