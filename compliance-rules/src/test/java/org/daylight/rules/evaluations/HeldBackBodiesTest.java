package org.daylight.rules.evaluations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.rules.Service.NDJSON;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.daylight.rules.Service;
import org.junit.jupiter.api.Test;

/** A body is refused as early as it can be: nobody has to send it, or to end it, to be told; and the service goes on answering. */
@QuarkusTest
class HeldBackBodiesTest {

    private static final int PIECE = 64 * 1024;

    /** What no body but a batch may have more of. */
    private static final int MOST_OF_ANY = 10 * 1024 * 1024;

    private static final String TOO_LARGE = "\"detail\":\"The body has more than 10485760 bytes";

    private static final String LINE =
            "{\"subject\":\"delivery:1\",\"type\":\"delivery/1\",\"asOf\":\"2024-03-20\",\"partner\":null}\n";

    private static String head(String rulebook) {
        return head("evaluations" + rulebook, "service", NDJSON);
    }

    private static String head(String operation, String account, String contentType) {
        var credentials = (account + ":" + account + "-test-password").getBytes(StandardCharsets.US_ASCII);
        return "POST /v1/%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic %s\r\nContent-Type: %s\r\n"
                .formatted(operation, Base64.getEncoder().encodeToString(credentials), contentType);
    }

    @Test
    void aBatchThatNeverEndsIsRefusedWhenItIsTooLarge() throws IOException {
        Service.publishShippedPacks();
        var rulebook = Service.freeze();
        try (var http = new RawHttp(RestAssured.port)) {
            http.send(head("?rulebook=" + rulebook) + "Transfer-Encoding: chunked\r\n\r\n");
            for (var sent = 0; sent <= Batch.MOST_BYTES + PIECE; sent += PIECE) {
                http.chunk(PIECE);
            }
            assertThat(http.untilClosed())
                    .startsWith("HTTP/1.1 413")
                    .contains("application/problem+json")
                    .contains("A batch has at most 8388608 bytes");
        }
        goesOnAnswering(rulebook);
    }

    /** A hundred kilobytes are sent; what they unpack to is counted. */
    @Test
    void aBatchThatUnpacksToTooMuchIsRefused() throws IOException {
        Service.publishShippedPacks();
        var rulebook = Service.freeze();
        var packed = packed(12 * Batch.MOST_BYTES);
        try (var http = new RawHttp(RestAssured.port)) {
            http.send(head("?rulebook=" + rulebook) + "Content-Encoding: gzip\r\nContent-Length: " + packed.length
                    + "\r\n\r\n");
            http.send(packed);
            assertThat(http.untilClosed())
                    .startsWith("HTTP/1.1 413")
                    .contains("application/problem+json")
                    .contains("A batch has at most 8388608 bytes");
        }
        goesOnAnswering(rulebook);
    }

    @Test
    void anyOtherBodyThatNeverEndsIsRefusedToo() throws IOException {
        try (var http = new RawHttp(RestAssured.port)) {
            http.send(head("expressions:check", "legal", "application/json") + "Transfer-Encoding: chunked\r\n\r\n");
            http.chunksUntilAnswered(PIECE, MOST_OF_ANY + 4 * PIECE);
            assertThat(http.untilClosed()).startsWith("HTTP/1.1 413").contains(TOO_LARGE);
        }
        stillChecks();
    }

    @Test
    void anyOtherBodyThatUnpacksToTooMuchIsRefusedToo() throws IOException {
        var packed = packed(10 * MOST_OF_ANY);
        try (var http = new RawHttp(RestAssured.port)) {
            http.send(head("expressions:check", "legal", "application/json")
                    + "Content-Encoding: gzip\r\nContent-Length: " + packed.length + "\r\n\r\n");
            http.send(packed);
            assertThat(http.untilClosed()).startsWith("HTTP/1.1 413").contains(TOO_LARGE);
        }
        stillChecks();
    }

    private static void goesOnAnswering(String rulebook) {
        Service.as("service")
                .contentType(NDJSON)
                .body(LINE)
                .post("/v1/evaluations?rulebook=" + rulebook)
                .then()
                .statusCode(200)
                .body(containsString("\"subjects\":1"));
    }

    private static void stillChecks() {
        Service.as("legal")
                .contentType("application/json")
                .body("{\"subject\":\"delivery\",\"expression\":\"has(delivery.enteredCountryOn)\"}")
                .post("/v1/expressions:check")
                .then()
                .statusCode(200);
    }

    private static byte[] packed(int length) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            var blanks = " ".repeat(PIECE).getBytes(StandardCharsets.US_ASCII);
            for (var written = 0; written < length; written += PIECE) {
                gzip.write(blanks);
            }
        }
        return packed.toByteArray();
    }

    @Test
    void aRulebookThatIsMissingOrUnknownIsToldBeforeTheBatchIsRead() throws IOException {
        try (var http = new RawHttp(RestAssured.port)) {
            http.send(head("") + "Content-Length: 1000\r\n\r\n");
            assertThat(http.head()).startsWith("HTTP/1.1 400");
        }
        try (var http = new RawHttp(RestAssured.port)) {
            http.send(head("?rulebook=sha256:" + "0".repeat(64)) + "Content-Length: 1000\r\n\r\n");
            assertThat(http.head()).startsWith("HTTP/1.1 422");
        }
    }
}
