package org.daylight.registry.incidents;

import static org.daylight.kit.problem.Problems.CONFLICT;
import static org.daylight.kit.problem.Problems.FOUR_EYES;
import static org.daylight.kit.problem.Problems.INVALID_REQUEST;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.json.Stated;
import org.daylight.kit.problem.Violation;
import org.daylight.kit.recording.Draft;
import org.daylight.kit.recording.Knowing;
import org.daylight.kit.recording.Ledger;
import org.daylight.kit.recording.Recorded;
import org.daylight.kit.recording.Shape;
import org.jspecify.annotations.Nullable;

/** Lowers or voids incidents: one person proposes, another approves, and the incident changes in the same act. */
@ApplicationScoped
public class Downgrades extends Ledger<DowngradeRow, Downgrade> {

    private static final Shape<DowngradeRow, Downgrade> SHAPE = new Shape<>(
            "incident-downgrade",
            "incident_downgrade",
            "lowering",
            DowngradeRow.class,
            Downgrade.class,
            DowngradeRow::new);

    private final Incidents incidents;
    private final Caller caller;

    Downgrades(Incidents incidents, Caller caller) {
        this.incidents = incidents;
        this.caller = caller;
    }

    @Override
    protected Shape<DowngradeRow, Downgrade> shape() {
        return SHAPE;
    }

    @Override
    protected boolean isImported() {
        return false;
    }

    @Override
    protected String alsoVisible() {
        return """
                exists (select from incident i join partner p on p.id = i.partner_id where i.id = r.incident_id
                  and (i.access_group is null or i.access_group = any({groups}))
                  and (p.access_group is null or p.access_group = any({groups})))""";
    }

    Recorded<Downgrade> propose(DowngradeProposal asked) {
        var incident = incidents.get(asked.incident(), Knowing.NOW);
        if (incident.voidedReason() != null) {
            throw CONFLICT.problem("The incident was voided and has no level any more");
        }
        var level = incident.content().level();
        if (asked.level().compareTo(level) >= 0) {
            throw INVALID_REQUEST.problem(
                    "The incident stands at " + level,
                    new Violation("/level", "must be lower; a higher level is a change of the incident"));
        }
        if (Boolean.TRUE.equals(asked.voids()) && asked.level() != Incident.Level.L0) {
            throw INVALID_REQUEST.problem(
                    "What is voided has no level any more", new Violation("/level", "must be L0 where voids is true"));
        }
        var downgrade = new Downgrade(
                incident.id() + "/" + incident.version(),
                incident.id(),
                incident.version(),
                level,
                asked.level(),
                asked.reason(),
                caller.person(),
                null,
                asked.voids());
        return create(new Draft<>(
                downgrade,
                null,
                null,
                Stated.ofNullable(incident.accessGroup()),
                incident.marking(),
                List.of(),
                asked.reason()));
    }

    Recorded<Downgrade> approve(UUID id, @Nullable String ifMatch) {
        var downgrade = pending(id);
        if (caller.actsFor(downgrade.proposedBy())) {
            throw FOUR_EYES.problem(
                    "You or whom you stand in for proposed this lower level; another person has to approve it");
        }
        var incident = incidents.get(downgrade.incident(), Knowing.NOW);
        if (incident.version() != downgrade.incidentVersion()) {
            throw CONFLICT.problem("The incident has changed since the lower level was proposed; propose it anew");
        }
        var approved = change(id, ifMatch, Draft.of(downgrade.approved(caller.person())));
        if (Boolean.TRUE.equals(downgrade.voids())) {
            incidents.voidRecord(incident.id(), incident.etag(), downgrade.reason());
            return approved;
        }
        incidents.change(
                incident.id(),
                incident.etag(),
                new Draft<>(
                        incident.content().at(downgrade.to()),
                        null,
                        null,
                        Stated.unknown(),
                        null,
                        incident.sources(),
                        downgrade.reason()));
        return approved;
    }

    Recorded<Downgrade> withdraw(UUID id, @Nullable String ifMatch, String reason) {
        pending(id);
        return voidRecord(id, ifMatch, reason);
    }

    private Downgrade pending(UUID id) {
        var downgrade = get(id, Knowing.NOW).content();
        if (downgrade.approvedBy() != null) {
            throw CONFLICT.problem("%s approved it already".formatted(downgrade.approvedBy()));
        }
        return downgrade;
    }
}
