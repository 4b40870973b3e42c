package org.daylight.review.waivers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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
import org.jspecify.annotations.Nullable;

/** Reads waivers and their meters, each reader only theirs. */
@ApplicationScoped
class WaiverStore {

    /** What was restricted since it was proposed hides it too. Takes full sight and twice the groups. */
    private static final String VISIBLE = "(? or (w.access_groups <@ ? and %s))"
            .formatted(Restrictions.noneOn("select 'partner:' || w.partner union all select 'objective:' || w.objective"
                    + " union all select w.subject"));

    /** Takes the day six times. */
    private static final String STANDING = """
            case when w.state in ('PROPOSED', 'REFUSED', 'WITHDRAWN') then 'NOT_SIGNED'
                when w.ended_on <= ? then 'ENDED' when w.valid_until < ? then 'EXPIRED'
                when w.valid_from > ? then 'NOT_YET'
                when waiver_covers_nothing_from(w, ?) = ? then 'RULE_MANDATORY'
                when waiver_exhausted(w, ?) then 'EXHAUSTED' else 'IN_FORCE' end
            """;

    private static final String COLUMNS = "select w.*, u.uses, u.quantity, u.amount, " + STANDING + " as standing,"
            + " waiver_covers_nothing_from(w, greatest(?, w.valid_from)) as not_waivable_from from waiver w"
            + " cross join lateral waiver_used(w.id, ?) u where w.voided_reason is null and " + VISIBLE;

    /** Signed, whatever became of it since, and not all who have to be told of it were. */
    private static final String NOTICES_OWED = """
            w.signed_by is not null and jsonb_array_length(w.notices_given)
                < jsonb_array_length(coalesce(nullif(w.content -> 'noticesOwed', 'null'), '[]'))
            """;

    private final Sql sql;
    private final Caller caller;
    private final RegisterZone zone;
    private final InstantSource clock;

    WaiverStore(Sql sql, Caller caller, RegisterZone zone, InstantSource clock) {
        this.sql = sql;
        this.caller = caller;
        this.zone = zone;
        this.clock = clock;
    }

    LocalDate today() {
        return zone.day(clock.instant());
    }

    Optional<WaiverView> find(UUID id) {
        var values = sight();
        values.add(id);
        return sql.first(COLUMNS + " and w.id = ?", this::view, values.toArray());
    }

    private List<@Nullable Object> sight() {
        var today = today();
        var groups = caller.groupsForSql();
        var sight = new ArrayList<@Nullable Object>(Collections.nCopies(8, today));
        sight.addAll(List.of(caller.fullSight(), groups, groups));
        return sight;
    }

    /** Which waivers a list holds; what is left out does not filter. */
    Page<WaiverView> list(
            @Nullable String rule,
            @Nullable String partner,
            WaiverView.@Nullable Standing standing,
            @Nullable Boolean noticesOwed,
            PageQuery page) {
        var binding = new @Nullable Object[] {"waivers", rule, partner, standing, noticesOwed};
        var where = "select w.* from (" + COLUMNS + ") w where (?::text is null or w.rule = ?)"
                + " and (?::text is null or w.partner = ?) and (?::text is null or w.standing = ?)"
                + " and (?::boolean is null or (" + NOTICES_OWED + ") = ?)";
        var values = sight();
        values.addAll(Arrays.<@Nullable Object>asList(
                rule, rule, partner, partner, standing, standing, noticesOwed, noticesOwed));
        var total = sql.number("select count(*) from (" + where + ") listed", values.toArray());
        var after = page.after(binding);
        if (after != null) {
            where += " and w.reference > ?";
            values.add(after.getFirst());
        }
        values.add(page.fetch());
        return Page.of(
                sql.rows(where + " order by w.reference limit ?", this::view, values.toArray()),
                page,
                Total.exactly(total),
                waiver -> List.of(waiver.content().path("reference").asText()),
                binding);
    }

    Page<WaiverUse> uses(WaiverView waiver, PageQuery page) {
        var binding = new @Nullable Object[] {"waiver-uses", waiver.id()};
        var where = " from waiver_use u where u.waiver = ? and u.voided_reason is null";
        var values = new ArrayList<@Nullable Object>(List.of(waiver.id()));
        var total = sql.number("select count(*)" + where, values.toArray());
        var after = page.after(binding);
        if (after != null) {
            where += " and (u.on_day, u.id) > (?::date, ?::uuid)";
            values.addAll(after);
        }
        values.add(page.fetch());
        return Page.of(
                sql.rows("select u.*" + where + " order by u.on_day, u.id limit ?", this::use, values.toArray()),
                page,
                Total.exactly(total),
                use -> List.of(use.on().toString(), use.id().toString()),
                binding);
    }

    Optional<WaiverUse> use(UUID id) {
        return sql.first("select u.* from waiver_use u where u.id = ?", this::use, id);
    }

    private WaiverUse use(ResultSet row) throws SQLException {
        return new WaiverUse(
                row.getObject("id", UUID.class),
                row.getObject("waiver", UUID.class),
                row.getInt("version"),
                row.getObject("on_day", LocalDate.class),
                there(row, "recorded_at"),
                Marking.read(row.getString("marking")),
                tree(row.getString("content")),
                row.getString("voided_reason"));
    }

    private WaiverView view(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var state = WaiverView.State.valueOf(row.getString("state"));
        var content = tree(row.getString("content"));
        var notWaivable = row.getObject("not_waivable_from", LocalDate.class);
        return new WaiverView(
                id,
                row.getInt("version"),
                state,
                WaiverView.Standing.valueOf(row.getString("standing")),
                Marking.read(row.getString("marking")),
                content,
                new WaiverView.Meter(
                        row.getLong("uses"),
                        counted(row.getBigDecimal("quantity"), row.getString("ceiling_unit")),
                        row.getString("ceiling_currency") == null
                                ? null
                                : counted(
                                        row.getBigDecimal("amount"),
                                        row.getString("ceiling_currency") + " " + row.getString("ceiling_basis"))),
                WaiverNotice.of(content, state, tree(row.getString("notices_given"))),
                row.getString("proposed_by"),
                there(row, "proposed_at"),
                row.getString("signed_by"),
                Sql.instant(row, "signed_at"),
                notWaivable == null || notWaivable.isAfter(row.getObject("valid_until", LocalDate.class))
                        ? null
                        : notWaivable,
                row.getString("ended_by"),
                row.getObject("ended_on", LocalDate.class),
                row.getString("ended_reason"),
                URI.create("/v1/waivers/" + id + "/uses"));
    }

    private static @Nullable String counted(BigDecimal amount, @Nullable String unit) {
        return unit == null ? null : amount.stripTrailingZeros().toPlainString() + " " + unit;
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
            throw new IllegalStateException("a stored waiver cannot be read", e);
        }
    }
}
