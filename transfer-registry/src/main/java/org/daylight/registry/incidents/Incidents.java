package org.daylight.registry.incidents;

import static org.daylight.kit.problem.Problems.CONFLICT;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.UUID;
import org.daylight.kit.recording.RecordAct;
import org.daylight.kit.recording.Shape;
import org.daylight.registry.records.Findings;
import org.daylight.registry.records.RecordKind;
import org.daylight.registry.records.RegistryLedger;
import org.hibernate.exception.GenericJDBCException;

/** What a caller can do with incidents. */
@ApplicationScoped
public class Incidents extends RegistryLedger<IncidentRow, Incident> {

    private static final Shape<IncidentRow, Incident> SHAPE =
            shape(RecordKind.INCIDENT, IncidentRow.class, Incident.class, IncidentRow::new);

    private static final String NOT_BEFORE_KNOWN = "must not be before knownOn";

    private final AgroalDataSource source;

    Incidents(AgroalDataSource source) {
        this.source = source;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.INCIDENT;
    }

    @Override
    protected Shape<IncidentRow, Incident> shape() {
        return SHAPE;
    }

    @Override
    public String keyOf(Incident content) {
        return content.reference();
    }

    @Override
    protected void resolve(IncidentRow row, Incident content, Findings findings) {
        var partner = findings.named(RecordKind.PARTNER, content.partner(), "partner");
        row.names(
                partner,
                findings.allNamed(RecordKind.TRANSFER, content.transfers(), "transfers", partner),
                findings.allNamed(RecordKind.ITEM, content.items(), "items", partner));
        var before = before(row);
        if (before != null
                && content.level().compareTo(before.level()) < 0
                && !isAgreed(row.id(), row.version(), content.level())) {
            findings.conflict(
                    "level",
                    "is lower than %s; propose that at /v1/incident-downgrades, and a second person agrees"
                            .formatted(before.level()));
        }
        if (before != null) {
            findings.fixed(before.partner(), content.partner(), "partner", "the partner of an incident");
            follow(row, before, content, findings);
        }
        if (content.state() == Incident.State.CLOSED && content.closedOn().orNull() == null) {
            findings.invalid("closedOn", "must be said of an incident that is closed");
        }
        if (content.state() == Incident.State.REPORTED_TO_LEGISLATURE
                && content.reportedOn().orNull() == null) {
            findings.invalid("reportedOn", "must be said of an incident that was reported to the legislature");
        }
        if (!content.responses().isEmpty() && content.kind() != Incident.Kind.CIVILIAN_HARM) {
            findings.invalid("responses", "must be left out, except of an incident of the kind CIVILIAN_HARM");
        }
        for (var i = 1; i < content.responses().size(); i++) {
            var last = content.responses().get(i - 1);
            var next = content.responses().get(i);
            findings.inOrder(
                    last.on(),
                    next.on(),
                    "responses/%d/on".formatted(i),
                    "must not be before that of the stage before");
            if (next.stage().compareTo(last.stage()) <= 0) {
                findings.invalid("responses/%d/stage".formatted(i), "must come after %s".formatted(last.stage()));
            }
        }
        findings.inOrder(content.occurredOn(), content.knownOn(), "knownOn", "must not be before occurredOn");
        findings.inOrder(content.knownOn(), content.referredOn(), "referredOn", NOT_BEFORE_KNOWN);
        findings.inOrder(content.knownOn(), content.inquiryOn(), "inquiryOn", NOT_BEFORE_KNOWN);
        findings.inOrder(content.knownOn(), content.notSubstantiatedOn(), "notSubstantiatedOn", NOT_BEFORE_KNOWN);
        findings.inOrder(content.knownOn(), content.determinedOn(), "determinedOn", NOT_BEFORE_KNOWN);
        findings.inOrder(content.knownOn(), content.recommendedOn(), "recommendedOn", NOT_BEFORE_KNOWN);
        findings.inOrder(content.knownOn(), content.reportedOn(), "reportedOn", NOT_BEFORE_KNOWN);
        findings.inOrder(content.knownOn(), content.closedOn(), "closedOn", NOT_BEFORE_KNOWN);
    }

    /** A correction says why by itself, and may set right what was never so. */
    private static void follow(IncidentRow row, Incident before, Incident now, Findings findings) {
        if (row.act() == RecordAct.CORRECTED) {
            return;
        }
        if (!Incident.mayFollow(before.state(), now.state())) {
            findings.conflict(
                    "state",
                    "%s does not follow %s; correct the record if it was never in that state"
                            .formatted(now.state(), before.state()));
        }
        var reason = row.actReason();
        if (reason != null && !reason.isBlank()) {
            return;
        }
        var grave = before.level().compareTo(Incident.Level.L0) > 0;
        if (grave && Incident.isOver(now.state()) && !Incident.isOver(before.state())) {
            findings.conflict("state", "is that of an incident which is over; say why in /reason");
        }
        var knewOn = before.knownOn().orNull();
        var knowsOn = now.knownOn().orNull();
        if (knewOn != null && (knowsOn == null || knowsOn.latest().isAfter(knewOn.latest()))) {
            findings.conflict("knownOn", "is later than it was, or gone; say why in /reason, or correct the record");
        }
    }

    /** Otherwise one person alone could void an incident and enter it again with a lower level. */
    @Override
    protected void requireNothingRestsOn(UUID id) {
        super.requireNothingRestsOn(id);
        var sql = "select i.level from incident i where i.id = ? and i.level > 'L0' and not exists (select"
                + " from incident_downgrade d where d.incident_id = i.id and d.incident_version = i.version and d.voids"
                + " and d.approved_by is not null and d.voided_reason is null)";
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            var alone = statement.executeQuery();
            if (alone.next()) {
                throw CONFLICT.problem(("One person alone cannot void an incident of level %s; propose it at"
                                + " /v1/incident-downgrades with level L0 and voids true, and a second person agrees")
                        .formatted(alone.getString(1)));
            }
        } catch (SQLException e) {
            throw new GenericJDBCException("could not read who voids an incident", e);
        }
    }

    /** Whether two persons lowered this version of the incident to that level, in the act that is running. */
    private boolean isAgreed(UUID incident, int version, Incident.Level level) {
        var sql = "select 1 from incident_downgrade where incident_id = ? and incident_version = ? and level = ?"
                + " and not voids and approved_by is not null and voided_reason is null";
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, incident);
            statement.setInt(2, version);
            statement.setString(3, level.name());
            return statement.executeQuery().next();
        } catch (SQLException e) {
            throw new GenericJDBCException("could not read who lowered an incident", e);
        }
    }
}
