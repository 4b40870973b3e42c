package org.daylight.kit.recording;

import static org.daylight.kit.problem.Problems.CONFLICT;
import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.kit.problem.Problems.NOT_FOUND;
import static org.daylight.kit.problem.Problems.PURGED;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.daylight.kit.acting.Preconditions;
import org.daylight.kit.identity.ApprovedLevel;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.problem.ProblemException;
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

    @Inject
    BulkRows waiting;

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
        return shown(created(draft, null));
    }

    /**
     * Creates it for whoever does not look at it, as many do that write by the thousand.
     *
     * @param id of a record that was written elsewhere; null = a new one
     */
    protected Recorded<B> created(Draft<B> draft, @Nullable UUID id) {
        var row = shape().blank().get();
        if (id != null) {
            row.identify(id);
        }
        recordings.touch(row);
        row.describe(
                RecordAct.CREATED,
                draft.reason(),
                KnownSince.parse(draft.knownSince(), row.recordedAt()),
                draft.knownSinceSource());
        guard(row, draft);
        prepare(row, draft.content());
        row.content(draft.content());
        if (waiting.isRunning()) {
            waiting.add(row, true);
            return Recorded.of(row);
        }
        entities.persist(row);
        return written(row);
    }

    /** A new state of affairs. */
    public Recorded<B> change(UUID id, @Nullable String ifMatch, Draft<B> draft) {
        return answered(changed(id, ifMatch, draft));
    }

    /** Changes it for whoever does not look at it. */
    protected Recorded<B> changed(UUID id, @Nullable String ifMatch, Draft<B> draft) {
        return write(RecordAct.CHANGED, id, ifMatch, draft);
    }

    /** The same state of affairs, recorded wrongly before; says why. */
    public Recorded<B> correct(UUID id, @Nullable String ifMatch, Draft<B> draft) {
        requireReason(draft.reason());
        return answered(write(RecordAct.CORRECTED, id, ifMatch, draft));
    }

    /** The record should never have been entered; it is kept, with the reason. */
    public Recorded<B> voidRecord(UUID id, @Nullable String ifMatch, String reason) {
        requireReason(reason);
        var row = row(id, ifMatch);
        recordings.touch(row); // under the head's lock nobody begins to rest on it
        requireNothingRestsOn(id);
        row.annul(reason);
        return shown(written(row));
    }

    /** The records with what others say of them as it was known, which none of them holds itself. */
    protected List<Recorded<B>> amongOthers(List<Recorded<B>> records, Knowing knowing) {
        return records;
    }

    /** Those that meet a condition over the alias {@code r} with one question mark, whole, in the caller's sight. */
    protected List<Recorded<B>> all(String condition, Object value, Knowing knowing) {
        return reading.all(sight(), condition, value, knowing);
    }

    public Recorded<B> get(UUID id, Knowing knowing) {
        return reading.one(sight(), "r.id = ?", id, knowing)
                .map(found -> amongOthers(shown(List.of(found)), knowing).getFirst())
                .orElseThrow(() -> absent(id));
    }

    public Recorded<B> get(UUID id, Knowing.Query when) {
        return get(id, knowings.of(when));
    }

    /** As of a day: a record that begins later is not there. */
    public Recorded<B> get(UUID id, Knowing.OfDay when) {
        var day = when.day();
        var knowing = knowings.of(when);
        if (day == null) {
            return get(id, knowing);
        }
        var begun = new Listing();
        begun.when = when;
        var filter = begun.dated(Filter.none().withVoided(true).and("r.id = ?", id), fields());
        return list(filter, Order.BY_ID, PageQuery.of(1, null), knowing).items().stream()
                .findFirst()
                .map(record -> until(day, record))
                .orElseThrow(() -> absent(id));
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

    /** Those of the natural keys as they stand now, with one query. */
    protected List<Recorded<B>> findAll(Collection<String> keys) {
        return shown(standing(keys));
    }

    /** The same, whole: with what their contents name and the caller may not see. */
    protected List<Recorded<B>> standing(Collection<String> keys) {
        return reading.all(
                sight(),
                "r.voided_reason is null and r." + shape().keyColumn() + " = any(?)",
                keys.toArray(String[]::new),
                Knowing.NOW);
    }

    /** By their ids. */
    public Page<Recorded<B>> list(Filter filter, PageQuery page, Knowing knowing) {
        return list(filter, Order.BY_ID, page, knowing);
    }

    private Page<Recorded<B>> list(Filter filter, Order order, PageQuery page, Knowing knowing) {
        var found = reading.page(sight(), filter, order, page, knowing);
        return new Page<>(amongOthers(shown(found.items()), knowing), found.next(), found.total());
    }

    public Page<Recorded<B>> list(Filter filter, PageQuery page, Knowing.Query when) {
        return list(filter, page, knowings.of(when));
    }

    /** Of the records that the filter lets through those that the listing asks for, sorted and as of its day. */
    public Page<Recorded<B>> list(Filter filter, Listing listing) {
        var dated = listing.dated(filter, ContentFields.of(shape().body(), listing.when.day()));
        var order = Order.of(listing.sort, shape(), listing.when.day());
        var page = list(dated, order, listing.page, knowings.of(listing.when));
        var day = listing.when.day();
        return day == null ? page : page.map(record -> until(day, record));
    }

    /** The same page only to be written, its contents as JSON already where nobody has to look at them. */
    public Page<? extends Recorded<?>> listAsShown(Filter filter, Listing listing) {
        if (listing.when.day() != null || !showsContentsWhole()) {
            return list(filter, listing);
        }
        var dated = listing.dated(filter, ContentFields.of(shape().body(), null));
        var order = Order.of(listing.sort, shape(), null);
        var records = RecordedRow.asShown(shape().body());
        return reading.page(sight(), records, dated, order, listing.page, knowings.of(listing.when));
    }

    /** Whether {@link #shown} leaves every content as it is for whoever is calling, and nothing is said of records by others. */
    protected boolean showsContentsWhole() {
        return false;
    }

    /** Whether an import writes such records again; what two persons agreed on is only shown. */
    protected boolean isImported() {
        return true;
    }

    /** The same list, whole, for a file. */
    public Export<B> export(Filter filter, Listing listing) {
        var dated = listing.dated(filter, ContentFields.of(shape().body(), listing.when.day()));
        var order = Order.of(listing.sort, shape(), listing.when.day());
        var day = listing.when.day();
        var knowing = knowings.of(listing.when);
        var rows = reading.rows(sight(), dated, order, knowing);
        return new Export<>(
                shape(),
                rows,
                day == null
                        ? this::shown
                        : records -> shown(records).stream()
                                .map(record -> until(day, record))
                                .toList(),
                isImported() && day == null && knowing.knowledge() == Knowledge.RECORDED,
                Selection.of(listing.fields, shape().body()));
    }

    private Recorded<B> until(LocalDate day, Recorded<B> record) {
        return record.with(fields().until(day, record.content(), shape().body()));
    }

    private ContentFields fields() {
        return ContentFields.of(shape().body());
    }

    /** Every version, oldest first, each with what it says differently from the one before. */
    public Page<HistoryEntry<B>> history(UUID id, PageQuery page, Knowing knowing) {
        return new History<>(reading, sight(), this::shown)
                .of(id, page, knowing)
                .orElseThrow(() -> absent(id));
    }

    public Page<HistoryEntry<B>> history(UUID id, PageQuery page, Knowing.Query when) {
        return history(id, page, knowings.of(when));
    }

    private Recorded<B> write(RecordAct act, UUID id, @Nullable String ifMatch, Draft<B> draft) {
        var row = waiting.isRunning() ? rowApart(id, ifMatch, draft.content()) : row(id, ifMatch);
        recordings.touch(row);
        row.describe(
                act, draft.reason(), KnownSince.parse(draft.knownSince(), row.recordedAt()), draft.knownSinceSource());
        guard(row, draft);
        var content = draft.content();
        try {
            content = completed(row.content(), content);
            prepare(row, content);
        } catch (ProblemException e) {
            entities.detach(row); // what is refused is not half written by what the same act does next
            throw e;
        }
        row.content(content);
        if (waiting.isRunning()) {
            waiting.add(row, false);
            return Recorded.of(row);
        }
        return written(row);
    }

    private Recorded<B> shown(Recorded<B> record) {
        return shown(List.of(record)).getFirst();
    }

    /** As whoever has changed it would read it now. */
    private Recorded<B> answered(Recorded<B> record) {
        return amongOthers(shown(List.of(record)), Knowing.NOW).getFirst();
    }

    /** Flushed at once, so that a later line of the same import finds it, and let go, so that imports stay linear. */
    private Recorded<B> written(E row) {
        recordings.flush();
        entities.detach(row);
        return Recorded.of(row);
    }

    /** A row that is written with others: nobody but {@link BulkRows} may write it, and not before it is whole. */
    private E rowApart(UUID id, @Nullable String ifMatch, B stated) {
        var standing = standing(stated);
        if (standing == null || !standing.id().equals(id)) {
            waiting.write();
            var row = row(id, ifMatch);
            entities.detach(row);
            return row;
        }
        Preconditions.require(ifMatch, standing.version());
        var row = shape().blank().get();
        row.stand(standing);
        row.content(standing.content());
        return row;
    }

    /**
     * What stands of the record that a content states, if that is known without asking, whole: with what the caller is not
     * shown. Only of a record that the caller may see.
     */
    protected @Nullable Recorded<B> standing(B stated) {
        return null;
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

    /** What the draft does not mention stays: nobody lifts a restriction or a marking, or loses a source, by leaving it out. */
    private void guard(E row, Draft<B> draft) {
        var group = draft.accessGroup().isUnknown()
                ? row.accessGroup()
                : draft.accessGroup().orNull();
        var marking = Objects.requireNonNullElse(draft.marking(), row.marking());
        approved.require(marking, "/marking");
        var misplaced = Source.misplaced(draft.content(), draft.sources());
        if (!misplaced.isEmpty()) {
            throw INVALID_REQUEST.problem("A source supports what the content does not say", misplaced);
        }
        row.guard(group, marking, Objects.requireNonNullElse(draft.sources(), row.sources()));
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
