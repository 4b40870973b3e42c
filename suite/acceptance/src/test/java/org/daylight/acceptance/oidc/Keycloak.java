package org.daylight.acceptance.oidc;

import static io.restassured.RestAssured.given;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A real Keycloak with the realm that is delivered with the containers. */
final class Keycloak implements AutoCloseable {

    static final String SERVICE_CLIENT = "daylight-service";

    private static final Path REALM = Path.of("../containers/keycloak/daylight-realm.json");
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Process process;
    private final int port;
    private final String secret;
    private final String password;

    private Keycloak(Process process, int port, String secret, String password) {
        this.process = process;
        this.port = port;
        this.secret = secret;
        this.password = password;
    }

    /** Starts the distribution that was unpacked in this folder. */
    static Keycloak start(Path home) throws InterruptedException {
        try {
            var imports = Files.createDirectories(home.resolve("data/import"));
            Files.copy(REALM, imports.resolve("daylight-realm.json"), StandardCopyOption.REPLACE_EXISTING);
            var port = freePort();
            var secret = UUID.randomUUID().toString();
            var password = UUID.randomUUID().toString();
            var windows = System.getProperty("os.name", "").startsWith("Windows");
            var builder = new ProcessBuilder(List.of(
                            home.resolve(windows ? "bin/kc.bat" : "bin/kc.sh")
                                    .toAbsolutePath()
                                    .toString(),
                            "start-dev",
                            "--import-realm",
                            "--db=dev-mem",
                            "--http-host=127.0.0.1",
                            "--http-port=" + port,
                            "--http-management-port=" + freePort()))
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("keycloak.log").toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home", ""));
            // This Keycloak's Byte Buddy is older than the Java that the suite needs.
            builder.environment().put("JAVA_OPTS_APPEND", "-Dnet.bytebuddy.experimental=true");
            builder.environment().put("DAYLIGHT_SERVICE_SECRET", secret);
            builder.environment().put("DAYLIGHT_USER_PASSWORD", password);
            var keycloak = new Keycloak(builder.start(), port, secret, password);
            keycloak.awaitReady();
            return keycloak;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() throws InterruptedException {
        var until = Instant.now().plus(PATIENCE);
        var discovery = HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            while (Instant.now().isBefore(until) && process.isAlive()) {
                if (answers(http, discovery)) {
                    return;
                }
                Thread.sleep(500);
            }
        }
        close();
        throw new IllegalStateException("Keycloak did not become ready; see keycloak.log in its folder");
    }

    private static boolean answers(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    String issuer() {
        return "http://127.0.0.1:%d/realms/daylight".formatted(port);
    }

    String secret() {
        return secret;
    }

    /** What somebody of the realm gets who signs in with their password. */
    String token(String account) {
        return given().formParam("grant_type", "password")
                .formParam("client_id", "daylight")
                .formParam("username", account)
                .formParam("password", password)
                .post(issuer() + "/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
