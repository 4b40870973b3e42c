package org.daylight.review.recommendations;

import static org.daylight.kit.problem.Problems.CONFLICT;
import static org.daylight.kit.problem.Problems.FOUR_EYES;
import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.kit.problem.Problems.NOT_FOUND;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.daylight.kit.acting.Preconditions;
import org.daylight.kit.identity.ApprovedLevel;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.kit.problem.Violation;
import org.daylight.kit.recording.Recordings;
import org.daylight.review.database.Sql;
import org.daylight.review.recommendations.RecommendationView.State;
import org.jspecify.annotations.Nullable;

/** What a person can do with recommendations: answer them, implement them, and, as an auditor, close them. */
@ApplicationScoped
class Recommendations {

    private final Sql sql;
    private final RecommendationStore store;
    private final Recordings recordings;
    private final Caller caller;
    private final ApprovedLevel approved;

    Recommendations(Sql sql, RecommendationStore store, Recordings recordings, Caller caller, ApprovedLevel approved) {
        this.sql = sql;
        this.store = store;
        this.recordings = recordings;
        this.caller = caller;
        this.approved = approved;
    }

    RecommendationView get(UUID id) {
        return store.find(id).orElseThrow(() -> NOT_FOUND.problem("No recommendation has the id " + id));
    }

    RecommendationView record(RecommendationActs.Draft draft) {
        var content = draft.content();
        approved.require(draft.marking(), "/marking");
        check(content);
        var groups = new TreeSet<>(store.groupsOfPartner(content.partner()));
        if (draft.accessGroup() != null) {
            groups.add(draft.accessGroup());
        }
        var id = UUID.randomUUID();
        sql.update(
                """
                insert into recommendation (id, version, recording, recorded_at, act, marking, sources, number, partner,
                    owner_role, due_on, rules, access_groups, content, state, state_by, state_at, evidence)
                values (?, 1, ?, ?, 'CREATED', ?::jsonb, '[]', ?, ?, ?, ?, ?, ?, ?::jsonb, 'OPEN', ?, ?, '{}')
                """,
                id,
                recordings.sequence(),
                recordings.stamp(),
                Objects.requireNonNullElse(draft.marking(), Marking.UNMARKED).json(),
                content.number(),
                content.partner(),
                content.ownerRole(),
                content.dueOn(),
                content.rules().toArray(String[]::new),
                groups.toArray(String[]::new),
                Json.mapper().valueToTree(content).toString(),
                caller.person(),
                recordings.stamp());
        recordings.touched("recommendation", List.of(id));
        return get(id);
    }

    private void check(Recommendation content) {
        var wrong = new ArrayList<Violation>();
        if (content.dueOn().isBefore(content.issuedOn())) {
            wrong.add(new Violation("/content/dueOn", "must not be before issuedOn"));
        }
        var owners = store.owners();
        if (!owners.contains(content.ownerRole())) {
            wrong.add(new Violation("/content/ownerRole", "must be one of " + String.join(", ", owners)));
        }
        for (var rule : store.unknown(content.rules())) {
            wrong.add(new Violation(
                    "/content/rules/" + content.rules().indexOf(rule), "must be the key of a rule that was in force"));
        }
        if (content.partner() != null && !store.seesPartner(content.partner())) {
            wrong.add(new Violation("/content/partner", "must be the code of one that a sealed review has seen"));
        }
        if (!wrong.isEmpty()) {
            throw INVALID_REQUEST.problem("The recommendation cannot be kept as it is", wrong);
        }
    }

    RecommendationView agree(UUID id, @Nullable String ifMatch, String plan) {
        in(id, ifMatch, Set.of(State.OPEN, State.NOT_AGREED));
        return become(id, State.AGREED, plan, ", refused_by = null");
    }

    RecommendationView disagree(UUID id, @Nullable String ifMatch, String reason) {
        in(id, ifMatch, Set.of(State.OPEN, State.AGREED));
        return become(id, State.NOT_AGREED, reason, ", refused_by = ?", caller.person());
    }

    RecommendationView implement(UUID id, @Nullable String ifMatch, RecommendationActs.Implement implement) {
        in(id, ifMatch, Set.of(State.OPEN, State.AGREED));
        return become(
                id,
                State.IMPLEMENTED,
                implement.what(),
                ", implemented_by = ?, evidence = ?",
                caller.person(),
                implement.evidence().toArray(String[]::new));
    }

    /** Whoever implemented it does not find that it was. */
    RecommendationView close(UUID id, @Nullable String ifMatch, String reason) {
        var recommendation = in(id, ifMatch, Set.of(State.IMPLEMENTED, State.NOT_AGREED));
        if (caller.actsFor(recommendation.implementedBy()) || caller.actsFor(recommendation.stateBy())) {
            throw FOUR_EYES.problem(
                    "You or whom you stand in for implemented it or did not agree; another auditor has to close it");
        }
        return become(id, State.CLOSED, reason, ", closed_by = ?", caller.person());
    }

    /** The evidence did not show it, or it came undone. */
    RecommendationView reopen(UUID id, @Nullable String ifMatch, String reason) {
        in(id, ifMatch, Set.of(State.IMPLEMENTED, State.NOT_AGREED, State.CLOSED));
        return become(
                id,
                State.OPEN,
                reason,
                ", implemented_by = null, refused_by = null, closed_by = null, evidence = '{}'");
    }

    private RecommendationView in(UUID id, @Nullable String ifMatch, Set<State> states) {
        // The lock first: what is read after it cannot change before this act is recorded.
        recordings.sequence();
        var recommendation = get(id);
        Preconditions.require(ifMatch, recommendation.version());
        if (!states.contains(recommendation.state())) {
            throw CONFLICT.problem("It is %s, and this is done to one that is %s; %s"
                    .formatted(
                            recommendation.state(),
                            String.join(
                                    " or ",
                                    states.stream().map(State::name).sorted().toList()),
                            recommendation.state().fromHere()));
        }
        return recommendation;
    }

    private RecommendationView become(
            UUID id, State state, String reason, String assignments, @Nullable Object... values) {
        var all = new ArrayList<@Nullable Object>(Arrays.asList(
                recordings.sequence(), recordings.stamp(), reason, state, caller.person(), recordings.stamp(), reason));
        all.addAll(Arrays.asList(values));
        all.add(id);
        sql.update("""
                update recommendation set version = version + 1, recording = ?, recorded_at = ?, act = 'CHANGED',
                    act_reason = ?, state = ?, state_by = ?, state_at = ?, state_reason = ?
                """ + assignments + " where id = ?", all.toArray());
        recordings.touched("recommendation", List.of(id));
        return get(id);
    }
}
