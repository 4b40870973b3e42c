package org.daylight.registry.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The profiles that come with the service: {@code import-profiles/<name>} with their sources and an example each. */
@ApplicationScoped
class ShippedProfiles {

    static final String NATIVE = "native";

    static final List<String> NAMES = List.of(
            "trade-register",
            "notices",
            "drawdowns",
            "agreements-and-deliveries",
            "licence-decisions",
            "commitments-and-allocations",
            "serial-inventory",
            "partner-disposition-report");

    private final Map<String, String> texts = new LinkedHashMap<>();

    ShippedProfiles() {
        NAMES.forEach(name -> texts.put(name, resource(name + "/profile.yaml")));
    }

    Map<String, String> texts() {
        return texts;
    }

    Optional<String> named(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    boolean ships(String name) {
        return name.equals(NATIVE) || texts.containsKey(name);
    }

    static String resource(String path) {
        var whole = "/import-profiles/" + path;
        try (var in = Objects.requireNonNull(ShippedProfiles.class.getResourceAsStream(whole), whole)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(whole, e);
        }
    }
}
