package org.daylight.review.flags;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.page.Total;
import org.daylight.review.database.Sql;
import org.daylight.review.restrictions.Restrictions;
import org.daylight.review.restrictions.WaiverSight;
import org.jspecify.annotations.Nullable;

/** Reads flags, each reader only theirs. */
@ApplicationScoped
class FlagStore {

    private static final TypeReference<List<FlagView.Presence>> INTERVALS = new TypeReference<>() {};

    static final String FROM = " from flag f left join flag_reading fr on fr.flag = f.id ";

    private final Sql sql;
    private final Caller caller;
    private final RegisterZone zone;
    private final InstantSource clock;

    FlagStore(Sql sql, Caller caller, RegisterZone zone, InstantSource clock) {
        this.sql = sql;
        this.caller = caller;
        this.zone = zone;
        this.clock = clock;
    }

    LocalDate today() {
        return zone.day(clock.instant());
    }

    String overdue() {
        return "(overdue_since(f, %s, %s) is not null)".formatted(day(), zone());
    }

    private String day() {
        return "date '" + today() + "'";
    }

    private String zone() {
        return "'" + zone.id().getId() + "'";
    }

    /** With what covers the flag today, and what is overdue today; takes what {@link WaiverSight} takes. */
    private String columns() {
        return """
            select f.*, coalesce(standing_review(f, fr), fr.review) as review,
                coalesce((select v.as_of from review v where v.id = standing_review(f, fr)), fr.as_of) as as_of, fr.rulebook, fr.revision, fr.title, fr.severity, fr.duty_holder, fr.choice,
                fr.authority, fr.citation, fr.counsel_reviewed, fr.message, fr.disclaimer, fr.missing, fr.reasons,
                fr.permitted_from, fr.next_change_on, fr.evidence, fr.facts, fr.subjects, fr.read_on,
                (select jsonb_agg(jsonb_build_object('from', i.from_on, 'openedBy', i.opened_by, 'until', i.until_on,
                        'endedBecause', i.ended_because, 'endedBy', i.ended_by) order by i.number)
                    from flag_presence i where i.flag = f.id) as presence,
                disposition_on(f, f.disposition, %1$s) as shown_disposition,
                %3$s as waived,
                case when f.condition <> 'CLEARED' and overruled(f, f.disposition, %1$s) then 'RULE_MANDATORY' end as not_waived_because,
                overdue_since(f, %1$s, %2$s) as overdue_since,
                decided_on(f, %2$s) as decided_on,
                (select l.escalates_to from ladder l where l.level = f.level) as escalates_to,
            """.formatted(
                        day(),
                        zone(),
                        WaiverSight.seen("case when f.condition <> 'CLEARED' then waived(f, f.disposition, %s) end"
                                .formatted(day())));
    }

    private List<@Nullable Object> sight() {
        return Arrays.asList(caller.fullSight(), caller.groupsForSql(), caller.groupsForSql());
    }

    Optional<FlagView> find(UUID id) {
        var values = new ArrayList<@Nullable Object>(WaiverSight.of(caller));
        values.add(id);
        values.addAll(sight());
        return sql.first(
                columns() + overdue() + " as overdue" + FROM + "where f.id = ? and " + Restrictions.visible("f"),
                this::view,
                values.toArray());
    }

    /** Whether a waiver, and not a decision, covers the flag today; whoever may see which. */
    boolean coveredByWaiver(UUID id) {
        return sql.first(
                        "select waived(f, f.disposition, %s) ->> 'by' from flag f where f.id = ?".formatted(day()),
                        row -> "WAIVER".equals(row.getString(1)),
                        id)
                .orElse(false);
    }

    /**
     * Which of the flags that the reader may see are asked for, as SQL over {@link #FROM}.
     *
     * @param values what it takes
     */
    record Asked(StringBuilder where, List<@Nullable Object> values) {}

    Asked asked(FlagQuery query) {
        var where = new StringBuilder("where " + Restrictions.visible("f"));
        var values = new ArrayList<@Nullable Object>(sight());
        and(where, values, "f.condition = ?", query.condition);
        and(where, values, "disposition_on(f, f.disposition, %s) = ?".formatted(day()), query.disposition);
        and(where, values, "f.kind = ?", query.kind);
        and(where, values, "f.partner = ?", query.partner);
        and(where, values, "f.rule = ?", query.rule);
        and(where, values, "f.subject = ?", query.subject);
        and(where, values, "f.level = ?", query.level);
        and(where, values, "fr.severity = ?", query.severity);
        and(where, values, "(f.confirmed_by is not null) = ?", query.confirmed);
        and(where, values, overdue() + " = ?", query.overdue);
        and(where, values, "f.assigned_to = ?", query.assignedTo);
        and(
                where,
                values,
                overdue() + " and (select l.escalates_to from ladder l where l.level = f.level) = ?",
                query.escalatedTo);
        and(
                where,
                values,
                "exists (select from flag_watcher w where w.flag = f.id and w.watching and w.person = ?) = "
                        + Boolean.TRUE.equals(query.watched),
                query.watched == null ? null : caller.person());
        return new Asked(where, values);
    }

    Page<FlagView> list(FlagQuery query, PageQuery page) {
        var asked = asked(query);
        var where = asked.where;
        var values = asked.values;
        var total = sql.number("select count(*)" + FROM + where, values.toArray());
        var after = page.after(query.binding());
        if (after != null) {
            where.append(" and (f.rule, f.subject, f.discriminator) > (?, ? collate \"C\", ?)");
            values.addAll(after);
        }
        values.add(page.fetch());
        values.addAll(0, WaiverSight.of(caller));
        var rows = sql.rows(
                columns() + overdue() + " as overdue" + FROM + where
                        + " order by f.rule, f.subject, f.discriminator limit ?",
                this::view,
                values.toArray());
        return Page.of(
                rows,
                page,
                Total.exactly(total),
                flag -> List.of(flag.rule(), flag.subject(), flag.discriminator()),
                query.binding());
    }

    private static void and(
            StringBuilder where, List<@Nullable Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            values.add(value);
        }
    }

    private static List<FlagView.Presence> presence(ResultSet row) throws SQLException {
        var intervals = row.getString("presence");
        if (intervals == null) {
            return List.of();
        }
        try {
            return Json.mapper().readValue(intervals, INTERVALS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database gave intervals that cannot be read", e);
        }
    }

    private static @Nullable JsonNode waived(@Nullable String by) {
        try {
            return by == null ? null : Json.mapper().readTree(by);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database gave a waiver that cannot be read", e);
        }
    }

    private static FlagView.@Nullable Disposition endProposed(@Nullable String word) {
        return word == null ? null : FlagView.Disposition.valueOf(word);
    }

    private FlagView view(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var waived = waived(row.getString("waived"));
        return new FlagView(
                id,
                row.getInt("version"),
                FlagView.Kind.valueOf(row.getString("kind")),
                row.getString("rule"),
                row.getString("subject"),
                row.getString("discriminator"),
                row.getString("label"),
                row.getString("partner"),
                Sql.texts(row, "access_groups"),
                marking(row.getString("marking"), waived),
                FlagView.Condition.valueOf(row.getString("condition")),
                FlagView.Disposition.valueOf(row.getString("shown_disposition")),
                row.getString("disposition_reason"),
                waived == null ? null : FlagView.Waived.of(waived),
                row.getString("not_waived_because"),
                row.getString("level"),
                row.getString("level_because"),
                row.getString("downgrade_to"),
                endProposed(row.getString("end_proposed")),
                row.getString("owner"),
                row.getString("assigned_to"),
                row.getString("confirmed_by"),
                row.getObject("confirmed_on", LocalDate.class),
                presence(row),
                new FlagView.Clock(
                        row.getObject("became_known_on", LocalDate.class),
                        row.getObject("detected_on", LocalDate.class),
                        row.getObject("first_response_due", LocalDate.class),
                        row.getObject("first_external_act_on", LocalDate.class),
                        row.getObject("decide_by", LocalDate.class),
                        row.getObject("decided_on", LocalDate.class),
                        row.getBoolean("overdue"),
                        row.getObject("overdue_since", LocalDate.class),
                        row.getBoolean("overdue") ? row.getString("escalates_to") : null),
                reading(row),
                FlagView.Links.of(id),
                null);
    }

    /** Of a flag that names what waives it the higher one of both. */
    private static Marking marking(String own, @Nullable JsonNode waived) {
        return waived == null
                ? Marking.read(own)
                : Marking.highest(List.of(
                        Marking.read(own), Marking.read(waived.path("marking").toString())));
    }

    private static FlagView.@Nullable Reading reading(ResultSet row) throws SQLException {
        var review = row.getObject("review", UUID.class);
        if (review == null) {
            return null;
        }
        return new FlagView.Reading(
                review,
                row.getObject("as_of", LocalDate.class),
                row.getString("rulebook"),
                row.getString("revision"),
                row.getString("title"),
                row.getString("severity"),
                row.getString("duty_holder"),
                row.getString("choice"),
                row.getString("authority"),
                row.getString("citation"),
                row.getBoolean("counsel_reviewed"),
                row.getString("message"),
                row.getString("disclaimer"),
                Sql.texts(row, "missing"),
                Sql.texts(row, "reasons"),
                row.getString("permitted_from"),
                row.getObject("next_change_on", LocalDate.class),
                row.getString("evidence"),
                row.getString("facts"),
                row.getLong("subjects"),
                row.getObject("read_on", LocalDate.class));
    }
}
