package org.daylight.review.decisions;

import static org.daylight.kit.problem.Problems.CONFLICT;
import static org.daylight.kit.problem.Problems.FOUR_EYES;
import static org.daylight.kit.problem.Problems.NOT_ALLOWED;
import static org.daylight.review.problem.ReviewProblems.ADVISORIES_NOT_SHOWN;
import static org.daylight.review.problem.ReviewProblems.EVIDENCE_CHANGED;
import static org.daylight.review.problem.ReviewProblems.OTHER_EVIDENCE;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.identity.Roles;
import org.daylight.kit.problem.Violation;
import org.daylight.kit.recording.Recordings;
import org.daylight.review.database.Sql;
import org.jspecify.annotations.Nullable;

/** Another person signs what was shown; the database refuses the same person as well. */
@ApplicationScoped
class Signatures {

    private final Sql sql;
    private final Decisions decisions;
    private final DecisionStore store;
    private final EvidenceScope evidenceScope;
    private final DecisionWaivers waivers;
    private final HoldOrders orders;
    private final Recordings recordings;
    private final Caller caller;
    private final RegisterZone zone;

    Signatures(
            Sql sql,
            Decisions decisions,
            DecisionStore store,
            EvidenceScope evidenceScope,
            DecisionWaivers waivers,
            HoldOrders orders,
            Recordings recordings,
            Caller caller,
            RegisterZone zone) {
        this.sql = sql;
        this.decisions = decisions;
        this.store = store;
        this.evidenceScope = evidenceScope;
        this.waivers = waivers;
        this.orders = orders;
        this.recordings = recordings;
        this.caller = caller;
        this.zone = zone;
    }

    /**
     * @param commitmentsStand whether the register still says of its public commitments what was shown
     * @param charged the authorities among its evidence to which something of its scope is charged
     */
    DecisionView sign(
            UUID id, @Nullable String ifMatch, DecisionActs.Sign sign, boolean commitmentsStand, Set<String> charged) {
        var decision = decisions.proposed(id, ifMatch);
        if (caller.actsFor(decision.proposedBy())) {
            throw FOUR_EYES.problem("You or whom you stand in for proposed it; another person has to sign");
        }
        var waives = !decision.content().path("waives").isEmpty();
        if ((decision.outcome().stops() || waives) && !caller.roles().contains(Roles.SENIOR_APPROVER)) {
            throw NOT_ALLOWED.problem("A full stop or a waiver is signed by a senior approver");
        }
        var today = zone.day(recordings.stamp());
        if (decision.reviewBy() != null && decision.reviewBy().isBefore(today)) {
            throw CONFLICT.problem(
                    "It was to be looked at again by %s, which is over; withdraw it and propose it anew with a later day"
                            .formatted(decision.reviewBy()));
        }
        if (!sign.evidenceDigest().equals(decision.evidenceDigest())
                || !decision.evidenceDigest().equals(decision.evidenceNow())) {
            throw EVIDENCE_CHANGED.problem(
                    "Read the decision again; if its evidenceNow differs, withdraw it and propose it anew",
                    new Violation("/evidenceDigest", "must be the evidenceDigest, and that must still be evidenceNow"));
        }
        // A subject may have moved to another partner since, and older proposals were not asked.
        var elsewhere = evidenceScope.elsewhere(
                decision.partner(),
                decision.objectives(),
                charged,
                DecisionStore.flags(decision.content()),
                DecisionStore.review(decision.content()));
        if (!elsewhere.isEmpty()) {
            throw OTHER_EVIDENCE.problem("Withdraw it and propose anew what is about its scope", elsewhere);
        }
        if (!commitmentsStand) {
            throw EVIDENCE_CHANGED.problem(
                    "A public commitment that it names has been changed; withdraw the decision and propose it anew",
                    new Violation("/evidenceDigest", "must name commitments as they are recorded"));
        }
        var advised = !decision.advisories().isEmpty();
        if (advised && !Boolean.TRUE.equals(sign.advisoriesShown())) {
            throw ADVISORIES_NOT_SHOWN.problem(
                    "Read the advisories of the decision, and say that they were shown to you",
                    new Violation("/advisoriesShown", "must be true"));
        }
        store.change(
                id,
                sign.statement(),
                "advisories_shown = ?, state = ?, signed_by = ?, signed_at = ?, signed_on = ?, substantive = ?",
                advised ? Boolean.TRUE : null,
                decision.outcome().fullStop() ? DecisionState.EFFECT_PENDING : DecisionState.SIGNED,
                caller.person(),
                recordings.stamp(),
                today,
                substantive(decision));
        if (waives) {
            waivers.take(decision);
        }
        if (decision.outcome().fullStop()) {
            orders.write(decision, caller.person());
        }
        return decisions.get(id);
    }

    /**
     * New evidence, at least two costed options, two persons. Evidence is new where no signed decision about the same
     * objectives, or where either names none about the partner, rested on the same, as repetition is counted: another review with the same answers is nothing new.
     */
    private boolean substantive(DecisionView decision) {
        var costed = sql.number(
                "select %s from decision d where d.id = ?".formatted(CostedOptions.count("d")), decision.id());
        var before = sql.number(
                """
                select count(*) from decision d join decision n on n.id = ?
                where d.id <> n.id and d.signed_by is not null and d.voided_reason is null and %s and %s = %s
                """.formatted(DecisionStore.SAME_SCOPE, Rollovers.evidence("d"), Rollovers.evidence("n")),
                decision.id());
        var rests =
                !DecisionStore.flags(decision.content()).isEmpty() || DecisionStore.review(decision.content()) != null;
        return costed >= 2 && before == 0 && rests;
    }
}
