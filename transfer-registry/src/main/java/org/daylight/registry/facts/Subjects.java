package org.daylight.registry.facts;

import java.util.UUID;
import org.daylight.kit.recording.Knowledge;
import org.jspecify.annotations.Nullable;

/** Which rows are the subjects of a type in a scope: one place, so that the manifest counts what the lines show. */
final class Subjects {

    /**
     * A notice is there from the first day that is recorded of it; the certification of an emergency is a part of it. One
     * that is owed on a day is there before, and so is one without any day.
     */
    private static final String GIVEN = "(s.content->>'dueOn' is not null or coalesce("
            + NoticeDays.first("s.content", "select emergency.first as day") + " <= ?, true))";

    private static final String MADE = "split_part(s.content->>'madeOn', '/', 1) collate \"C\" <= ?";

    private static final String STATED = "split_part(s.content->>'statedOn', '/', 1) collate \"C\" <= ?";

    /** What is alleged cannot be judged before it happened; an incident without that day is there. */
    private static final String HAPPENED =
            "coalesce(split_part(s.content->>'occurredOn', '/', 1) collate \"C\" <= ?, true)";

    private static final String NOT_VOIDED = """
            (select * from delivery d where not exists (
              select from delivery v
              where v.voided_reason is not null and v.partner_id = d.partner_id and v.id = d.id))""";

    private final FactMoment moment;
    private final Sight sight;

    Subjects(FactMoment moment, Sight sight) {
        this.moment = moment;
        this.sight = sight;
    }

    /** Selects id, access_group, content and partner_id of the subjects. */
    Query select(FactType type, Scope scope, String columns) {
        return select(type, scope, columns, moment.rows(type.table()));
    }

    /**
     * The same where only ids are asked for. Deliveries are by far the most: an index has the ids of all of them, another one
     * those of the few that were voided, and no row has to be looked at.
     */
    Query ids(FactType type, Scope scope, String columns) {
        if (isIndexed(type)) {
            return select(type, scope, columns, NOT_VOIDED);
        }
        return isPast(type) && sight.full() && !(scope instanceof Scope.OfObjective)
                ? select(type, scope, columns, new PastDeliveries(moment.knownAt()).ids())
                : select(type, scope, columns);
    }

    boolean isIndexed(FactType type) {
        return type == FactType.DELIVERY && moment.stands(type.table());
    }

    private boolean isPast(FactType type) {
        return type == FactType.DELIVERY
                && !moment.stands(type.table())
                && moment.knowing().knowledge() == Knowledge.RECORDED;
    }

    private Query select(FactType type, Scope scope, String columns, String from) {
        var query = new Query().add("select " + columns + " from " + from + " s");
        var withPartner = type != FactType.AUTHORITY && type != FactType.PARTNER;
        if (withPartner && !sight.full()) {
            // An undertaking may concern no partner, and a control total all of them.
            var join = type == FactType.UNDERTAKING || type == FactType.CONTROL_TOTAL ? "left join " : "join ";
            query.add(join + moment.rows("partner") + " p on p.id = s.partner_id");
        }
        if (type == FactType.NOTIFICATION) {
            query.add("left join (select key, min(split_part(e.content->>'on', '/', 1) collate \"C\") as first from "
                            + moment.rows("determination")
                            + " e, jsonb_array_elements_text(e.content->'notifications') key"
                            + " where e.content->>'kind' = 'EMERGENCY'")
                    .visible(sight, "determination", "e")
                    .add(" group by key) emergency on emergency.key = s.content->>'reference'");
        }
        query.add("where true").visible(sight, type.table(), "s");
        var there = there(type);
        if (there != null) {
            query.add(" and " + there, moment.asOf().toString());
        }
        if (withPartner) {
            query.visible(sight, "partner", "p");
        }
        if (type == FactType.DELIVERY && !sight.full()) {
            query.add(" and exists (select from " + moment.rows("transfer") + " t where t.id = s.transfer_id")
                    .visible(sight, "transfer", "t")
                    .add(")");
        }
        switch (scope) {
            case Scope.Portfolio() -> {}
            case Scope.OfPartner(var code) -> ofPartner(query, type, code);
            case Scope.OfObjective(var reference) -> ofObjective(query, type, reference);
        }
        return query;
    }

    /** Whether a day decides which subjects there are; of the others all are there that are known. */
    static boolean comeByDay(FactType type) {
        return there(type) != null;
    }

    private static @Nullable String there(FactType type) {
        return switch (type) {
            case NOTIFICATION -> GIVEN;
            case COMMITMENT -> MADE;
            case INCIDENT -> HAPPENED;
            case CONTROL_TOTAL -> STATED;
            case AUTHORITY,
                    DELIVERY,
                    EXPECTATION,
                    HOLD,
                    INVENTORY,
                    ITEM,
                    OBJECTIVE,
                    PARTNER,
                    PROPOSAL,
                    TRANSFER,
                    UNDERTAKING,
                    UNIT -> null;
        };
    }

    /** The subjects of one partition, in the order of their ids. */
    Query partition(Partition partition, String columns) {
        var partner = partition.partner();
        var from = isPast(partition.type()) && partner != null
                ? new PastDeliveries(moment.knownAt()).within(partner, partition.from(), partition.to())
                : moment.rows(partition.type().table());
        var query = select(partition.type(), partition.scope(), columns, from);
        query.add(" and s.id between ? and ?", partition.from(), partition.to());
        ofPartnerId(query, partnerColumn(partition.type()), partner);
        return query.add(" order by s.id");
    }

    private static void ofPartnerId(Query query, String column, @Nullable UUID partner) {
        if (partner != null) {
            query.add(" and " + column + " = ?", partner);
        } else if (!column.startsWith("null")) {
            query.add(" and " + column + " is null");
        }
    }

    static String partnerColumn(FactType type) {
        return switch (type) {
            case PARTNER -> "s.id";
            case AUTHORITY -> "null::uuid";
            default -> "s.partner_id";
        };
    }

    private void ofPartner(Query query, FactType type, String code) {
        switch (type) {
            case PARTNER -> query.add(" and s.content->>'code' = ?", code);
            case AUTHORITY ->
                query.add(
                        " and s.content->>'code' in (select c->>'authority' from " + moment.rows("transfer")
                                + " st join " + moment.rows("partner") + " sp on sp.id = st.partner_id,"
                                + " jsonb_array_elements(coalesce(st.content->'charges', '[]')) c"
                                + " where sp.content->>'code' = ?)",
                        code);
            default ->
                query.add(
                        " and s.partner_id in (select sp.id from " + moment.rows("partner")
                                + " sp where sp.content->>'code' = ?)",
                        code);
        }
    }

    private void ofObjective(Query query, FactType type, String reference) {
        var served = "from " + moment.rows("transfer") + " st where st.content->'objectives' @> to_jsonb(?::text)";
        switch (type) {
            case OBJECTIVE -> query.add(" and s.content->>'reference' = ?", reference);
            case CONTROL_TOTAL ->
                query.add(" and s.content->>'transfer' in (select st.content->>'reference' " + served + ")", reference);
            case PARTNER ->
                query.add(
                        " and s.id in (select o.partner_id from " + moment.rows("objective")
                                + " o where o.content->>'reference' = ?)",
                        reference);
            case TRANSFER -> query.add(" and s.content->'objectives' @> to_jsonb(?::text)", reference);
            case DELIVERY -> query.add(" and s.transfer_id in (select st.id " + served + ")", reference);
            case COMMITMENT -> query.add(" and s.content->>'objective' = ?", reference);
            case NOTIFICATION ->
                query.add(" and s.content->>'transfer' in (select st.content->>'reference' " + served + ")", reference);
            case INVENTORY ->
                query.add(
                        " and s.content->>'delivery' in (select d.content->>'reference' from " + moment.rows("delivery")
                                + " d where d.transfer_id in (select st.id " + served + "))",
                        reference);
            case PROPOSAL, UNIT ->
                query.add(" and s.content->>'transfer' in (select st.content->>'reference' " + served + ")", reference);
            case UNDERTAKING ->
                query.add(
                        " and (s.content->>'objective' = ? or s.content->>'transfer' in (select st.content->>'reference' "
                                + served + "))",
                        reference,
                        reference);
            case ITEM ->
                query.add(
                        " and (s.content->>'transfer' in (select st.content->>'reference' " + served
                                + ") or s.content->>'delivery' in (select d.content->>'reference' from "
                                + moment.rows("delivery") + " d where d.transfer_id in (select st.id " + served + ")))",
                        reference,
                        reference);
            case HOLD ->
                query.add(
                        " and (s.content->'objectives' @> to_jsonb(?::text) or s.content->>'objective' = ?"
                                + " or exists (select " + served
                                + " and s.content->'transfers' @> to_jsonb(st.content->>'reference')))",
                        reference,
                        reference,
                        reference);
            case EXPECTATION, INCIDENT ->
                query.add(
                        " and (s.content->>'objective' = ? or exists (select " + served
                                + " and s.content->'transfers' @> to_jsonb(st.content->>'reference')))",
                        reference,
                        reference);
            case AUTHORITY ->
                query.add(
                        " and (s.content->>'code' in (select o.content->>'authority' from "
                                + moment.rows("objective") + " o where o.content->>'reference' = ?)"
                                + " or s.content->>'code' in (select c->>'authority' from (select st.content " + served
                                + ") x, jsonb_array_elements(coalesce(x.content->'charges', '[]')) c))",
                        reference,
                        reference);
        }
    }
}
