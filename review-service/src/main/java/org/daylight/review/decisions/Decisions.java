package org.daylight.review.decisions;

import static org.daylight.kit.problem.Problems.CONFLICT;
import static org.daylight.kit.problem.Problems.FOUR_EYES;
import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.kit.problem.Problems.NOT_ALLOWED;
import static org.daylight.kit.problem.Problems.NOT_FOUND;
import static org.daylight.review.problem.ReviewProblems.ADVISORIES_NOT_SHOWN;
import static org.daylight.review.problem.ReviewProblems.EVIDENCE_CHANGED;
import static org.daylight.review.problem.ReviewProblems.INCOMPLETE_HOLD;
import static org.daylight.review.problem.ReviewProblems.OTHER_EVIDENCE;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.daylight.kit.acting.Preconditions;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.identity.ApprovedLevel;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.identity.Roles;
import org.daylight.kit.json.Json;
import org.daylight.kit.problem.Violation;
import org.daylight.kit.recording.Recordings;
import org.daylight.review.database.Sql;
import org.daylight.review.options.SealedOptions;
import org.jspecify.annotations.Nullable;

/** One person proposes, another one signs; the database refuses the same person as well. */
@ApplicationScoped
public class Decisions {

    private final Sql sql;
    private final DecisionStore store;
    private final DecisionEvidence evidence;
    private final EvidenceScope evidenceScope;
    private final DecisionReach reach;
    private final DecisionWaivers waivers;
    private final HoldOrders orders;
    private final SealedOptions options;
    private final Recordings recordings;
    private final Caller caller;
    private final ApprovedLevel approved;
    private final RegisterZone zone;

    Decisions(
            Sql sql,
            DecisionStore store,
            DecisionEvidence evidence,
            EvidenceScope evidenceScope,
            DecisionReach reach,
            DecisionWaivers waivers,
            HoldOrders orders,
            SealedOptions options,
            Recordings recordings,
            Caller caller,
            ApprovedLevel approved,
            RegisterZone zone) {
        this.sql = sql;
        this.store = store;
        this.evidence = evidence;
        this.evidenceScope = evidenceScope;
        this.reach = reach;
        this.waivers = waivers;
        this.orders = orders;
        this.options = options;
        this.recordings = recordings;
        this.caller = caller;
        this.approved = approved;
        this.zone = zone;
    }

    public DecisionView get(UUID id) {
        return store.find(id).orElseThrow(() -> NOT_FOUND.problem("No decision has the id " + id));
    }

    /**
     * @param commits what was read of its public commitments before this transaction
     * @param charged likewise, the authorities among its evidence to which something of its scope is charged
     */
    DecisionView propose(DecisionActs.Propose propose, PublicCommitments.Read commits, Set<String> charged) {
        var proposal = propose.content();
        commits.markings().forEach(marking -> approved.require(marking, "/content/commitments"));
        approved.require(propose.marking(), "/marking");
        check(proposal);
        evidence.requireKnown(proposal.flags(), proposal.review());
        var elsewhere = evidenceScope.elsewhere(
                proposal.scope().partner(),
                proposal.scope().objectives(),
                charged,
                proposal.flags(),
                proposal.review());
        if (!elsewhere.isEmpty()) {
            throw OTHER_EVIDENCE.problem(
                    "Name flags and a review of the scope, or decide about the others apart", elsewhere);
        }
        waivers.check(proposal);
        var considered = considered(proposal);
        var rests = evidence.of(
                proposal.flags(), proposal.review(), Json.mapper().valueToTree(proposal.considered()), commits.said());
        var id = UUID.randomUUID();
        sql.update(
                """
                insert into decision (id, version, recording, recorded_at, act, act_reason, marking, sources, reference,
                    outcome, state, partner, objectives, access_groups, content, private_line, evidence_digest,
                    evidence, substantive, review_by, proposed_by, proposed_at)
                values (?, 1, ?, ?, 'CREATED', ?, ?::jsonb, '[]', ?, ?, 'PROPOSED', ?, ?, ?, ?::jsonb, ?, ?, ?::jsonb,
                    false, ?, ?, ?)
                """,
                id,
                recordings.sequence(),
                recordings.stamp(),
                proposal.reason(),
                reach.marking(proposal, propose.marking(), considered, commits).json(),
                proposal.reference(),
                proposal.outcome(),
                proposal.scope().partner(),
                proposal.scope().objectives().toArray(String[]::new),
                reach.groups(proposal, propose.accessGroup(), considered, commits),
                json(proposal.withoutPrivateLine()),
                proposal.privateLine(),
                DecisionEvidence.digest(rests),
                rests.toString(),
                proposal.reviewBy(),
                caller.person(),
                recordings.stamp());
        var links = new ArrayList<@Nullable Object[]>();
        proposal.flags().forEach(flag -> links.add(new Object[] {id, flag}));
        sql.batch("insert into decision_flag (decision, flag) values (?, ?) on conflict do nothing", links);
        recordings.touched("decision", List.of(id));
        return get(id);
    }

    private SealedOptions.@Nullable Sealed considered(Proposal proposal) {
        var named = proposal.considered();
        return named == null
                ? null
                : options.require(
                        named.set(),
                        named.digest(),
                        named.chosen(),
                        proposal.scope().partner(),
                        proposal.scope().objectives(),
                        "/content/considered");
    }

    private static void check(Proposal proposal) {
        if (proposal.outcome() == Outcome.CONTINUED_BY_DEFAULT) {
            throw INVALID_REQUEST.problem(
                    "Nobody can propose that nobody decided; propose CONTINUE",
                    new Violation("/content/outcome", "must be an outcome that a person can propose"));
        }
        if (proposal.reference().startsWith("default-")) {
            throw INVALID_REQUEST.problem(
                    "References that begin with default- are kept for what nobody decided",
                    new Violation("/content/reference", "must not begin with default-"));
        }
        if (!proposal.outcome().fullStop()) {
            return;
        }
        var missing = new ArrayList<Violation>();
        if (proposal.scope().partner() == null) {
            missing.add(new Violation("/content/scope/partner", "must name the partner whose deliveries stop"));
        }
        if (blank(proposal.trigger())) {
            missing.add(new Violation("/content/trigger", "must say what set it off"));
        }
        if (blank(proposal.releaseCondition())) {
            missing.add(new Violation("/content/releaseCondition", "must say what ends it"));
        }
        if (proposal.defensiveExemptions().isUnknown()) {
            missing.add(new Violation(
                    "/content/defensiveExemptions", "must say what moves nevertheless, or null if nothing does"));
        }
        if (!missing.isEmpty()) {
            throw INCOMPLETE_HOLD.problem(
                    "A stop names its partner, its trigger, its release condition and what it exempts", missing);
        }
    }

    /**
     * @param commitmentsStand whether the register still says of its public commitments what was shown
     * @param charged the authorities among its evidence to which something of its scope is charged
     */
    DecisionView sign(
            UUID id, @Nullable String ifMatch, DecisionActs.Sign sign, boolean commitmentsStand, Set<String> charged) {
        var decision = proposed(id, ifMatch);
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
        return get(id);
    }

    /**
     * New evidence, at least two costed options, two persons. Evidence is new where no signed decision about the same
     * objectives, or where either names none about the partner, rested on the same, as repetition is counted: another review with the same answers is nothing new.
     */
    private boolean substantive(DecisionView decision) {
        var costed = 0;
        for (var option : decision.content().path("options")) {
            if (option.hasNonNull("cost")
                    || !option.path("costInWords").asText("").isBlank()) {
                costed++;
            }
        }
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

    private DecisionView proposed(UUID id, @Nullable String ifMatch) {
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

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static String json(Object value) {
        return Json.mapper().valueToTree(value).toString();
    }
}
