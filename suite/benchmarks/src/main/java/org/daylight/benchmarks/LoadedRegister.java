package org.daylight.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.daylight.launcher.Suite;

/** A generated register on its way into a running suite: one file for partners and transfers, one for all deliveries. */
final class LoadedRegister {

    static final String IMPORT = "/v1/imports?profile=native";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Suite suite;
    private final GeneratedRegister generated;

    LoadedRegister(Suite suite, int deliveries) {
        this.suite = suite;
        this.generated = new GeneratedRegister(deliveries);
    }

    /** Loads everything that a release says. */
    void load(int release) {
        loadBase(release);
        var took = loadDeliveries(release);
        System.out.println("loaded release %d of %,d generated deliveries in %.1f s (%,.0f a second)"
                .formatted(release, generated.deliveries(), took.seconds(), generated.deliveries() / took.seconds()));
    }

    void loadBase(int release) {
        post(out -> generated.writeBase(out, release));
    }

    Took loadDeliveries(int release) {
        return post(out -> generated.writeDeliveries(out, release));
    }

    /** How long the request took, from its first byte to the answer, and how many bytes were sent. */
    record Took(double seconds, long bytes, JsonNode report) {}

    private Took post(Consumer<OutputStream> lines) {
        try {
            var file = Files.createTempFile(suite.data(), "register", ".ndjson");
            try {
                try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
                    lines.accept(out);
                }
                return post(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Took post(Path file) throws IOException {
        var registry = suite.registry("desk");
        var request = registry.request(IMPORT)
                .timeout(Duration.ofHours(2))
                .header("Content-Type", "application/x-ndjson")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofFile(file))
                .build();
        var started = System.nanoTime();
        var answer = registry.send(request);
        var seconds = (System.nanoTime() - started) / 1e9;
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("the import was answered with %d: %s"
                    .formatted(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8)));
        }
        return new Took(seconds, Files.size(file), JSON.readTree(answer.body()));
    }
}
