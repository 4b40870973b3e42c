package org.daylight.registry.delinquency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.daylight.registry.facts.Dates;
import org.daylight.registry.facts.FactMoment;
import org.daylight.registry.facts.Query;
import org.daylight.registry.facts.Sight;
import org.daylight.registry.records.Milestone;
import org.jspecify.annotations.Nullable;

/**
 * The articles of deliveries for enhanced monitoring of which no serial number is on record: nothing is known of them but the
 * inventories of the whole delivery. They are so many as the delivery has, or has at least, more than articles are recorded;
 * what was only announced is none.
 */
final class Unrecorded {

    private static final Set<Milestone> LEFT =
            EnumSet.complementOf(EnumSet.of(Milestone.ANNOUNCED, Milestone.AUTHORISED));
    private static final List<String> NAMES = LEFT.stream().map(Milestone::name).toList();

    private final FactMoment moment;
    private final Sight sight;

    Unrecorded(FactMoment moment, Sight sight) {
        this.moment = moment;
        this.sight = sight;
    }

    /** A row for each delivery, in the columns of articles; their type is that of those that are recorded, or of the line. */
    void addTo(Query query, @Nullable String partner, @Nullable String type) {
        query.add("""
                    select s.id, s.access_group, p.access_group,
                      jsonb_build_object('enhancedMonitoring', true, 'type', k.type)::text, s.marking::text,
                      p.content->>'code' as partner, k.type, (s.content->'quantity'->>'amount')::numeric - coalesce(i.recorded, 0),
                      (s.content->'milestones'->'ENTERED_COUNTRY')::text, t.marking::text,
                      (coalesce(v.inventories, '[]') || case jsonb_typeof(s.content->'milestones'->'INVENTORIED')
                        when 'object' then s.content->'milestones'->'INVENTORIED' || '{"milestone": true}'
                        when 'string' then jsonb_build_object('on', s.content->'milestones'->'INVENTORIED')
                        else '[]' end)::text, (coalesce(v.markings, '[]') || coalesce(i.markings, '[]'))::text,
                      coalesce(s.content->'milestones', '{}')::text
                    from %s s join %s p on p.id = s.partner_id join %s t on t.id = s.transfer_id
                    cross join lateral (
                      select stated.value as line from jsonb_array_elements(t.content->'lines') stated
                      where stated.value->>'enhancedMonitoring' = 'true'
                        and ((stated.value->>'number')::int = s.line
                          or (s.line is null and jsonb_array_length(t.content->'lines') = 1))) l
                    left join (
                      select e.delivery_id, count(*) as recorded, jsonb_agg(distinct e.marking) as markings,
                        case when min(e.type) = max(e.type) then min(e.type) end as type
                      from %s e where e.delivery_id is not null""".formatted(
                        moment.rows("delivery"), moment.rows("partner"), moment.rows("transfer"), moment.rows("item")))
                .visible(sight, "item", "e")
                .add("group by e.delivery_id) i on i.delivery_id = s.id")
                .add("""
                    left join (
                      select v.delivery_id, jsonb_agg(distinct v.marking) as markings,
                        jsonb_agg(case when v.content ?? 'on' then jsonb_build_object('on', v.content->'on',
                          'ofPart', coalesce((v.content->>'share')::numeric < 1, false)) else '{}'::jsonb end) as inventories
                      from %s v where v.kind = 'SERIAL'""".formatted(moment.rows("inventory")))
                .visible(sight, "inventory", "v")
                .add("group by v.delivery_id) v on v.delivery_id = s.id")
                .add("cross join lateral (select coalesce(i.type, l.line->>'designation') as type) k")
                .add("""
                    where s.counted and s.content->>'measure' = 'INCREMENT'
                      and t.content->'lines' @> '[{"enhancedMonitoring": true}]'
                      and s.content->'quantity'->>'unit' = 'EACH'
                      and coalesce(s.content->'quantity'->>'bound', 'EXACT') in ('EXACT', 'AT_LEAST')
                      and (s.content->'quantity'->>'amount')::numeric > coalesce(i.recorded, 0)
                      and (coalesce(s.content->'milestones', '{}') = '{}'
                        or exists (select from jsonb_object_keys(s.content->'milestones') m where m = any(?)))""", NAMES);
        if (partner != null) {
            query.add("and p.content->>'code' = ?", partner);
        }
        if (type != null) {
            query.add("and k.type = ?", type);
        }
        query.visible(sight, "delivery", "s").visible(sight, "transfer", "t").visible(sight, "partner", "p");
    }

    /** When they came into the country: null = not known, JSON null = they have not even left. */
    static @Nullable JsonNode arrived(JsonNode milestones, LocalDate day) {
        var entered = on(milestones.path(Milestone.ENTERED_COUNTRY.name()));
        if (entered != null || milestones.isEmpty()) {
            return entered;
        }
        var left = LEFT.stream()
                .filter(milestone -> milestones.has(milestone.name()))
                .map(milestone -> on(milestones.path(milestone.name())))
                .anyMatch(on -> on == null
                        || (on.isTextual() && !Dates.earliest(on.asText()).isAfter(day)));
        return left ? null : NullNode.getInstance();
    }

    private static @Nullable JsonNode on(JsonNode reached) {
        return reached.isTextual() ? reached : reached.get("on");
    }
}
