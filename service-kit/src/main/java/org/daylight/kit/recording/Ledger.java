package org.daylight.kit.recording;

import static org.daylight.kit.problem.Problems.CONFLICT;
import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.kit.problem.Problems.NOT_FOUND;
import static org.daylight.kit.problem.Problems.PURGED;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.daylight.kit.acting.Preconditions;
import org.daylight.kit.identity.ApprovedLevel;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.problem.Violation;
import org.daylight.kit.recording.Reading.Sight;
import org.jspecify.annotations.Nullable;

/**
 * A register of one kind of record: every write is a version, every read may name what it knows.
 *
 * <p>A feature extends it with its {@link Shape} and, where it has references, {@link #prepare}. Writes need a running
 * act ({@code @Acts}, {@link Recordings#record}).
 */
public abstract class Ledger<E extends ContentEntity<B>, B> {

    @Inject
    Recordings recordings;

    @Inject
    Knowings knowings;

    @Inject
    Reading reading;

    @Inject
    ApprovedLevel approved;

    @Inject
    EntityManager entities;

    protected abstract Shape<E, B> shape();

    /**
     * Resolves what the content names and sets the columns that come from it, before the row is written; refuses what
     * cannot be, with pointers into the body. The row still has its old content.
     */
    protected void prepare(E row, B content) {}

    /**
     * What a caller must be able to see besides the record itself, as SQL over the alias {@code r} with {@code {groups}}
     * for the caller's groups: {@code exists (select from partner p where p.id = r.partner_id and (p.access_group is
     * null or p.access_group = any({groups})))}.
     */
    protected String alsoVisible() {
        return "true";
    }

    /** Refuses to take the ground from under other records. */
    protected void requireNothingRestsOn(UUID id) {}

    /** Whether somebody who belongs to no group sees the record as it stands. */
    protected boolean seenByEverybody(UUID id) {
        return reading.seenByEverybody(sight(), id);
    }

    /** The records as the caller may see them; what a record names may be hidden although the record is not. */
    protected List<Recorded<B>> shown(List<Recorded<B>> records) {
        return records;
    }

    /** What to write: what the caller was not shown stays as it was. */
    protected B completed(B before, B stated) {
        return stated;
    }

    public Recorded<B> create(Draft<B> draft) {
        var row = shape().blank().get();
        recordings.touch(row);
        row.describe(
                RecordAct.CREATED,
                draft.reason(),
                KnownSince.parse(draft.knownSince(), row.recordedAt()),
                draft.knownSinceSource());
        guard(row, draft);
        prepare(row, draft.content());
        row.content(draft.content());
        entities.persist(row);
        return written(row);
    }

    /** A new state of affairs. */
    public Recorded<B> change(UUID id, @Nullable String ifMatch, Draft<B> draft) {
        return write(RecordAct.CHANGED, id, ifMatch, draft);
    }

    /** The same state of affairs, recorded wrongly before; says why. */
    public Recorded<B> correct(UUID id, @Nullable String ifMatch, Draft<B> draft) {
        requireReason(draft.reason());
        return write(RecordAct.CORRECTED, id, ifMatch, draft);
    }

    /** The record should never have been entered; it is kept, with the reason. */
    public Recorded<B> voidRecord(UUID id, @Nullable String ifMatch, String reason) {
        requireReason(reason);
        var row = row(id, ifMatch);
        recordings.touch(row); // under the head's lock nobody begins to rest on it
        requireNothingRestsOn(id);
        row.annul(reason);
        return written(row);
    }

    public Recorded<B> get(UUID id, Knowing knowing) {
        return reading.one(sight(), "r.id = ?", id, knowing).map(this::shown).orElseThrow(() -> absent(id));
    }

    public Recorded<B> get(UUID id, Knowing.Query when) {
        return get(id, knowings.of(when));
    }

    /** By natural key; voided records have given theirs up. */
    public Optional<Recorded<B>> find(String key, Knowing knowing) {
        return reading.one(sight(), "r.voided_reason is null and r." + shape().keyColumn() + " = ?", key, knowing)
                .map(this::shown);
    }

    /** By natural key as it stands now, for resolving references; sees only what the caller may see. */
    public Optional<Recorded<B>> find(String key) {
        return find(key, Knowing.NOW);
    }

    /** In the order of creation. */
    public Page<Recorded<B>> list(Filter filter, PageQuery page, Knowing knowing) {
        var found = reading.page(sight(), filter, page, knowing);
        return new Page<>(shown(found.items()), found.next(), found.total());
    }

    public Page<Recorded<B>> list(Filter filter, PageQuery page, Knowing.Query when) {
        return list(filter, page, knowings.of(when));
    }

    /** The same list, whole, for a file. */
    public Export<B> export(Filter filter, Knowing.Query when) {
        return new Export<>(shape(), reading.rows(sight(), filter, knowings.of(when)), this::shown);
    }

    /** Every version, oldest first. */
    public List<Recorded<B>> history(UUID id) {
        var versions = reading.versions(sight(), id);
        if (versions.isEmpty()) {
            throw absent(id);
        }
        return shown(versions);
    }

    private Recorded<B> write(RecordAct act, UUID id, @Nullable String ifMatch, Draft<B> draft) {
        var row = row(id, ifMatch);
        recordings.touch(row);
        row.describe(
                act, draft.reason(), KnownSince.parse(draft.knownSince(), row.recordedAt()), draft.knownSinceSource());
        guard(row, draft);
        var content = completed(row.content(), draft.content());
        prepare(row, content);
        row.content(content);
        return written(row);
    }

    private Recorded<B> shown(Recorded<B> record) {
        return shown(List.of(record)).getFirst();
    }

    /** Flushed at once, so that a later line of the same import finds it, and let go, so that imports stay linear. */
    private Recorded<B> written(E row) {
        recordings.flush();
        entities.detach(row);
        return shown(view(row));
    }

    private E row(UUID id, @Nullable String ifMatch) {
        var row = entities.find(shape().entity(), id);
        if (row == null || !reading.sees(sight(), id)) {
            throw absent(id);
        }
        Preconditions.require(ifMatch, row.version());
        if (row.voidedReason() != null) {
            throw CONFLICT.problem("The record was voided and can no longer change: " + row.voidedReason());
        }
        return row;
    }

    /** What the draft does not mention stays: nobody lifts a restriction or a marking by leaving it out. */
    private void guard(E row, Draft<B> draft) {
        var group = draft.accessGroup().isUnknown()
                ? row.accessGroup()
                : draft.accessGroup().orNull();
        var marking = Objects.requireNonNullElse(draft.marking(), row.marking());
        approved.require(marking, "/marking");
        row.guard(group, marking, Objects.requireNonNullElse(draft.sources(), List.of()));
    }

    private Recorded<B> view(E row) {
        return new Recorded<>(
                row.id(),
                row.version(),
                row.recordedAt(),
                row.recording(),
                row.knownSince(),
                row.knownSinceSource(),
                row.act(),
                row.actReason(),
                row.voidedReason(),
                row.accessGroup(),
                row.marking(),
                row.sources(),
                row.content());
    }

    private Sight<B> sight() {
        return new Sight<>(shape().table(), shape().body(), alsoVisible());
    }

    private RuntimeException absent(UUID id) {
        return reading.purgeOf(shape().table(), id)
                .map(purge -> PURGED.problem(Purges.detail(shape().type(), purge)))
                .orElseGet(() -> NOT_FOUND.problem("There is no %s with the id %s".formatted(shape().type(), id)));
    }

    private static void requireReason(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw INVALID_REQUEST.problem("A reason is missing", new Violation("/reason", "say why"));
        }
    }
}
