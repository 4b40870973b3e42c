package org.daylight.registry.records;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every kind of record by its word, for example {@code use-permission}. */
@ApplicationScoped
public class RecordTypes {

    private final Map<String, RecordType<?>> byWord;

    RecordTypes(@All List<RecordType<?>> types) {
        byWord = types.stream()
                .collect(Collectors.toUnmodifiableMap(type -> type.kind().word(), Function.identity()));
    }

    public Optional<RecordType<?>> named(String word) {
        return Optional.ofNullable(byWord.get(word));
    }

    public List<String> words() {
        return byWord.keySet().stream().sorted().toList();
    }
}
