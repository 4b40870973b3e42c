package org.daylight.registry.records;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.daylight.kit.recording.Recorded;
import org.daylight.registry.records.Findings.Found;
import org.jspecify.annotations.Nullable;

/**
 * What a bulk import has looked up for many lines at once, so that not every line asks the database for itself. It lives
 * as long as the transaction; what the import itself writes is forgotten and looked up again.
 */
@ApplicationScoped
class Foreseen {

    private static final int MOST_NAMES = 20_000;

    private final TransactionSynchronizationRegistry transaction;

    Foreseen(TransactionSynchronizationRegistry transaction) {
        this.transaction = transaction;
    }

    /** The records of these keys and no other ones; a key without a record has none that the caller may see. */
    <B> void records(
            RecordKind kind,
            Set<String> keys,
            Collection<Recorded<B>> standing,
            Collection<Recorded<B>> shown,
            Function<Recorded<B>, String> keyOf) {
        var sight = sight();
        sight.forgetAll(kind);
        keys.forEach(key -> sight.records.put(new Withheld.Key(kind, key), Optional.empty()));
        shown.forEach(record -> sight.records.put(new Withheld.Key(kind, keyOf.apply(record)), Optional.of(record)));
        standing.forEach(record -> sight.standing.put(new Withheld.Key(kind, keyOf.apply(record)), record));
    }

    /** The record of a key as it stands, with what the caller is not shown of it; null if nobody looked for it. */
    @SuppressWarnings("unchecked") // the kind says what the content is
    <B> @Nullable Recorded<B> standing(RecordKind kind, String key) {
        var sight = known();
        return sight == null ? null : (Recorded<B>) sight.standing.get(new Withheld.Key(kind, key));
    }

    /** The record of a key; empty if nobody looked for it. */
    @SuppressWarnings("unchecked") // the kind says what the content is
    <B> Optional<Optional<Recorded<B>>> record(RecordKind kind, String key) {
        var sight = known();
        return sight == null
                ? Optional.empty()
                : Optional.ofNullable(
                        (Optional<Recorded<B>>) (Optional<?>) sight.records.get(new Withheld.Key(kind, key)));
    }

    /** What has these keys, and that the other ones of them have nothing. */
    void names(RecordKind kind, Set<String> keys, Map<String, Found> found) {
        var names = sight().names;
        keys.forEach(key -> names.put(new Withheld.Key(kind, key), Optional.ofNullable(found.get(key))));
    }

    /** What has the key; empty if nobody looked for it. */
    Optional<Optional<Found>> name(RecordKind kind, String key) {
        var sight = known();
        return sight == null ? Optional.empty() : Optional.ofNullable(sight.names.get(new Withheld.Key(kind, key)));
    }

    /** Those of the keys that nobody has looked for yet. */
    Set<String> unknown(RecordKind kind, Set<String> keys) {
        var names = sight().names;
        keys.removeIf(key -> names.containsKey(new Withheld.Key(kind, key)));
        return keys;
    }

    /** Others write while an import runs: what lines name is read for these lines. */
    void forgetNames() {
        sight().names.clear();
    }

    void forget(RecordKind kind, String key) {
        var sight = known();
        if (sight != null) {
            sight.records.remove(new Withheld.Key(kind, key));
            sight.standing.remove(new Withheld.Key(kind, key));
            sight.names.remove(new Withheld.Key(kind, key));
        }
    }

    /** Who may see a record has changed, and with it perhaps who may see others. */
    void forgetWhatSees(RecordKind kind) {
        var sight = known();
        if (sight != null && kind.isSeenThrough()) {
            sight.records.clear();
            sight.standing.clear();
            sight.names.clear();
        }
    }

    private @Nullable Sight known() {
        return transaction.getTransactionKey() == null ? null : (Sight) transaction.getResource(Sight.class);
    }

    private Sight sight() {
        var known = known();
        if (known == null) {
            known = new Sight();
            transaction.putResource(Sight.class, known);
        }
        return known;
    }

    private static final class Sight {
        private final Map<Withheld.Key, Optional<?>> records = new HashMap<>();
        private final Map<Withheld.Key, Recorded<?>> standing = new HashMap<>();

        private final Map<Withheld.Key, Optional<Found>> names = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Withheld.Key, Optional<Found>> eldest) {
                return size() > MOST_NAMES;
            }
        };

        void forgetAll(RecordKind kind) {
            records.keySet().removeIf(key -> key.kind() == kind);
            standing.keySet().removeIf(key -> key.kind() == kind);
        }
    }
}
