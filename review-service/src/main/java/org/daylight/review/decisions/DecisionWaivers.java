package org.daylight.review.decisions;

import static org.daylight.kit.problem.Problems.CONFLICT;
import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.review.problem.ReviewProblems.NOT_WAIVABLE;
import static org.daylight.review.problem.ReviewProblems.OTHER_EVIDENCE;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.problem.Violation;
import org.daylight.kit.recording.Recordings;
import org.daylight.review.database.Sql;
import org.daylight.review.rulebook.MandatoryRules;

/** What a decision waives: rules that flags of it are of. */
@ApplicationScoped
class DecisionWaivers {

    /** Of all of them if of one: a decision waives a rule for each of its flags. */
    private static final String MANDATORY = "select leaves_no_choice(fr.rulebook, f.rule, fr.revision) or "
            + MandatoryRules.isMandatory("f.rule", "fr.choice")
            + " as mandatory from flag f join flag_reading fr on fr.flag = f.id where f.rule = ? and f.id = any(?)"
            + " order by mandatory desc limit 1";

    private final Sql sql;
    private final EvidenceScope evidenceScope;
    private final RegisterZone zone;
    private final Recordings recordings;
    private final Caller caller;

    DecisionWaivers(Sql sql, EvidenceScope evidenceScope, RegisterZone zone, Recordings recordings, Caller caller) {
        this.sql = sql;
        this.zone = zone;
        this.evidenceScope = evidenceScope;
        this.recordings = recordings;
        this.caller = caller;
    }

    /** Of flags that it names, of rules that may be waived, and of nothing that is ended already. */
    void check(Proposal proposal) {
        for (var i = 0; i < proposal.waives().size(); i++) {
            var rule = proposal.waives().get(i);
            var mandatory = mandatory(rule, proposal.flags());
            var where = new Violation("/content/waives/" + i, "must be the rule of a flag named under flags");
            if (mandatory.isEmpty()) {
                throw INVALID_REQUEST.problem("None of the flags is of the rule " + rule, where);
            }
            if (mandatory.get()) {
                throw NOT_WAIVABLE.problem(
                        rule + " is mandatory for a flag that the decision names; leave the rule or the flag out",
                        new Violation("/content/waives/" + i, "cannot be waived"));
            }
            var authority = evidenceScope.authorityOf(
                    rule,
                    proposal.flags(),
                    proposal.scope().partner(),
                    proposal.scope().objectives());
            if (authority != null) {
                throw OTHER_EVIDENCE.problem(
                        "%1$s may be charged by others too; leave %2$s out of waives, and propose a waiver of it for the subject %1$s"
                                .formatted(authority, rule),
                        new Violation(
                                "/content/waives/" + i, "is about %s, and the decision is not".formatted(authority)));
            }
        }
        requireOpen(proposal.flags(), proposal.waives());
    }

    /** Today; nothing where none of the flags is of the rule. */
    private Optional<Boolean> mandatory(String rule, List<UUID> flags) {
        var today = zone.day(recordings.stamp());
        return sql.first(MANDATORY, row -> row.getBoolean(1), today, today, rule, flags.toArray(UUID[]::new));
    }

    /** What people have ended, from L2 on two of them, no waiver takes up again behind their backs. */
    private void requireOpen(List<UUID> flags, List<String> waives) {
        sql.first(
                        """
                        select label, disposition from flag
                        where id = any(?) and rule = any(?) and disposition in ('DISMISSED', 'CLOSED') order by id limit 1
                        """,
                        row -> "%s is %s".formatted(row.getString(1), row.getString(2)),
                        flags.toArray(UUID[]::new),
                        waives.toArray(String[]::new))
                .ifPresent(ended -> {
                    throw CONFLICT.problem(
                            "The flag of %s, and what is ended needs no waiver; propose the decision without it, or reopen it first"
                                    .formatted(ended));
                });
    }

    /** In the transaction in which it is signed. */
    void take(DecisionView decision) {
        var rules = new ArrayList<String>();
        decision.content().path("waives").forEach(rule -> rules.add(rule.asText()));
        for (var rule : rules) {
            if (mandatory(rule, DecisionStore.flags(decision.content())).orElse(false)) {
                throw NOT_WAIVABLE.problem(
                        "%s has become mandatory; withdraw the decision and propose it anew without it"
                                .formatted(rule));
            }
        }
        requireOpen(DecisionStore.flags(decision.content()), rules);
        sql.update(
                """
                update flag set version = flag.version + 1, recording = ?, recorded_at = ?, act = 'CHANGED',
                    disposition = 'WAIVED', disposition_by = ?, disposition_reason = ?
                from decision d
                where flag.id = any(?) and flag.rule = any(?) and d.id = ? and answers_for(d, flag)
                """,
                recordings.sequence(),
                recordings.stamp(),
                caller.person(),
                "decision " + decision.reference(),
                DecisionStore.flags(decision.content()).toArray(UUID[]::new),
                rules.toArray(String[]::new),
                decision.id());
        recordings.touchedByRecording("flag");
    }
}
