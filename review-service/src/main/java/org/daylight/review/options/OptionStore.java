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

    /** So many effects of a kind are shown beside an option; the rest has pages of its own. */
    private static final int SHOWN = 200;

    private final Sql sql;
    private final Caller caller;

    OptionStore(Sql sql, Caller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    Optional<OptionView> find(UUID id) {
        return sql.first(
                "select o.* from option_set o where o.voided_reason is null and o.id = ? and " + VISIBLE,
                row -> view(row, computed(row)),
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

    /**
     * What was computed, as far as one reader may see it.
     *
     * @param effects the first of each kind
     * @param counted all of them
     */
    private record Computed(List<Effect> effects, List<Counted> counted) {}

    /** @param to what a rule answers; null for what is no answer */
    private record Counted(int option, Kind kind, @Nullable String to, Marking marking, long count) {}

    private Computed computed(ResultSet row) throws SQLException {
        var seen = " from option_effect e where e.option_set = ? and e.version = ? and " + Restrictions.visible("e");
        var values = new @Nullable Object[] {
            row.getObject("id", UUID.class),
            row.getInt("effects_version"),
            caller.fullSight(),
            caller.groupsForSql(),
            caller.groupsForSql()
        };
        return new Computed(
                sql.rows(
                        "select e.* from (select e.*, row_number() over (partition by e.option, e.kind order by e.number)"
                                + " as place" + seen + ") e where e.place <= " + SHOWN + " order by e.number",
                        OptionStore::effect,
                        values),
                sql.rows(
                        "select e.option, e.kind, case when e.kind = 'ANSWER' then e.effect ->> 'to' end, e.marking::text,"
                                + " count(*)" + seen + " group by 1, 2, 3, 4",
                        each -> new Counted(
                                each.getInt(1),
                                Kind.valueOf(each.getString(2)),
                                each.getString(3),
                                Marking.read(each.getString(4)),
                                each.getLong(5)),
                        values));
    }

    /** One version of options, whose effects are listed; what is computed meanwhile is another one. */
    record Listed(UUID id, int version, int effectsVersion) {}

    Optional<Listed> listed(UUID id) {
        return sql.first(
                "select o.id, o.version, o.effects_version from option_set o"
                        + " where o.voided_reason is null and o.id = ? and " + VISIBLE,
                row -> new Listed(id, row.getInt("version"), row.getInt("effects_version")),
                id,
                caller.fullSight(),
                caller.groupsForSql(),
                caller.groupsForSql());
    }

    /** Whether the caller is written down as a reader of this version. */
    boolean hasLooked(Listed set) {
        return sql.number(
                        "select count(*) from option_reading where option_set = ? and version = ? and account = ?"
                                + " and person = ? and on_behalf_of is not distinct from ?",
                        set.id,
                        set.version,
                        caller.account(),
                        caller.person(),
                        caller.onBehalfOf())
                > 0;
    }

    /** In the order in which they were computed. */
    Page<ListedEffect> effects(Listed set, @Nullable Integer option, @Nullable Kind kind, PageQuery page) {
        var binding = new @Nullable Object[] {"option-effects", set.id, set.effectsVersion, option, kind};
        var where = " from option_effect e where e.option_set = ? and e.version = ?"
                + " and (?::integer is null or e.option = ?) and (?::text is null or e.kind = ?) and "
                + Restrictions.visible("e");
        var values = new ArrayList<@Nullable Object>(Arrays.<@Nullable Object>asList(
                set.id,
                set.effectsVersion,
                option,
                option,
                kind,
                kind,
                caller.fullSight(),
                caller.groupsForSql(),
                caller.groupsForSql()));
        var total = sql.number("select count(*)" + where, values.toArray());
        var after = page.after(binding);
        values.add(after == null ? 0 : Integer.parseInt(after.getFirst()));
        values.add(page.fetch());
        return Page.of(
                sql.rows(
                        "select e.*" + where + " and e.number > ? order by e.number limit ?",
                        row -> {
                            var effect = effect(row);
                            return new ListedEffect(
                                    row.getInt("number"),
                                    effect.option(),
                                    effect.kind(),
                                    effect.subject(),
                                    effect.label(),
                                    effect.partner(),
                                    effect.marking(),
                                    effect.effect());
                        },
                        values.toArray()),
                page,
                Total.exactly(total),
                effect -> List.of(Integer.toString(effect.number())),
                binding);
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

    private static OptionView view(ResultSet row, @Nullable Computed computed) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var content = tree(row.getString("content"));
        var markings = new HashSet<>(Set.of(Marking.read(row.getString("marking"))));
        if (computed != null) {
            computed.counted.forEach(counted -> markings.add(counted.marking()));
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
                computed == null ? null : columns(content, computed),
                URI.create("/v1/options/" + id + "/effects"),
                URI.create("/v1/options/" + id + "/readers"));
    }

    private static List<OptionView.Column> columns(JsonNode content, Computed computed) {
        var effects = computed.effects;
        var set = Json.mapper().convertValue(content, OptionSet.class);
        var columns = new ArrayList<OptionView.Column>();
        for (var name : set.names()) {
            var number = columns.size();
            var answers = new TreeMap<String, Long>();
            var kinds = new TreeMap<Kind, Long>();
            for (var counted : computed.counted) {
                if (counted.option == number) {
                    kinds.merge(counted.kind, counted.count, Long::sum);
                    if (counted.to != null) {
                        answers.merge(counted.to, counted.count, Long::sum);
                    }
                }
            }
            columns.add(new OptionView.Column(
                    number,
                    name,
                    number == 0 ? List.of() : set.options().get(number - 1).totals(),
                    kinds,
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
