package org.daylight.rules.revisions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.daylight.kit.json.Json;

/** Reads back what was stored. Every publication asks for all that is published, of which most was read before. */
final class StoredDefinitions {

    /** Characters of what was stored; the whole of what is shipped has about a million. */
    private static final long MOST = 8_000_000;

    private static final Cache<Stored, Definition> READ = Caffeine.newBuilder()
            .weigher((Stored stored, Definition _) -> stored.canonical().length())
            .maximumWeight(MOST)
            .expireAfterAccess(Duration.ofHours(1))
            .executor(Runnable::run)
            .build();

    private StoredDefinitions() {}

    private record Stored(Kind kind, String canonical) {}

    static Definition read(Kind kind, String canonical) {
        return READ.get(new Stored(kind, canonical), StoredDefinitions::read);
    }

    private static Definition read(Stored stored) {
        try {
            var tree = Json.mapper().readTree(stored.canonical());
            return switch (stored.kind()) {
                case RULE -> Definition.rule(tree);
                case SET -> Definition.set(tree);
                case TEMPLATE -> Definition.template(tree);
            };
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored definition is not JSON", e);
        }
    }
}
