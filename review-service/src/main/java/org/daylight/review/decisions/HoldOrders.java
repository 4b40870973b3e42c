package org.daylight.review.decisions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.json.Json;
import org.daylight.review.database.Sql;
import org.jspecify.annotations.Nullable;

/** Writes down, in the transaction of the signature, what has to reach the registry. */
@ApplicationScoped
class HoldOrders {

    private static final int LONGEST_GROUP = 100;

    private final Sql sql;
    private final RegisterZone zone;
    private final InstantSource clock;

    HoldOrders(Sql sql, RegisterZone zone, InstantSource clock) {
        this.sql = sql;
        this.zone = zone;
        this.clock = clock;
    }

    void write(DecisionView decision, String signedBy) {
        var now = clock.instant();
        sql.update(
                """
                insert into outbox (id, kind, decision, body, written_at, next_attempt_at)
                values (?, 'HOLD', ?, ?::jsonb, ?, ?)
                """,
                UUID.randomUUID(),
                decision.id(),
                body(decision, signedBy, now).toString(),
                now,
                now);
    }

    private ObjectNode body(DecisionView decision, String signedBy, Instant now) {
        var content = decision.content();
        var scope = content.path("scope");
        var today = zone.day(now).toString();
        var draft = Json.mapper().createObjectNode();
        var hold = draft.putObject("content");
        // The decision's id, so that no other hold can stand under this reference and pass for this one.
        hold.put("reference", "hold-" + decision.id());
        hold.put("partner", decision.partner());
        hold.put("origin", decision.id().toString());
        hold.put("state", "ORDERED");
        hold.put("kind", "EXECUTIVE_PAUSE");
        hold.set("transfers", scope.path("transfers"));
        hold.put("trigger", content.path("trigger").asText());
        hold.put("objective", content.path("interestStatement").asText());
        decision.objectives().forEach(hold.putArray("objectives")::add);
        copy(scope, "items", hold, "itemScope");
        copy(scope, "missions", hold, "missionScope");
        copy(scope, "places", hold, "placeScope");
        hold.put("startedOn", today);
        hold.put("reviewBy", content.path("reviewBy").asText());
        hold.put("authorityOfRecord", content.path("authorityOfRecord").asText());
        hold.put("releaseCondition", content.path("releaseCondition").asText());
        // Null says that nothing is exempt; a stop whose proposal says nothing is refused.
        if (content.has("defensiveExemptions")) {
            hold.set("defensiveExemptions", content.get("defensiveExemptions"));
        }
        hold.put("orderedBy", decision.proposedBy());
        hold.put("signedBy", signedBy);
        draft.put("reason", "decision " + decision.reference());
        draft.put("accessGroup", accessGroup(decision.id()));
        draft.set("marking", Json.mapper().valueToTree(decision.marking()));
        return draft;
    }

    /**
     * The decision's group; null if everybody may see it. A record has one group: where the decision has several, the hold
     * gets their joint name, which is no group of anybody, so that only full sight sees it until somebody regroups it.
     */
    private @Nullable String accessGroup(UUID decision) {
        var groups = sql.rows("""
                select distinct one from (
                    select unnest(access_groups) from decision where id = ?
                    union all
                    select unnest(f.access_groups) from decision_flag df join flag f on f.id = df.flag where df.decision = ?
                    union all
                    select unnest(n.access_groups) from decision d join restriction n
                        on n.key = 'partner:' || d.partner or n.key in (select 'objective:' || o from unnest(d.objectives) o)
                    where d.id = ?
                ) groups(one) order by one
                """, row -> row.getString(1), decision, decision, decision);
        var joint = String.join("+", groups);
        return groups.isEmpty() ? null : joint.substring(0, Math.min(joint.length(), LONGEST_GROUP));
    }

    private static void copy(com.fasterxml.jackson.databind.JsonNode from, String name, ObjectNode to, String as) {
        if (from.path(name).isTextual()) {
            to.put(as, from.path(name).asText());
        }
    }
}
