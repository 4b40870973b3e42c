package org.daylight.kit.recording;

import static org.daylight.kit.problem.Problems.CONFLICT;
import static org.daylight.kit.problem.Problems.FOUR_EYES;
import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.kit.problem.Problems.PURGED;
import static org.daylight.kit.problem.Problems.UNKNOWN_REFERENCE;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.json.Stated;
import org.daylight.kit.problem.Violation;
import org.hibernate.JDBCException;
import org.jspecify.annotations.Nullable;

/**
 * Erases records that must not be kept. One person proposes, another approves; then every version is gone, and a tombstone
 * with its digest stands in its place, so that the chain still verifies.
 */
@ApplicationScoped
class Purges extends Ledger<PurgeRow, Purge> {

    private static final Shape<PurgeRow, Purge> SHAPE =
            new Shape<>("purge", "purge", "record", PurgeRow.class, Purge.class, PurgeRow::new);

    private static final String STILL_NAMED = "23503";
    private static final String LOCKED = "55P03";

    private final List<Ledger<?, ?>> ledgers;
    private final Versions versions;
    private final Settlement settlement;
    private final Database database;
    private final Caller caller;

    Purges(
            @All List<Ledger<?, ?>> ledgers,
            Versions versions,
            Settlement settlement,
            Database database,
            Caller caller) {
        this.ledgers = ledgers;
        this.versions = versions;
        this.settlement = settlement;
        this.database = database;
        this.caller = caller;
    }

    @Override
    protected Shape<PurgeRow, Purge> shape() {
        return SHAPE;
    }

    /** A purge of what not everybody could see is seen by its group alone, and by nobody if it has none. */
    @Override
    protected String alsoVisible() {
        return "(r.open or r.access_group is not null)";
    }

    @Override
    protected boolean isImported() {
        return false;
    }

    @Override
    protected void prepare(PurgeRow row, Purge content) {
        var ledger = ledger(content.type());
        row.about(ledger.shape().table(), ledger.seenByEverybody(content.record()));
    }

    Recorded<Purge> propose(PurgeProposal asked) {
        var ledger = ledger(asked.type());
        var found = ledger.get(asked.record(), Knowing.NOW);
        ledger.requireNothingRestsOn(asked.record());
        var group = asked.accessGroup() == null ? found.accessGroup() : asked.accessGroup();
        if (group == null && !ledger.seenByEverybody(asked.record())) {
            throw INVALID_REQUEST.problem(
                    "Not everybody may see the record, so that not everybody may see its purge",
                    new Violation("/accessGroup", "must be a group to which you and the one who approves belong"));
        }
        var purge = new Purge(
                asked.type(), asked.record(), asked.reason(), asked.authority(), caller.person(), null, List.of());
        return create(
                new Draft<>(purge, null, null, Stated.ofNullable(group), found.marking(), List.of(), asked.reason()));
    }

    Recorded<Purge> approve(UUID id, @Nullable String ifMatch) {
        var purge = pending(id);
        if (caller.actsFor(purge.proposedBy())) {
            throw FOUR_EYES.problem(
                    "You or whom you stand in for proposed this purge; another person has to approve it");
        }
        var ledger = ledger(purge.type());
        recordings.sequence(); // nobody else writes a version from here on, imports apart
        requireNoImport();
        ledger.requireNothingRestsOn(purge.record());
        var left = versions.tombstones(ledger.shape().table(), purge.record());
        var approved = change(id, ifMatch, Draft.of(purge.approved(caller.person(), left)));
        erase(approved);
        return approved;
    }

    Recorded<Purge> withdraw(UUID id, @Nullable String ifMatch, String reason) {
        pending(id);
        return voidRecord(id, ifMatch, reason);
    }

    /** Imports write without the head's lock: one that began before could still add what rests on the record. */
    private void requireNoImport() {
        if (settlement.importsRun()) {
            throw CONFLICT.problem("An import is running and may write what rests on the record; approve when it has"
                    + " ended (GET /v1/imports lists it then)");
        }
    }

    private Purge pending(UUID id) {
        var purge = get(id, Knowing.NOW).content();
        if (purge.approvedBy() != null) {
            throw CONFLICT.problem("The purge was approved by %s and is done".formatted(purge.approvedBy()));
        }
        return purge;
    }

    private void erase(Recorded<Purge> purge) {
        var answer = JsonNodeFactory.instance
                .objectNode()
                .put("type", PURGED.uri().toString())
                .put("title", PURGED.title())
                .put("status", PURGED.status())
                .put("detail", detail(purge.content().type(), purge.id()));
        try {
            database.row("select erase_purged(?, ?)", row -> row.getLong(1), purge.id(), answer.toString());
        } catch (JDBCException e) {
            if (STILL_NAMED.equals(e.getSQLState())) {
                throw CONFLICT.problem("Records name it, voided ones perhaps; purge those first");
            }
            if (LOCKED.equals(e.getSQLState())) {
                throw CONFLICT.problem("An import that is tried out reads or writes it; approve when that has ended");
            }
            throw e;
        }
    }

    static String detail(String type, UUID purge) {
        return "This %s was purged; its tombstone is the purge %s".formatted(type, purge);
    }

    private Ledger<?, ?> ledger(String type) {
        return ledgers.stream()
                .filter(ledger -> ledger.shape().type().equals(type))
                .filter(ledger -> !ledger.shape().equals(SHAPE))
                .findFirst()
                .orElseThrow(() -> UNKNOWN_REFERENCE.problem(
                        "There is no kind of record called " + type,
                        new Violation(
                                "/type",
                                "must be one of "
                                        + String.join(
                                                ", ",
                                                ledgers.stream()
                                                        .map(ledger ->
                                                                ledger.shape().type())
                                                        .filter(known -> !known.equals(SHAPE.type()))
                                                        .sorted()
                                                        .toList()))));
    }
}
