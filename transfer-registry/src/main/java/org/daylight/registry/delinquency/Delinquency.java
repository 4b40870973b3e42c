package org.daylight.registry.delinquency;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.kit.table.Columns;
import org.daylight.kit.table.TableCell;
import org.daylight.registry.delinquency.Standing.Clocks;
import org.daylight.registry.facts.ClosingLine;
import org.daylight.registry.facts.DatedStatement;
import org.daylight.registry.facts.FactMoment;
import org.daylight.registry.facts.JsonBytes;
import org.daylight.registry.facts.Query;
import org.daylight.registry.facts.Reading;
import org.daylight.registry.facts.Sight;
import org.jspecify.annotations.Nullable;

/** Reads the articles in the order of their groups, so that one group is in memory at a time. */
final class Delinquency {

    private final Reading reading;
    private final Asked asked;

    Delinquency(Reading reading, Asked asked) {
        this.reading = reading;
        this.asked = asked;
    }

    /**
     * What is asked.
     *
     * @param partner only what this partner holds
     * @param type only articles of this type
     */
    record Asked(
            boolean byPartner,
            boolean byType,
            Clocks clocks,
            @Nullable String partner,
            @Nullable String type) {}

    /** What to do with a group that is complete. */
    private interface EachGroup {
        void group(Group group) throws IOException;
    }

    void lines(OutputStream out) throws SQLException, IOException {
        var closing = new ClosingLine(out);
        groups(group -> closing.line(new JsonBytes()
                .raw(Json.mapper().writeValueAsBytes(group.line()))
                .raw('\n')));
        closing.end();
    }

    void table(OutputStream to) throws SQLException, IOException {
        var out = new BufferedOutputStream(to);
        out.write(Columns.line(Group.COLUMNS).getBytes(UTF_8));
        var count = new int[1];
        groups(group -> {
            for (var row : group.rows()) {
                out.write(Columns.line(row).getBytes(UTF_8));
                count[0]++;
            }
        });
        var end = new ArrayList<>(List.of(TableCell.VIEW, Integer.toString(count[0])));
        while (end.size() < Group.COLUMNS.size()) {
            end.add("");
        }
        out.write(Columns.line(end).getBytes(UTF_8));
        out.flush();
    }

    private void groups(EachGroup action) throws SQLException, IOException {
        var open = new @Nullable Group[1];
        reading.each(articles(reading.moment(), reading.sight()), row -> {
            var item = Reading.known(row);
            var key = new Group.Key(
                    asked.byPartner() ? row.getString("partner") : null, asked.byType() ? item.text("type") : null);
            var group = open[0];
            if (group == null || !group.key().equals(key)) {
                if (group != null) {
                    action.group(group);
                }
                group = new Group(key);
                open[0] = group;
            }
            var day = reading.moment().asOf();
            var milestones = tree(row, "milestones");
            var arrived = milestones == null ? json(row, "arrived") : Unrecorded.arrived(milestones, day);
            var standing = Standing.on(day, asked.clocks(), item.content(), arrived, json(row, "inventories"));
            if (standing != Standing.NOT_MONITORED) {
                var hostile = DatedStatement.on(DatedStatement.of(item.content().path("surroundings"), "hostile"), day);
                var times = row.getBigDecimal("articles");
                group.add(times, standing, item.get("value"), "true".equals(hostile), markings(row, item.marking()));
            }
        });
        var last = open[0];
        if (last != null) {
            action.group(last);
        }
    }

    /**
     * An inventory that did not find the article, or was not let in, is none; one of the whole delivery is one of each of its
     * articles that was held then (both as for the facts of deliveries).
     */
    private Query articles(FactMoment moment, Sight sight) {
        var query = new Query()
                .add("select * from (")
                .add("""
                    select s.id, s.access_group, p.access_group, s.content::text, s.marking::text,
                      p.content->>'code' as partner, s.type, 1::numeric as articles, d.arrived::text as arrived, d.marking::text as delivery_marking,
                      (coalesce(c.inventories, '[]') || coalesce(v.inventories, '[]') || case jsonb_typeof(d.inventoried)
                        when 'object' then d.inventoried || '{"ofWhole": true, "milestone": true}'
                        when 'string' then jsonb_build_object('on', d.inventoried, 'ofWhole', true)
                        else '[]' end)::text as inventories,
                      (coalesce(c.markings, '[]') || coalesce(v.markings, '[]'))::text as check_markings, null::text as milestones
                    from %s s join %s p on p.id = s.partner_id
                    left join (
                      select d.id, d.marking, d.content->'milestones'->'ENTERED_COUNTRY' as arrived,
                        d.content->'milestones'->'INVENTORIED' as inventoried from %s d
                      where d.id in (select i.delivery_id from %s i)""".formatted(
                        moment.rows("item"), moment.rows("partner"), moment.rows("delivery"), moment.rows("item")))
                .visible(sight, "delivery", "d")
                .add(") d on d.id = s.delivery_id")
                .add("""
                    left join (
                      select k.item_id, jsonb_agg(distinct k.marking) as markings,
                        jsonb_agg(case when k.content ?? 'on'
                          then jsonb_build_object('on', k.content->'on') else '{}'::jsonb end) as inventories
                      from %s k
                      where k.kind = 'SERIAL_INVENTORY' and coalesce(k.content->>'result', '')
                        not in ('NOT_FOUND', 'ACCESS_REFUSED', 'INCONCLUSIVE')""".formatted(moment.rows("end_use_check")))
                .visible(sight, "end_use_check", "k")
                .add("group by k.item_id) c on c.item_id = s.id")
                .add("""
                    left join (
                      select v.delivery_id, jsonb_agg(distinct v.marking) as markings,
                        jsonb_agg(case when v.content ?? 'on' then jsonb_build_object('on', v.content->'on', 'ofWhole', true,
                          'ofPart', coalesce((v.content->>'share')::numeric < 1, false)) else '{}'::jsonb end) as inventories
                      from %s v
                      where v.kind = 'SERIAL' and v.delivery_id in (select i.delivery_id from %s i)""".formatted(moment.rows("inventory"), moment.rows("item")))
                .visible(sight, "inventory", "v")
                .add("group by v.delivery_id) v on v.delivery_id = d.id where true");
        if (asked.partner() != null) {
            query.add("and p.content->>'code' = ?", asked.partner());
        }
        if (asked.type() != null) {
            query.add("and s.type = ?", asked.type());
        }
        query.visible(sight, "item", "s").visible(sight, "partner", "p").add("union all");
        new Unrecorded(moment, sight).addTo(query, asked.partner(), asked.type());
        return query.add(") article order by " + order());
    }

    private String order() {
        var keys = new ArrayList<String>();
        if (asked.byPartner()) {
            keys.add("article.partner collate \"C\"");
        }
        if (asked.byType()) {
            keys.add("article.type collate \"C\"");
        }
        keys.add("article.id");
        return String.join(", ", keys);
    }

    /** A milestone says its day, or its day and more. */
    private static @Nullable JsonNode json(ResultSet row, String column) throws SQLException {
        var node = tree(row, column);
        return node != null && node.isObject() ? node.get("on") : node;
    }

    private static @Nullable JsonNode tree(ResultSet row, String column) throws SQLException {
        var text = row.getString(column);
        try {
            return text == null ? null : Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new SQLException("a stored content is not JSON", e);
        }
    }

    /** The figures show the highest marking of what they were taken from. */
    private static Set<Marking> markings(ResultSet row, Marking ofItem) throws SQLException {
        var all = new HashSet<>(Set.of(ofItem));
        all.add(Marking.read(row.getString("delivery_marking")));
        var checks = json(row, "check_markings");
        if (checks != null) {
            checks.forEach(marking -> all.add(Marking.read(marking.toString())));
        }
        return all;
    }
}
