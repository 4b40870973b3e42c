package org.daylight.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.daylight.launcher.Suite;

/** The fact lines of the registry, read partition by partition as the review-service reads them. */
final class Facts {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Facts() {}

    /** All lines as of a day, as far as the sources had declared them by its end. */
    static List<JsonNode> declaredBy(Suite suite, String asOf) {
        var moment = "asOf=%s&knownAt=%sT23:59:59Z&knowledge=declared".formatted(asOf, asOf);
        var registry = suite.registry("reviewer");
        var manifest = registry.get("/v1/facts/manifest?" + moment);
        var lines = new ArrayList<JsonNode>();
        for (var partition : manifest.path("partitions")) {
            var path = "/v1/facts?partition=%s&%s&recordedUpTo=%s"
                    .formatted(
                            partition.path("id").asText(),
                            moment,
                            manifest.path("recordedUpTo").asText());
            var answer = registry.send(registry.request(path)
                    .setHeader("Accept", "application/x-ndjson")
                    .GET()
                    .build());
            var text = new String(answer.body(), StandardCharsets.UTF_8);
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " answered " + text);
            }
            text.lines().map(Facts::parsed).filter(line -> line.has("subject")).forEach(lines::add);
        }
        if (lines.size() != manifest.path("count").asInt()) {
            throw new IllegalStateException("%d lines of %s".formatted(lines.size(), manifest.path("count")));
        }
        return lines;
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
