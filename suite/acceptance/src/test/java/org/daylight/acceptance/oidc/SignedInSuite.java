package org.daylight.acceptance.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.restassured.Request.request;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.daylight.acceptance.Folders;
import org.daylight.launcher.ServiceProcess;
import org.daylight.postgres.DatabaseServer;
import org.daylight.postgres.ServiceDatabase;
import org.daylight.restassured.Request;

/** The three packaged services, told of a provider instead of local users. */
final class SignedInSuite implements AutoCloseable {

    /** A local user of the file that the services are given all the same. */
    static final String LOCAL_ACCOUNT = "desk";

    static final String LOCAL_PASSWORD = "desk-local-password";

    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Map<String, String> SERVICES =
            Map.of("transfer-registry", "registry", "compliance-rules", "rules", "review-service", "review");

    private final Path data;
    private final DatabaseServer server;
    private final Map<String, ServiceProcess> processes = new LinkedHashMap<>();

    private SignedInSuite(Path data, DatabaseServer server) {
        this.data = data;
        this.server = server;
    }

    static SignedInSuite start(String issuer, String serviceClient, String serviceSecret) {
        try {
            var data = Folders.temporary("daylight-oidc");
            var users = Files.writeString(data.resolve("users.json"), """
                    {"users":[{"account":"%s","password":"%s","person":"local","roles":["desk-officer"],"groups":[]}]}
                    """.formatted(LOCAL_ACCOUNT, LOCAL_PASSWORD));
            var suite = new SignedInSuite(data, DatabaseServer.forTests(System.getenv(), data.resolve("postgres")));
            try {
                suite.launch(data, settings(issuer, serviceClient, serviceSecret, users));
                return suite;
            } catch (SQLException | RuntimeException e) {
                suite.close();
                throw new IllegalStateException("the suite did not start", e);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> settings(String issuer, String client, String secret, Path users) {
        return Map.of(
                "quarkus.oidc.tenant-enabled",
                "true",
                "quarkus.oidc.auth-server-url",
                issuer,
                "quarkus.oidc.client-id",
                "daylight",
                "quarkus.oidc-client.client-enabled",
                "true",
                "quarkus.oidc-client.auth-server-url",
                issuer,
                "quarkus.oidc-client.client-id",
                client,
                "quarkus.oidc-client.credentials.secret",
                secret,
                "daylight.identity.users-file",
                users.toString());
    }

    private void launch(Path data, Map<String, String> shared) throws SQLException {
        var port = freePorts();
        var ports = Map.of("transfer-registry", port, "compliance-rules", port + 1, "review-service", port + 2);
        for (var service : SERVICES.entrySet()) {
            var database = new ServiceDatabase(
                    service.getValue(),
                    UUID.randomUUID().toString(),
                    UUID.randomUUID().toString());
            database.create(server);
            var settings = new HashMap<>(database.configuration(server));
            settings.putAll(shared);
            ports.forEach(
                    (name, at) -> settings.put("quarkus.rest-client.%s.url".formatted(name), "http://127.0.0.1:" + at));
            var name = service.getKey();
            processes.put(
                    name,
                    ServiceProcess.start(HOME, name, name, Objects.requireNonNull(ports.get(name)), settings, data));
        }
        processes.values().forEach(process -> process.awaitReady(PATIENCE));
    }

    URI registry() {
        return base("transfer-registry");
    }

    URI rules() {
        return base("compliance-rules");
    }

    URI reviews() {
        return base("review-service");
    }

    private URI base(String name) {
        return Objects.requireNonNull(processes.get(name)).base();
    }

    /** A request of whoever holds the token. */
    static Request holding(String token) {
        return request().urlEncodingEnabled(false).header("Authorization", "Bearer " + token);
    }

    /** A request that writes. */
    static Request writing(String token, String body) {
        return holding(token)
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/json")
                .body(body);
    }

    /** Opens a review and waits for its end, for which review-service has to sign in at the two others. */
    String stateOfAReview(String reviewer) throws InterruptedException {
        var opened = writing(reviewer, "{\"scope\":\"portfolio\",\"reason\":\"to see whether the services may talk\"}")
                .post(reviews() + "/v1/reviews");
        assertThat(opened.statusCode()).as(opened.asString()).isEqualTo(202);
        var review = reviews() + "/v1/reviews/" + opened.jsonPath().getString("id");
        var until = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(until)) {
            var state = holding(reviewer).get(review).jsonPath().getString("state");
            if (!state.equals("OPEN") && !state.equals("RUNNING")) {
                return state;
            }
            Thread.sleep(200);
        }
        return "not ended";
    }

    private static int freePorts() {
        for (var attempt = 0; attempt < 100; attempt++) {
            var base = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            if (areFree(base) && areFree(base + 1000)) {
                return base;
            }
        }
        throw new IllegalStateException("no free ports were found");
    }

    private static boolean areFree(int base) {
        for (var port = base; port < base + 3; port++) {
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                socket.setReuseAddress(true);
            } catch (IOException taken) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        processes.values().forEach(process -> process.handle().destroy());
        processes.values().forEach(ServiceProcess::stop);
        server.close();
        Folders.remove(data);
    }
}
