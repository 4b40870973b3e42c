package org.daylight.registry.undertakings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.daylight.kit.problem.Problems.INVALID_REQUEST;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import org.daylight.kit.problem.Violation;
import org.daylight.kit.recording.Draft;
import org.daylight.kit.recording.Recorded;
import org.daylight.kit.recording.Recordings;
import org.daylight.kit.recording.Shape;
import org.daylight.registry.records.Findings;
import org.daylight.registry.records.RecordKind;
import org.daylight.registry.records.RegistryLedger;
import org.daylight.registry.records.RuleWords;
import org.hibernate.exception.GenericJDBCException;

/** What a caller can do with undertakings. */
@ApplicationScoped
public class Undertakings extends RegistryLedger<UndertakingRow, Undertaking> {

    private static final Shape<UndertakingRow, Undertaking> SHAPE =
            shape(RecordKind.UNDERTAKING, UndertakingRow.class, Undertaking.class, UndertakingRow::new);

    private final AgroalDataSource source;
    private final Recordings recordings;

    Undertakings(AgroalDataSource source, Recordings recordings) {
        this.source = source;
        this.recordings = recordings;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.UNDERTAKING;
    }

    @Override
    protected Shape<UndertakingRow, Undertaking> shape() {
        return SHAPE;
    }

    @Override
    public String keyOf(Undertaking content) {
        return content.reference();
    }

    /** What a person enters has no origin; what was exported goes in again by an import. */
    @Override
    public Recorded<Undertaking> create(Draft<Undertaking> draft) {
        if (draft.content().origin() != null) {
            throw INVALID_REQUEST.problem(
                    "An undertaking that somebody enters has no origin",
                    new Violation("/content/origin", "must be left out: it is said of what the register made itself"));
        }
        return super.create(draft);
    }

    /** Makes one whose content says its origin, unless it was made before, whatever became of it. */
    public void make(Draft<Undertaking> draft) {
        var origin = Objects.requireNonNull(draft.content().origin());
        if (!isMade(origin)) {
            // The same origin gives the same id, so that what was exported goes in again beside what it came from.
            created(draft, UUID.nameUUIDFromBytes(origin.getBytes(UTF_8)));
        }
    }

    /** Whether it made one already, whatever became of it. */
    public boolean isMade(String origin) {
        recordings.writeWaiting();
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement("select 1 from undertaking where origin = ?")) {
            statement.setString(1, origin);
            return statement.executeQuery().next();
        } catch (SQLException e) {
            throw new GenericJDBCException("could not look for an undertaking", e);
        }
    }

    @Override
    protected void resolve(UndertakingRow row, Undertaking content, Findings findings) {
        var before = before(row);
        if (before != null) {
            findings.fixed(before.origin(), content.origin(), "origin", "what made an undertaking");
            if (before.origin() == null && content.origin() != null) {
                findings.invalid("origin", "must be left out: somebody entered this undertaking");
            }
        }
        var partner = findings.named(RecordKind.PARTNER, content.partner(), "partner");
        row.names(
                partner,
                findings.named(RecordKind.OBJECTIVE, content.objective(), "objective", partner),
                findings.named(RecordKind.TRANSFER, content.transfer(), "transfer", partner),
                findings.named(RecordKind.INCIDENT, content.incident(), "incident", partner));
        RuleWords.OF_UNDERTAKINGS.refuseOtherSpellings(content.kind(), "kind", findings);
        findings.inOrder(content.startedOn(), content.fulfilledOn(), "fulfilledOn", "must not be before startedOn");
    }
}
