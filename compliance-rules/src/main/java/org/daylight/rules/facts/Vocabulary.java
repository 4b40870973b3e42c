package org.daylight.rules.facts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** The facts rules may speak about, by type of subject. */
public final class Vocabulary {

    private static final class Standard {
        static final Vocabulary VOCABULARY = load();

        private static Vocabulary load() {
            try (var yaml = Objects.requireNonNull(Vocabulary.class.getResourceAsStream("/fact-types.yaml"))) {
                return read(yaml);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final List<SubjectType> types;

    Vocabulary(List<SubjectType> types) {
        this.types = List.copyOf(types);
    }

    /** The vocabulary this service was built with. */
    public static Vocabulary standard() {
        return Standard.VOCABULARY;
    }

    public static Vocabulary read(InputStream yaml) throws IOException {
        var root = new YAMLMapper().readTree(yaml);
        var types = new ArrayList<SubjectType>();
        for (var type : root.path("types")) {
            var leaves = new ArrayList<Leaf>();
            for (var group : type.path("with")) {
                addLeaves(group.asText(), root.path("shared").path(group.asText()), leaves);
            }
            for (var group : type.path("groups").properties()) {
                addLeaves(group.getKey(), group.getValue(), leaves);
            }
            types.add(new SubjectType(
                    type.path("name").asText(), type.path("version").asInt(), leaves));
        }
        return new Vocabulary(types);
    }

    public List<SubjectType> types() {
        return types;
    }

    /** By name ("delivery": the newest version) or id ("delivery/1"). */
    public Optional<SubjectType> type(String nameOrId) {
        SubjectType found = null;
        for (var type : types) {
            var newer = found == null || type.version() > found.version();
            if (type.id().equals(nameOrId) || (type.name().equals(nameOrId) && newer)) {
                found = type;
            }
        }
        return Optional.ofNullable(found);
    }

    private static void addLeaves(String group, JsonNode fields, List<Leaf> leaves) {
        for (var field : fields.properties()) {
            var stated = field.getValue();
            leaves.add(new Leaf(
                    group + "." + field.getKey(),
                    FactType.valueOf(upper(stated.path("type").asText())),
                    Leaf.Supplier.valueOf(upper(stated.path("by").asText("registry"))),
                    stated.path("absent").asBoolean(),
                    stated.path("is").asText("")));
        }
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    }
}
