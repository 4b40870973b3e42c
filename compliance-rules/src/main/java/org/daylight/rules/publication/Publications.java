package org.daylight.rules.publication;

import static org.daylight.kit.problem.Problems.FOUR_EYES;
import static org.daylight.rules.problem.RuleProblems.NOT_AT_THIS_STAGE;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.daylight.kit.identity.Caller;
import org.daylight.rules.lawbooks.Drafts;
import org.daylight.rules.lawbooks.Lawbooks;
import org.daylight.rules.measures.BreakerConfig;
import org.daylight.rules.measures.Measurements;
import org.daylight.rules.measures.PublicationGate;
import org.daylight.rules.measures.PublicationTable;
import org.daylight.rules.measures.PublicationTable.Revised;
import org.daylight.rules.revisions.Revision;
import org.daylight.rules.revisions.Revisions;
import org.daylight.rules.revisions.State;

/** What a caller can do about a publication that is held. */
@ApplicationScoped
class Publications {

    private final Revisions revisions;
    private final Drafts drafts;
    private final Lawbooks lawbooks;
    private final Measurements measurements;
    private final PublicationGate gate;
    private final PublicationTable table;
    private final BreakerConfig config;
    private final Caller caller;

    Publications(
            Revisions revisions,
            Drafts drafts,
            Lawbooks lawbooks,
            Measurements measurements,
            PublicationGate gate,
            PublicationTable table,
            BreakerConfig config,
            Caller caller) {
        this.revisions = revisions;
        this.drafts = drafts;
        this.lawbooks = lawbooks;
        this.measurements = measurements;
        this.gate = gate;
        this.table = table;
        this.config = config;
        this.caller = caller;
    }

    PublicationView get(String digest) {
        return view(revisions.get(digest));
    }

    List<PublicationView> ofPack(String pack) {
        return revisions.proposed(pack).stream().map(this::view).toList();
    }

    /** Each is decided by a person who is neither its author nor stands in for one. */
    List<PublicationView> override(OverrideRequest asked) {
        var named = drafts.named(asked.revisions());
        for (var revision : named) {
            if (revision.state() != State.PROPOSED && revision.state() != State.SUPERSEDED) {
                throw NOT_AT_THIS_STAGE.problem(
                        "%s is %s; only what is proposed, or superseded and to be put back in force, can be let go on"
                                .formatted(revision.key(), revision.state()));
            }
            if (caller.actsFor(revision.draftedBy()) || caller.actsFor(revision.proposedBy())) {
                throw FOUR_EYES.problem(
                        "%s was written or proposed by you or whom you stand in for; another person decides on its numbers"
                                .formatted(revision.key()));
            }
        }
        var together = named.stream().map(Revision::digest).sorted().toList();
        var contrast = lawbooks.contrast(named);
        var grounds = lawbooks.grounds(contrast);
        for (var revision : named) {
            var restsOn = new TreeSet<>(Set.of("%s %s".formatted(revision.kind(), revision.key())));
            contrast.measured()
                    .getOrDefault(revision.digest(), List.of())
                    .forEach(rule -> restsOn.addAll(grounds.getOrDefault(rule, Set.of())));
            table.override(
                    new Revised(revision.digest(), revision.draftedBy(), Objects.requireNonNull(revision.proposedBy())),
                    asked.reason(),
                    // What counts for exactly these, also where the one who decides sees none of its lines.
                    measurements
                            .counting(revision.digest(), together, gate.notBefore())
                            .orElse(null),
                    together,
                    restsOn);
        }
        return named.stream().map(this::view).toList();
    }

    private PublicationView view(Revision revision) {
        return new PublicationView(
                revision.kind(),
                revision.key(),
                revision.digest(),
                revision.state(),
                revision.pack(),
                config.share(),
                config.undetermined(),
                measurements.seen(revision.digest(), gate.notBefore()),
                table.overrides(revision.digest()),
                table.passed(revision.digest()).orElse(null));
    }
}
