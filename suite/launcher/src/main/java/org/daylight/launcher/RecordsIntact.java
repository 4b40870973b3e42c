package org.daylight.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/** Has every service of a running suite recompute the chain of its recordings and the digests of all rows. */
final class RecordsIntact {

    /** A register of many millions of rows takes its time. */
    private static final Duration PATIENCE = Duration.ofHours(2);

    private RecordsIntact() {}

    /** 0 = everything agrees, 1 = something does not, which is said. */
    static int say(Options options) {
        if (new RunFolder(options.data()).welcome().isEmpty()) {
            throw new IllegalStateException(
                    "nothing runs out of %s; start it with ./daylight up first".formatted(options.data()));
        }
        var password = Secrets.in(options.data()).of("user/auditor");
        var intact = true;
        for (var service : Suite.Service.values()) {
            var result = verified(new Api(base(options.data(), service), "auditor", password), service);
            System.out.println("%-18s %s: %,d recordings of %,d versions, newest digest %s"
                    .formatted(
                            service.module,
                            result.path("intact").asBoolean() ? "intact" : "NOT INTACT",
                            result.path("recordings").asLong(),
                            result.path("rows").asLong(),
                            result.path("head").asText()));
            for (var finding : result.path("findings")) {
                System.out.println("  recording %s, table %s: %s"
                        .formatted(
                                finding.path("sequence").asText("-"),
                                finding.path("table").asText("-"),
                                finding.path("message").asText()));
            }
            intact &= result.path("intact").asBoolean();
        }
        return intact ? 0 : 1;
    }

    private static JsonNode verified(Api api, Suite.Service service) {
        var answer = api.send(api.request("/v1/recordings:verify")
                .timeout(PATIENCE)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.noBody())
                .build());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("%s answered %d".formatted(service.module, answer.statusCode()));
        }
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(service.module + " did not answer JSON", e);
        }
    }

    private static URI base(Path data, Suite.Service service) {
        var settings = ServiceProcess.settings(data, service.module);
        return URI.create("http://127.0.0.1:" + settings.getProperty("quarkus.http.port"));
    }
}
