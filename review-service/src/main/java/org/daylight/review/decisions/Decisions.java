package org.daylight.review.decisions;

import static org.daylight.kit.problem.Problems.CONFLICT;
import static org.daylight.kit.problem.Problems.FOUR_EYES;
import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.kit.problem.Problems.NOT_ALLOWED;
import static org.daylight.kit.problem.Problems.NOT_FOUND;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.acting.Preconditions;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.json.Json;
import org.daylight.kit.problem.Violation;
import org.daylight.kit.recording.Recordings;
import org.jspecify.annotations.Nullable;

/** What becomes of decisions beside their signature: they are refused, withdrawn, and owe notices. */
@ApplicationScoped
public class Decisions {

    private final DecisionStore store;
    private final Recordings recordings;
    private final Caller caller;
    private final RegisterZone zone;

    Decisions(DecisionStore store, Recordings recordings, Caller caller, RegisterZone zone) {
        this.store = store;
        this.recordings = recordings;
        this.caller = caller;
        this.zone = zone;
    }

    public DecisionView get(UUID id) {
        return store.find(id).orElseThrow(() -> NOT_FOUND.problem("No decision has the id " + id));
    }

    /** In whatever state it is since it was signed: what is owed is owed. */
    DecisionView give(UUID id, @Nullable String ifMatch, DecisionActs.Give give) {
        recordings.sequence();
        var decision = get(id);
        Preconditions.require(ifMatch, decision.version());
        if (decision.signedBy() == null || decision.signedAt() == null) {
            throw CONFLICT.problem("It is %s, and notices are owed once it is signed; %s"
                    .formatted(decision.state(), decision.state().fromHere()));
        }
        var owed = decision.content().path("noticesOwed").size();
        if (give.notice() >= owed) {
            throw INVALID_REQUEST.problem(
                    "It owes %d notices".formatted(owed),
                    new Violation("/notice", "must be the place of one of them, from 0 on"));
        }
        if (decision.noticesGiven().stream().anyMatch(given -> given.notice() == give.notice())) {
            throw CONFLICT.problem("This notice was given already; name another one that it owes");
        }
        var today = zone.day(recordings.stamp());
        if (give.on().isAfter(today)) {
            throw INVALID_REQUEST.problem(
                    "Nothing was given on a day that has not come", new Violation("/on", "must not be after " + today));
        }
        var given = new DecisionView.NoticeGiven(give.notice(), give.on(), caller.person(), give.how());
        store.change(id, give.how(), "notices_given = notices_given || ?::jsonb", json(List.of(given)));
        return get(id);
    }

    DecisionView refuse(UUID id, @Nullable String ifMatch, String reason) {
        var decision = proposed(id, ifMatch);
        if (caller.person().equals(decision.proposedBy())) {
            throw FOUR_EYES.problem("You proposed it yourself; withdraw it instead");
        }
        return end(id, DecisionState.REFUSED, reason);
    }

    DecisionView withdraw(UUID id, @Nullable String ifMatch, String reason) {
        var decision = proposed(id, ifMatch);
        if (!caller.person().equals(decision.proposedBy())) {
            throw NOT_ALLOWED.problem("Only whoever proposed it can withdraw it; refuse it instead");
        }
        return end(id, DecisionState.WITHDRAWN, reason);
    }

    private DecisionView end(UUID id, DecisionState state, String reason) {
        store.change(id, reason, "state = ?, ended_by = ?, ended_reason = ?", state, caller.person(), reason);
        return get(id);
    }

    /** One that nobody has signed yet. */
    DecisionView proposed(UUID id, @Nullable String ifMatch) {
        // The lock first: what is read after it cannot change before this act is recorded.
        recordings.sequence();
        var decision = get(id);
        Preconditions.require(ifMatch, decision.version());
        if (decision.state() != DecisionState.PROPOSED) {
            throw CONFLICT.problem("It is %s already; %s"
                    .formatted(decision.state(), decision.state().fromHere()));
        }
        return decision;
    }

    private static String json(Object value) {
        return Json.mapper().valueToTree(value).toString();
    }
}
