package org.daylight.registry.records;

import static org.daylight.kit.problem.Problems.CONFLICT;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.daylight.kit.recording.ContentEntity;
import org.daylight.kit.recording.Draft;
import org.daylight.kit.recording.Ledger;
import org.daylight.kit.recording.Recorded;
import org.daylight.kit.recording.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A ledger of the registry: its records name each other by natural keys, belong to a partner whose restriction they
 * share, and can be written by key.
 */
public abstract class RegistryLedger<E extends ContentEntity<B>, B> extends Ledger<E, B> implements RecordType<B> {

    @Inject
    References references;

    @Inject
    Dependants dependants;

    @Inject
    Withheld withheld;

    @Inject
    Foreseen foreseen;

    protected static <E extends ContentEntity<B>, B> Shape<E, B> shape(
            RecordKind kind, Class<E> entity, Class<B> body, Supplier<E> blank) {
        return new Shape<>(kind.word(), kind.table(), kind.key(), entity, body, blank);
    }

    /** Resolves what the content names into columns of the row, and finds what cannot be written. */
    protected abstract void resolve(E row, B content, Findings findings);

    @Override
    protected void prepare(E row, B content) {
        var before = before(row);
        var findings = new Findings(references, before == null ? Set.of() : withheld.in(kind(), List.of(before)));
        if (before != null) {
            findings.fixed(keyOf(before), keyOf(content), kind().key(), "the %s".formatted(kind().key()));
        }
        resolve(row, content, findings);
        findings.raise();
    }

    /** What the row says so far; null for a new one. */
    protected @Nullable B before(E row) {
        return row.content();
    }

    @Override
    protected String alsoVisible() {
        return kind().visible();
    }

    @Override
    protected List<Recorded<B>> shown(List<Recorded<B>> records) {
        var given = records.stream().map(Recorded::content).toList();
        var contents = withheld.without(kind(), given, content());
        return IntStream.range(0, records.size())
                .mapToObj(i -> records.get(i).with(contents.get(i)))
                .toList();
    }

    @Override
    protected boolean showsContentsWhole() {
        return kind().references().isEmpty() || references.fullSight();
    }

    @Override
    protected B completed(B before, B stated) {
        return withheld.restored(kind(), before, stated, content());
    }

    @Override
    protected void requireNothingRestsOn(UUID id) {
        var resting = dependants.of(kind(), id);
        if (!resting.isEmpty()) {
            throw CONFLICT.problem("Other records rest on this %s: %s. Void them first"
                    .formatted(kind().word(), String.join(", ", resting)));
        }
    }

    @Override
    public Class<B> content() {
        return shape().body();
    }

    @Override
    public void foresee(Set<String> keys) {
        var standing = standing(keys);
        foreseen.records(kind(), keys, standing, shown(standing), record -> keyOf(record.content()));
    }

    @Override
    protected @Nullable Recorded<B> standing(B stated) {
        return foreseen.standing(kind(), keyOf(stated));
    }

    @Override
    public boolean isRecorded(String key) {
        return stored(key).isPresent();
    }

    @Override
    public @Nullable B recorded(String key) {
        return stored(key).map(Recorded::content).orElse(null);
    }

    /** Also one that a record of another kind brings with it, as an agreed retransfer does its tasks. */
    @Override
    protected Recorded<B> created(Draft<B> draft, @Nullable UUID id) {
        var created = super.created(draft, id);
        foreseen.forget(kind(), keyOf(draft.content()));
        return created;
    }

    @Override
    public Written upsert(Draft<B> draft, @Nullable UUID id) {
        var key = keyOf(draft.content());
        var found = stored(key);
        if (found.isEmpty()) {
            return new Written(Outcome.CREATED, created(draft, id).id());
        }
        var stored = found.get();
        if (saysTheSame(stored, draft)) {
            return new Written(Outcome.UNCHANGED, stored.id());
        }
        changed(stored.id(), stored.etag(), draft);
        var group = draft.accessGroup();
        if (!group.isUnknown() && !Objects.equals(stored.accessGroup(), group.orNull())) {
            foreseen.forgetWhatSees(kind());
        }
        foreseen.forget(kind(), key);
        return new Written(Outcome.CHANGED, stored.id());
    }

    /** The record with this key, if a window of lines has not looked it up already. */
    protected Optional<Recorded<B>> stored(String key) {
        return foreseen.<B>record(kind(), key).orElseGet(() -> find(key));
    }

    private boolean saysTheSame(Recorded<B> stored, Draft<B> draft) {
        var group = draft.accessGroup();
        return stored.content().equals(draft.content())
                && (group.isUnknown() || Objects.equals(stored.accessGroup(), group.orNull()))
                && stored.marking().equals(Objects.requireNonNullElse(draft.marking(), stored.marking()))
                && stored.sources().equals(Objects.requireNonNullElse(draft.sources(), stored.sources()));
    }
}
