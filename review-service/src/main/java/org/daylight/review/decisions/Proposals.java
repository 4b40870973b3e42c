package org.daylight.review.decisions;

import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.review.problem.ReviewProblems.INCOMPLETE_HOLD;
import static org.daylight.review.problem.ReviewProblems.OTHER_EVIDENCE;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.daylight.kit.identity.ApprovedLevel;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.json.Json;
import org.daylight.kit.problem.Violation;
import org.daylight.kit.recording.Recordings;
import org.daylight.review.database.Sql;
import org.daylight.review.options.SealedOptions;
import org.jspecify.annotations.Nullable;

/** One person proposes, and what another one is to sign is fixed: its words, and the evidence that they rest on. */
@ApplicationScoped
class Proposals {

    private final Sql sql;
    private final Decisions decisions;
    private final DecisionEvidence evidence;
    private final EvidenceScope evidenceScope;
    private final DecisionReach reach;
    private final DecisionWaivers waivers;
    private final SealedOptions options;
    private final Recordings recordings;
    private final Caller caller;
    private final ApprovedLevel approved;

    Proposals(
            Sql sql,
            Decisions decisions,
            DecisionEvidence evidence,
            EvidenceScope evidenceScope,
            DecisionReach reach,
            DecisionWaivers waivers,
            SealedOptions options,
            Recordings recordings,
            Caller caller,
            ApprovedLevel approved) {
        this.sql = sql;
        this.decisions = decisions;
        this.evidence = evidence;
        this.evidenceScope = evidenceScope;
        this.reach = reach;
        this.waivers = waivers;
        this.options = options;
        this.recordings = recordings;
        this.caller = caller;
        this.approved = approved;
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
                Json.mapper().valueToTree(proposal.withoutPrivateLine()).toString(),
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
        return decisions.get(id);
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

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
