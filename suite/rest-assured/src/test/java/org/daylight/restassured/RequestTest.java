package org.daylight.restassured;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.daylight.restassured.Request.request;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.http.ContentType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a server that answers with what it was sent. */
class RequestTest {

    private static final Set<Integer> CLIENTS = ConcurrentHashMap.newKeySet();

    private static final AtomicInteger LOST = new AtomicInteger();

    private static HttpServer server;
    private static String base;

    @BeforeAll
    static void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", RequestTest::answer);
        server.start();
        base = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) {
        try (exchange) {
            if (exchange.getRequestURI().getPath().equals("/lost")) {
                LOST.incrementAndGet();
                return;
            }
            CLIENTS.add(exchange.getRemoteAddress().getPort());
            var headers = exchange.getRequestHeaders();
            var answer = """
                {"method": "%s", "address": "%s", "type": "%s", "accepts": "%s", "caller": "%s", "marks": "%s", "body": "%s"}
                """.formatted(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI(),
                            headers.getFirst("Content-Type"),
                            headers.getFirst("Accept"),
                            headers.getFirst("Authorization"),
                            String.join(" ", headers.getOrDefault("Mark", List.of())),
                            new String(exchange.getRequestBody().readAllBytes(), UTF_8))
                    .getBytes(UTF_8);
            if (headers.containsKey("Accept-Encoding")) {
                var packed = new ByteArrayOutputStream();
                try (var out = new GZIPOutputStream(packed)) {
                    out.write(answer);
                }
                answer = packed.toByteArray();
                exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            }
            var refused = exchange.getRequestURI().getPath().startsWith("/refused");
            exchange.getResponseHeaders()
                    .add("Content-Type", refused ? "application/problem+json" : "application/json");
            exchange.getResponseHeaders().add("ETag", "\"7\"");
            exchange.sendResponseHeaders(
                    refused ? 401 : 200, exchange.getRequestMethod().equals("HEAD") ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everythingIsSentAndTheAnswerIsJudgedByRestAssured() {
        request()
                .basic("desk", "secret")
                .contentType(ContentType.JSON)
                .accept("application/json")
                .header("Mark", 1)
                .header("Mark", 2)
                .body("žluť")
                .post(base + "/v1/partners")
                .then()
                .statusCode(200)
                .header("ETag", "\"7\"")
                .contentType("application/json")
                .body("method", equalTo("POST"))
                .body("caller", equalTo("Basic ZGVzazpzZWNyZXQ="))
                .body("type", equalTo("application/json"))
                .body("accepts", equalTo("application/json"))
                .body("marks", equalTo("1 2"))
                .body("body", equalTo("žluť"))
                .body("nothing", nullValue());
    }

    @Test
    void whatIsRefusedIsReadAsWell() {
        request().body("{}").put(base + "/refused").then().statusCode(401).body("method", equalTo("PUT"));
        request().head(base + "/refused").then().statusCode(401);
        request().delete(base + "/gone").then().statusCode(200).body("method", equalTo("DELETE"));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/a b/{id}?at=2024-01-01T00:00:00+01:00&q=x y, /v1/a%20b/one%2Ftwo?at=2024-01-01T00%3A00%3A00%2B01%3A00&q=x%20y",
        "/v1/recordings:verify, /v1/recordings:verify"
    })
    void addressesAreEncoded(String written, String sent) {
        request().get(base + written, "one/two").then().body("address", equalTo(sent));
    }

    @Test
    void whatIsEncodedAlreadyStaysAsItIs() {
        request()
                .urlEncodingEnabled(false)
                .queryParam("z", "a&b")
                .queryParam("y", List.of(1, 2))
                .get(base + "/v1/a%2Fb?c=%2B")
                .then()
                .body("address", equalTo("/v1/a%2Fb?c=%2B&z=a%26b&y=1&y=2"));
    }

    @Test
    void whatIsPackedIsUnpacked() {
        request()
                .header("Accept-Encoding", "gzip")
                .get(base + "/v1")
                .then()
                .header("Content-Encoding", "gzip")
                .body("address", equalTo("/v1"));
    }

    @Test
    void theConnectionIsKept() {
        request().get(base + "/first");
        var before = new HashSet<>(CLIENTS);

        request().get(base + "/second");
        request().get(base + "/refused");
        request().get(base + "/third");

        assertThat(CLIENTS).isEqualTo(before);
    }

    @Test
    void anAnswerThatWasLostIsNotAskedForAgain() {
        assertThatThrownBy(() -> request().body("{}").post(base + "/lost")).isInstanceOf(UncheckedIOException.class);
        assertThat(LOST).hasValue(1);
    }

    @Test
    void whatWouldNotBeSentAsItIsWrittenIsRefused() {
        assertThatThrownBy(() -> request().header("Origin", "http://elsewhere.example"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> request().body("{}").get(base + "/v1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoDoesNotAnswerIsNamed() {
        assertThatThrownBy(() -> request().get("http://127.0.0.1:1/v1"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("GET http://127.0.0.1:1/v1");
    }
}
