package org.daylight.review.options;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.page.Total;
import org.daylight.review.database.Sql;
import org.daylight.review.options.Effect.Kind;
import org.daylight.review.restrictions.Restrictions;
import org.jspecify.annotations.Nullable;

/** Reads options and their effects, each reader only theirs. */
@ApplicationScoped
class OptionStore {

    /** What was restricted since hides them too. Takes full sight and twice the groups. */
    private static final String VISIBLE = "(? or (o.access_groups <@ ? and %s))"
            .formatted(Restrictions.noneOn("select 'partner:' || o.partner union all select 'objective:' || o.objective"
                    + " union all select unnest(o.subjects)"));

    private final Sql sql;
    private final Caller caller;

    OptionStore(Sql sql, Caller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    Optional<OptionView> find(UUID id) {
        return sql.first(
                "select o.* from option_set o where o.voided_reason is null and o.id = ? and " + VISIBLE,
                row -> view(row, effects(row)),
                id,
                caller.fullSight(),
                caller.groupsForSql(),
                caller.groupsForSql());
    }

    /** Without what was computed. */
    Page<OptionView> list(@Nullable String scope, @Nullable Boolean sealed, PageQuery page) {
        var binding = new @Nullable Object[] {"options", scope, sealed};
        var where = " from option_set o where o.voided_reason is null and " + VISIBLE
                + " and (?::text is null or o.scope = ?) and (?::boolean is null or (o.sealed_at is not null) = ?)";
        var values = new ArrayList<@Nullable Object>(Arrays.<@Nullable Object>asList(
                caller.fullSight(), caller.groupsForSql(), caller.groupsForSql(), scope, scope, sealed, sealed));
        var total = sql.number("select count(*)" + where, values.toArray());
        var after = page.after(binding);
        if (after != null) {
            where += " and (o.made_at, o.id) < (?::timestamptz, ?::uuid)";
            values.addAll(after);
        }
        values.add(page.fetch());
        return Page.of(
                sql.rows(
                        "select o.*" + where + " order by o.made_at desc, o.id desc limit ?",
                        row -> view(row, null),
                        values.toArray()),
                page,
                Total.exactly(total),
                row -> List.of(row.madeAt().toString(), row.id().toString()),
                binding);
    }

    private List<Effect> effects(ResultSet row) throws SQLException {
        return sql.rows(
                "select e.* from option_effect e where e.option_set = ? and e.version = ? and "
                        + Restrictions.visible("e") + " order by e.number",
                OptionStore::effect,
                row.getObject("id", UUID.class),
                row.getInt("effects_version"),
                caller.fullSight(),
                caller.groupsForSql(),
                caller.groupsForSql());
    }

    private static Effect effect(ResultSet row) throws SQLException {
        return new Effect(
                row.getInt("option"),
                Kind.valueOf(row.getString("kind")),
                row.getString("subject"),
                row.getString("partner"),
                row.getString("label"),
                Sql.texts(row, "access_groups"),
                Marking.read(row.getString("marking")),
                tree(row.getString("effect")));
    }

    private static OptionView view(ResultSet row, @Nullable List<Effect> effects) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var content = tree(row.getString("content"));
        var markings = new HashSet<>(Set.of(Marking.read(row.getString("marking"))));
        if (effects != null) {
            effects.forEach(effect -> markings.add(effect.marking()));
        }
        return new OptionView(
                id,
                row.getInt("version"),
                row.getString("title"),
                row.getString("scope"),
                row.getObject("as_of", LocalDate.class),
                row.getObject("until", LocalDate.class),
                Marking.highest(markings),
                there(row, "known_at"),
                row.getString("rulebook"),
                row.getString("facts_digest"),
                row.getString("digest"),
                row.getString("made_by"),
                there(row, "made_at"),
                row.getString("sealed_by"),
                Sql.instant(row, "sealed_at"),
                content,
                effects == null ? null : columns(content, effects),
                URI.create("/v1/options/" + id + "/readers"));
    }

    private static List<OptionView.Column> columns(JsonNode content, List<Effect> effects) {
        var set = Json.mapper().convertValue(content, OptionSet.class);
        var columns = new ArrayList<OptionView.Column>();
        for (var name : set.names()) {
            var number = columns.size();
            var answers = new TreeMap<String, Long>();
            told(effects, number, Kind.ANSWER)
                    .forEach(told -> answers.merge(told.effect().path("to").asText(), 1L, Long::sum));
            columns.add(new OptionView.Column(
                    number,
                    name,
                    number == 0 ? List.of() : set.options().get(number - 1).totals(),
                    told(effects, number, Kind.DELIVERY),
                    told(effects, number, Kind.EXEMPTED),
                    told(effects, number, Kind.OBJECTIVE),
                    told(effects, number, Kind.AUTHORITY),
                    told(effects, number, Kind.STOCK),
                    told(effects, number, Kind.ANSWER),
                    answers,
                    told(effects, number, Kind.NOT_COMPUTED)));
        }
        return columns;
    }

    private static List<OptionView.Told> told(List<Effect> effects, int option, Kind kind) {
        return effects.stream()
                .filter(effect -> effect.option() == option && effect.kind() == kind)
                .map(effect -> new OptionView.Told(
                        effect.subject(), effect.label(), effect.partner(), effect.marking(), effect.effect()))
                .toList();
    }

    Page<OptionReader> readers(OptionView set, PageQuery page) {
        var binding = new @Nullable Object[] {"option-readers", set.id()};
        var where = " from option_reading r where r.option_set = ?";
        var values = new ArrayList<@Nullable Object>(List.of(set.id()));
        var total = sql.number("select count(*)" + where, values.toArray());
        var after = page.after(binding);
        if (after != null) {
            where += " and (r.read_at, r.account) > (?::timestamptz, ?)";
            values.addAll(after);
        }
        values.add(page.fetch());
        return Page.of(
                sql.rows(
                        "select r.*" + where + " order by r.read_at, r.account limit ?",
                        row -> new OptionReader(
                                row.getString("person"),
                                row.getString("account"),
                                row.getString("on_behalf_of"),
                                row.getInt("version"),
                                there(row, "read_at")),
                        values.toArray()),
                page,
                Total.exactly(total),
                reader -> List.of(reader.readAt().toString(), reader.account()),
                binding);
    }

    private static Instant there(ResultSet row, String column) throws SQLException {
        var value = Sql.instant(row, column);
        if (value == null) {
            throw new IllegalStateException(column + " is null");
        }
        return value;
    }

    private static JsonNode tree(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored options cannot be read", e);
        }
    }
}
