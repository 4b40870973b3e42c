package org.daylight.registry.records;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.daylight.registry.records.Findings.Found;

/** Looks up together what many contents name, before each of them is written by itself. */
@ApplicationScoped
public class Foresight {

    private final References references;
    private final Foreseen foreseen;
    private final RecordTypes types;

    Foresight(References references, Foreseen foreseen, RecordTypes types) {
        this.references = references;
        this.foreseen = foreseen;
        this.types = types;
    }

    /** A content on its way into the register. */
    public record Coming(RecordKind kind, String key, Object content) {}

    /** In the running transaction; one query for each kind that is written, and one for each that is named. */
    public void of(Collection<Coming> coming) {
        foreseen.forgetNames();
        var written = new EnumMap<RecordKind, Set<String>>(RecordKind.class);
        var named = new EnumMap<RecordKind, Set<String>>(RecordKind.class);
        for (var record : coming) {
            written.computeIfAbsent(record.kind(), _ -> new HashSet<>()).add(record.key());
            Withheld.named(record.kind(), record.content())
                    .forEach(key -> named.computeIfAbsent(key.kind(), _ -> new HashSet<>())
                            .add(key.key()));
        }
        written.forEach((kind, keys) -> types.named(kind.word()).orElseThrow().foresee(keys));
        named.forEach((kind, keys) -> {
            var unknown = foreseen.unknown(kind, keys);
            if (!unknown.isEmpty()) {
                Map<String, Found> found = new HashMap<>(references.findAll(kind, unknown));
                foreseen.names(kind, unknown, found);
            }
        });
    }

    /** Records of these keys were written by SQL. */
    public void wrote(RecordKind kind, Collection<String> keys) {
        keys.forEach(key -> foreseen.forget(kind, key));
    }
}
