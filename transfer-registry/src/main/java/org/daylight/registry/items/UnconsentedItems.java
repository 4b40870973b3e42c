package org.daylight.registry.items;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
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
import org.daylight.registry.facts.Dates;
import org.daylight.registry.facts.FactMoment;
import org.daylight.registry.facts.FactStore;
import org.daylight.registry.facts.Moments;
import org.daylight.registry.facts.Query;
import org.daylight.registry.facts.Sight;
import org.jspecify.annotations.Nullable;

/** Lineages that no consent covers, in the reader's sight. */
@ApplicationScoped
class UnconsentedItems {

    private final FactStore store;
    private final Moments moments;

    UnconsentedItems(FactStore store, Moments moments) {
        this.store = store;
        this.moments = moments;
    }

    /** Whether consent came in time is said by dates that may be imprecise, so that every lineage is looked at. */
    Page<Unconsented> list(PageQuery page, Sorting<Unconsented> sorting, Knowing.OfDay when, @Nullable String partner) {
        var moment = moments.of(when);
        var found = new SortedPage<>(
                page,
                sorting,
                Unconsented::id,
                "without-consent",
                moment.asOf(),
                when.knownAt,
                when.knowledge,
                when.recordedUpTo,
                partner);
        store.read(
                moment,
                moments.sight(),
                reading -> reading.each(lineages(moment, reading.sight(), partner), row -> {
                    var item = item(row, moment);
                    if (item != null) {
                        found.add(item);
                    }
                }));
        return found.page();
    }

    private static Query lineages(FactMoment moment, Sight sight, @Nullable String partner) {
        var query = new Query()
                .add("""
                    select s.id, s.content->>'reference' as reference, p.content->>'code' as partner, s.type, s.serial,
                      t.reference as transfer,
                      jsonb_build_array(s.marking, e.marking, t.marking)::text as markings, c.markings::text as consent_markings,
                      e.reference as predecessor, e.holder, e.passed_on, c.consents::text as consents
                    from %s s join %s p on p.id = s.partner_id
                    join (
                      select e.id, e.reference, e.marking, h.content->>'code' as holder,
                        (select max(d->>'on') from jsonb_array_elements(e.content->'dispositions') d
                          where d->>'disposition' = 'RETRANSFERRED') as passed_on
                      from %s e join %s h on h.id = e.partner_id where true""".formatted(
                        moment.rows("item"), moment.rows("partner"), moment.rows("item"), moment.rows("partner")))
                .visible(sight, "item", "e")
                .visible(sight, "partner", "h")
                .add(") e on e.id = s.predecessor_id")
                .add("""
                    left join (
                      select o.transfer_id, jsonb_agg(case when o.content->'documents' ?? 'consentOn'
                        then jsonb_build_object('on', o.content->'documents'->'consentOn') else '{}'::jsonb end) as consents,
                        jsonb_agg(o.marking) as markings
                      from %s o where o.content->>'kind' = 'RETRANSFER'""".formatted(moment.rows("proposal")))
                .visible(sight, "proposal", "o")
                .add("group by o.transfer_id) c on c.transfer_id = s.transfer_id")
                // A transfer that the reader may not see is not named, as everywhere.
                .add("left join (select t.id, t.reference, t.marking from %s t where true"
                        .formatted(moment.rows("transfer")))
                .visible(sight, "transfer", "t")
                .add(") t on t.id = s.transfer_id")
                .add("where true");
        if (partner != null) {
            query.add("and p.content->>'code' = ?", partner);
        }
        return query.visible(sight, "item", "s").visible(sight, "partner", "p").add("order by s.id");
    }

    private static @Nullable Unconsented item(ResultSet row, FactMoment moment) throws SQLException {
        var passedOn = row.getString("passed_on");
        if (passedOn != null && Dates.earliest(passedOn).isAfter(moment.asOf())) {
            return null;
        }
        var transfer = row.getString("transfer");
        var consents = row.getString("consents");
        try {
            var why = Unconsented.why(
                    moment.asOf(),
                    transfer,
                    passedOn,
                    consents == null ? null : Json.mapper().readTree(consents));
            var id = Objects.requireNonNull(row.getObject("id", UUID.class));
            return why == null
                    ? null
                    : new Unconsented(
                            id,
                            row.getString("reference"),
                            row.getString("partner"),
                            row.getString("type"),
                            row.getString("serial"),
                            row.getString("predecessor"),
                            row.getString("holder"),
                            transfer,
                            passedOn,
                            why,
                            marking(row),
                            URI.create("/v1/items/" + id));
        } catch (JsonProcessingException e) {
            throw new SQLException("a stored content is not JSON", e);
        }
    }

    /** Of all that the line says: the article before and after, the transfer, and what consents to it. */
    private static Marking marking(ResultSet row) throws SQLException, JsonProcessingException {
        var markings = new ArrayList<Marking>();
        for (var column : List.of("markings", "consent_markings")) {
            var read = row.getString(column);
            if (read != null) {
                for (var marking : Json.mapper().readTree(read)) {
                    if (!marking.isNull()) {
                        markings.add(Json.mapper().treeToValue(marking, Marking.class));
                    }
                }
            }
        }
        return Marking.highest(markings);
    }
}
