package org.daylight.registry.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Which subjects may read differently than they did at an earlier moment: those recorded anew in between, those whose line
 * speaks of something recorded anew, and those that are there only from a day in between.
 *
 * <p>Rather too many than too few: a subject that is named here and reads as before costs one evaluation; one that is left
 * out would keep an answer that is no longer true. What changes by the calendar alone is in each line's {@code sameUntil}.
 */
final class Changed {

    /** Their lines sum up so much that whoever reads them reads them all. */
    static final List<FactType> SUMMED_UP = List.of(FactType.AUTHORITY, FactType.OBJECTIVE, FactType.PARTNER);

    static final List<FactType> FOLLOWED = Arrays.stream(FactType.values())
            .filter(type -> !SUMMED_UP.contains(type))
            .toList();

    private final FactMoment now;
    private final LocalDate asOfBefore;
    private final String between;
    private final String since;

    Changed(FactMoment now, LocalDate asOfBefore, Instant knownBefore) {
        this.now = now;
        this.asOfBefore = asOfBefore;
        since = since(knownBefore);
        between = since + " and recorded_at <= timestamptz '%s'".formatted(now.knownAt());
    }

    /**
     * A long import is stamped when it begins and gets its number when it ends, so the first number is looked for. Where there is
     * none, nothing was recorded, and nothing is looked for among all that was before.
     */
    private static String since(Instant knownBefore) {
        return """
                recording >= (select coalesce(min(sequence), %2$d) from recordings where recorded_at > timestamptz '%1$s')
                  and recorded_at > timestamptz '%1$s'
                """.formatted(knownBefore, Long.MAX_VALUE);
    }

    /**
     * The versions of the records of a table that were recorded after one moment and up to another, in any order: id, access group,
     * nothing, content and marking, and those columns. They lie together where they were written last, while the records
     * themselves lie scattered.
     */
    static Query recorded(String table, Instant after, Instant upTo, String columns, int most) {
        return new Query().add("""
                        select s.id, s.access_group, null, s.content::text, s.marking::text, %2$s
                        from %1$s_version s where %3$s and recorded_at <= timestamptz '%4$s' limit ?
                        """.formatted(table, columns, since(after), upTo), most);
    }

    /**
     * The records of a table of which a version was recorded after one moment and up to another, as they were before: id, access
     * group, nothing, content and marking, and those columns; voided ones left out.
     */
    static Query asBefore(String table, Instant after, Instant upTo, String columns) {
        return new Query().add("""
                select s.id, s.access_group, null, s.content::text, s.marking::text, %2$s
                from (select id, min(version) - 1 as version from %1$s_version
                    where %3$s and recorded_at <= timestamptz '%4$s' group by id) first
                cross join lateral (select * from %1$s_version v where v.id = first.id and v.version = first.version limit 1) s
                where s.voided_reason is null
                """.formatted(table, columns, since(after), upTo));
    }

    /** Something was erased since, and what was recorded of it in between cannot be followed any more. */
    Query purged() {
        return new Query().add("select count(*) from purge_version where " + since);
    }

    /** Their ids and the code of their partner, which may be null; a subject that ended is among them. */
    Query of(FactType type, int most) {
        var query = new Query().add("select s.id, p.code from (");
        var ids = new ArrayList<>(joined(type));
        if (type == FactType.DELIVERY) {
            // It keeps its partner for ever, so that each version says whose it is.
            query.add(touched(type.table(), "id, partner_id")).add(" union ");
        } else {
            ids.addFirst(touched(type.table()));
        }
        query.add("select r.id, r.partner_id from (").add(String.join(" union ", ids));
        if (Subjects.comeByDay(type) && now.asOf().isAfter(asOfBefore)) {
            query.add(" union (").add(subjects(type, now.asOf())).add(" except ");
            query.add(subjects(type, asOfBefore)).add(")");
        }
        // By their keys: the database cannot know how few they are, and would read all that there are.
        query.add(
                ") changed (id) join lateral (select r.id, r.partner_id from %s r where r.id = changed.id limit 1) r on true"
                        .formatted(type.table()));
        return query.add(
                ") s left join partner p on p.id = s.partner_id order by p.code nulls first, s.id limit ?", most);
    }

    /** Which of these subjects of a type are among them, in the order of their ids. */
    Query among(FactType type, List<UUID> ids) {
        var parts = new ArrayList<String>();
        parts.add(touched(type.table()));
        parts.addAll(joined(type));
        return new Query()
                .add("select distinct changed.id from (" + String.join(" union ", parts) + ") changed (id)")
                .add("where changed.id = any(?::uuid[])", texts(ids))
                .add("order by changed.id");
    }

    /** What was recorded in between of these records of a table themselves: id, version, act, its reason and when. */
    Query versions(FactType type, List<UUID> ids) {
        return new Query()
                .add("select id, version, act, act_reason, recorded_at from %s_version".formatted(type.table()))
                .add("where id = any(?::uuid[]) and " + between, texts(ids))
                .add("order by id, version");
    }

    private static List<String> texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }

    private Query subjects(FactType type, LocalDate asOf) {
        var moment = new FactMoment(asOf, now.knownAt(), now.knowing());
        return new Subjects(moment, Sight.FULL).select(type, new Scope.Portfolio(), "s.id");
    }

    /** Every line carries its partner; the rest is what {@link Joins} reads for it. */
    private List<String> joined(FactType type) {
        return switch (type) {
            case DELIVERY ->
                List.of(
                        "select d.id from delivery_version d where d.transfer_id in (%s)"
                                .formatted(touched("transfer")),
                        """
                        select d.id from delivery_version d where d.transfer_id in (
                          select t.id from transfer_version t where t.reference in (%s))
                        """.formatted(named("determination", "transfers")),
                        "select i.delivery_id from inventory_version i where i.id in (%s)"
                                .formatted(touched("inventory")),
                        """
                        select i.delivery_id from item_version i where i.id in (%s) or i.id in (
                          select c.item_id from end_use_check_version c where c.id in (%s))
                        """.formatted(touched("item"), touched("end_use_check")));
            case NOTIFICATION ->
                List.of(
                        "select n.id from notification_version n where n.transfer_id in (%s)"
                                .formatted(touched("transfer")),
                        "select n.id from notification_version n where n.reference in (%s)"
                                .formatted(named("determination", "notifications")),
                        "select n.id from notification_version n where n.content->>'transfer' in (%s)"
                                .formatted(named("determination", "transfers")),
                        // One that was taken back says whether another one of its transfer stood, and an emergency can
                        // make one that.
                        """
                        select n.id from notification_version n where n.content->>'withdrawnOn' is not null
                          and n.transfer_id in (
                            select o.transfer_id from notification_version o where o.id in (%s)
                            union select o.transfer_id from notification_version o where o.reference in (%s))
                        """.formatted(touched("notification"), named("determination", "notifications")));
            case TRANSFER ->
                List.of(
                        """
                        select t.id from transfer_version t where exists (
                          select from objective_version o where o.id in (%s)
                            and t.content->'objectives' @> to_jsonb(o.reference))
                        """.formatted(touched("objective")),
                        "select n.transfer_id from notification_version n where n.id in (%s)"
                                .formatted(touched("notification")),
                        "select t.id from transfer_version t where t.reference in (%s)"
                                .formatted(named("determination", "transfers")),
                        "select n.transfer_id from notification_version n where n.reference in (%s)"
                                .formatted(named("determination", "notifications")));
            case ITEM ->
                List.of(
                        "select c.item_id from end_use_check_version c where c.id in (%s)"
                                .formatted(touched("end_use_check")),
                        """
                        select i.id from item_version i where i.delivery_id in (%s union
                          select v.delivery_id from inventory_version v where v.id in (%s))
                        """.formatted(touched("delivery"), touched("inventory")));
            case INCIDENT ->
                List.of("select j.incident_id from judgement_version j where j.id in (%s)"
                        .formatted(touched("judgement")));
            case PROPOSAL ->
                List.of(
                        "select j.proposal_id from judgement_version j where j.id in (%s)"
                                .formatted(touched("judgement")),
                        "select o.id from proposal_version o where o.transfer_id in (%s)"
                                .formatted(touched("transfer")),
                        "select o.id from proposal_version o where o.notification_id in (%s)"
                                .formatted(touched("notification")),
                        // Whether a determination is about a proposal is decided in many ways, and both are few.
                        "select o.id from proposal_version o where exists (%s)".formatted(touched("determination")),
                        """
                        select o.id from proposal_version o where o.partner_id in (
                          select u.partner_id from undertaking_version u
                          where u.content->>'kind' = '%s' and u.id in (%s))
                        """.formatted(Statements.KIND, touched("undertaking")),
                        """
                        select o.id from proposal_version o where o.partner_id in (
                          select e.partner_id from expectation_version e
                          where e.content->>'kind' = 'ASSURANCE' and e.id in (%s))
                        """.formatted(touched("expectation")));
            case CONTROL_TOTAL ->
                // Each counts many deliveries, and all of them are few.
                List.of("select c.id from control_total_version c where exists (%s) or exists (%s)"
                        .formatted(touched("delivery"), touched("transfer")));
            case COMMITMENT, EXPECTATION, HOLD, INVENTORY, UNDERTAKING, UNIT -> List.of();
            case AUTHORITY, OBJECTIVE, PARTNER ->
                throw new IllegalArgumentException("the lines of every %s are read anew".formatted(type.word()));
        };
    }

    /** The records of a table of which a version was recorded in between, and all of a partner of whom one was. */
    private String touched(String table) {
        return touched(table, "id");
    }

    private String touched(String table, String columns) {
        return """
               select %3$s from %1$s_version where %2$s
               union select %3$s from %1$s_version where partner_id in (select id from partner_version where %2$s)
               """.formatted(table, between, columns);
    }

    /** The keys under a field of what was recorded in between, as it is and as it was. */
    private String named(String table, String field) {
        return "select jsonb_array_elements_text(coalesce(x.content->'%s', '[]')) from %s_version x where x.id in (%s)"
                .formatted(field, table, touched(table));
    }
}
