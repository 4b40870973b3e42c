package org.daylight.registry.records;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.ParameterizedType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.daylight.kit.identity.WrittenBy;
import org.daylight.kit.recording.RecordResource;

/** Which roles may write which kind, as the resource of the kind says ({@link WrittenBy}), for whoever writes by other ways. */
@ApplicationScoped
public class KindWriters {

    private final Map<RecordKind, List<String>> roles = new EnumMap<>(RecordKind.class);

    KindWriters(@All List<RecordResource<?>> resources, @All List<RecordType<?>> types) {
        var byContent = resources.stream()
                .map(resource -> declared(resource.getClass()))
                .collect(Collectors.toMap(
                        KindWriters::content,
                        declared ->
                                List.of(declared.getAnnotation(WrittenBy.class).value())));
        types.forEach(type ->
                roles.put(type.kind(), Objects.requireNonNull(byContent.get(type.content()), "nobody writes " + type)));
    }

    /** The class as it is written, of which the container may have made another one. */
    private static Class<?> declared(Class<?> resource) {
        return Stream.<Class<?>>iterate(resource, Objects::nonNull, Class::getSuperclass)
                .filter(type -> type.isAnnotationPresent(WrittenBy.class))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody may write by " + resource));
    }

    private static Class<?> content(Class<?> resource) {
        return (Class<?>) ((ParameterizedType) resource.getGenericSuperclass()).getActualTypeArguments()[0];
    }

    public List<String> of(RecordKind kind) {
        return roles.getOrDefault(kind, List.of());
    }

    /** The kinds that somebody with these roles may write. */
    public Set<RecordKind> kinds(Set<String> held) {
        return roles.entrySet().stream()
                .filter(kind -> kind.getValue().stream().anyMatch(held::contains))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
