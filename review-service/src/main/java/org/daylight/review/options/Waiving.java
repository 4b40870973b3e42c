package org.daylight.review.options;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.review.database.Sql;
import org.daylight.review.reviews.Judging.Header;
import org.jspecify.annotations.Nullable;

/** What waivers would cover, asked of the function that reviews and lists ask, with what an option puts on their meters. */
@ApplicationScoped
class Waiving {

    private final Sql sql;
    private final RegisterZone zone;

    Waiving(Sql sql, RegisterZone zone) {
        this.sql = sql;
        this.zone = zone;
    }

    /** What is on a meter. */
    record Used(long uses, BigDecimal quantity, BigDecimal amount) {}

    /**
     * A waiver that is in force on the day looked at and that so much ends.
     *
     * @param type of subject that its rule is about
     * @param objective covers that objective and nothing else
     * @param later what is on its meter of days after asOf
     */
    record Ceiling(
            UUID id,
            String rule,
            String type,
            @Nullable String partner,
            @Nullable String objective,
            @Nullable String subject,
            LocalDate from,
            LocalDate until,
            @Nullable String unit,
            @Nullable String currency,
            @Nullable String basis,
            Used later) {

        boolean covers(String of, Header header) {
            return rule.equals(of) && covers(header);
        }

        boolean covers(Header header) {
            return type.equals(header.type())
                    && (objective == null || (type.equals("objective") && objective.equals(header.label())))
                    && (partner == null || partner.equals(header.partner()))
                    && (subject == null || subject.equals(header.subject()));
        }
    }

    /**
     * Those that what comes can use up, and that what is on their meters by {@code asOf} has not used up.
     *
     * @param rules of which waivers count, with the type of subject that each is about
     */
    List<Ceiling> ceilings(Map<String, String> rules, LocalDate asOf, LocalDate on) {
        return sql.rows(
                """
                select w.*, later.* from (select ?::date as as_of, ?::date as until) asked
                cross join waiver w
                cross join lateral (
                    select n.uses - b.uses as later_uses, n.quantity - b.quantity as later_quantity,
                        n.amount - b.amount as later_amount
                    from waiver_used(w.id, asked.until) n, waiver_used(w.id, asked.as_of) b) later
                where w.rule = any (?) and (ceiling_uses is not null or ceiling_quantity is not null or ceiling_amount is not null)
                    and waiver_in_force(w, asked.until, jsonb_build_object(w.id::text, jsonb_build_object(
                        'uses', -later_uses, 'quantity', -later_quantity, 'amount', -later_amount)))
                order by w.reference
                """,
                row -> new Ceiling(
                        row.getObject("id", UUID.class),
                        row.getString("rule"),
                        Objects.requireNonNull(rules.get(row.getString("rule"))),
                        row.getString("partner"),
                        row.getString("objective"),
                        row.getString("subject"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_until", LocalDate.class),
                        row.getString("ceiling_unit"),
                        row.getString("ceiling_currency"),
                        row.getString("ceiling_basis"),
                        new Used(
                                row.getLong("later_uses"),
                                row.getBigDecimal("later_quantity"),
                                row.getBigDecimal("later_amount"))),
                asOf,
                on,
                rules.keySet().toArray(String[]::new));
    }

    /**
     * A rule that one subject does not meet.
     *
     * @param noChoice whether the revision that judged it leaves no choice on any day; null = what judged its flag says it
     */
    record NotMet(String rule, Header header, @Nullable Boolean noChoice) {}

    /**
     * What covers it: in any case, as far as amounts are known, and if nothing came under waivers.
     *
     * @param surely null = nothing covers it, or nobody can tell
     */
    record Covered(
            @Nullable JsonNode surely,
            @Nullable JsonNode perhaps,
            @Nullable JsonNode without) {}

    /** In the order of what is asked. */
    List<Covered> covered(List<NotMet> asked, LocalDate on, JsonNode ahead, JsonNode atWorst) {
        if (asked.isEmpty()) {
            return List.of();
        }
        return sql.rows(
                """
                select waived_of(n.rule, n.type, n.subject, n.partner, n.label, d.day, d.closes, ?::jsonb,
                        no_choice => n.no_choice) as surely,
                    waived_of(n.rule, n.type, n.subject, n.partner, n.label, d.day, d.closes, ?::jsonb,
                        no_choice => n.no_choice) as perhaps,
                    waived_of(n.rule, n.type, n.subject, n.partner, n.label, d.day, d.closes,
                        no_choice => n.no_choice) as without
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::boolean[])
                    with ordinality n (rule, type, subject, partner, label, no_choice, place)
                cross join (select ?::date as day, ?::timestamptz as closes) d
                order by n.place
                """,
                row -> new Covered(
                        tree(row.getString("surely")), tree(row.getString("perhaps")), tree(row.getString("without"))),
                atWorst.toString(),
                ahead.toString(),
                texts(asked, NotMet::rule),
                texts(asked, each -> each.header().type()),
                texts(asked, each -> each.header().subject()),
                texts(asked, each -> each.header().partner()),
                texts(asked, each -> each.header().label()),
                asked.stream().map(NotMet::noChoice).toArray(Boolean[]::new),
                on,
                zone.endOf(on));
    }

    /** Who may read something, and with which marking. */
    record Readers(List<String> accessGroups, Marking marking) {}

    /** Of waivers and decisions that cover something. */
    Map<String, Readers> readers(Set<String> ids) {
        var readers = new HashMap<String, Readers>();
        if (!ids.isEmpty()) {
            sql.each(
                    """
                    select n.id, n.access_groups, n.marking::text from (
                        select id, access_groups, marking from waiver union all
                        select id, access_groups, marking from decision) n
                    where n.id = any (?::text[]::uuid[])
                    """,
                    row -> readers.put(
                            row.getString(1),
                            new Readers(Sql.texts(row, "access_groups"), Marking.read(row.getString(3)))),
                    (Object) ids.toArray(String[]::new));
        }
        return readers;
    }

    /** One value of a row. */
    @FunctionalInterface
    private interface Value {
        @Nullable
        String of(NotMet each);
    }

    private static @Nullable String[] texts(List<NotMet> asked, Value value) {
        return asked.stream().map(value::of).toArray(String[]::new);
    }

    private static @Nullable JsonNode tree(@Nullable String json) {
        try {
            return json == null ? null : Json.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database gave a waiver that cannot be read", e);
        }
    }
}
