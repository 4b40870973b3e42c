package org.daylight.registry.records;

import java.util.Set;
import java.util.UUID;
import org.daylight.kit.recording.Draft;
import org.jspecify.annotations.Nullable;

/**
 * A kind of record that can be written by its natural key, as imports do. Every feature's ledger is one; inject {@code
 * @All List<RecordType<?>>} or {@link RecordTypes}.
 */
public interface RecordType<B> {

    RecordKind kind();

    /** The class of the content; a draft of it is to be validated before it is written. */
    Class<B> content();

    /** The natural key that the content states. */
    String keyOf(B content);

    /** Looks up the records of these keys with one query, for the {@link #isRecorded} and {@link #upsert} that follow. */
    void foresee(Set<String> keys);

    /** Whether there is a record of this key that the caller may see. */
    boolean isRecorded(String key);

    /** What the record of this key says as far as the caller may see it; null where there is none. */
    @Nullable
    B recorded(String key);

    /**
     * Creates the record, or adds a version if it says something else than before. What the draft does not mention of
     * group, marking and sources stays as it is. Needs a running act.
     *
     * @param id what it is to have if it is new; null = one of this register
     */
    Written upsert(Draft<B> draft, @Nullable UUID id);

    /** What writing by key came to, and the id of the record. */
    record Written(Outcome outcome, UUID id) {}

    /** What writing by key came to. */
    enum Outcome {
        CREATED,
        CHANGED,
        UNCHANGED
    }
}
