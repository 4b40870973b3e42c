package org.daylight.rules.evaluations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.rules.Service.NDJSON;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.daylight.rules.Service;
import org.junit.jupiter.api.Test;

/** A batch is refused as early as it can be: nobody has to send it, or to end it, to be told. */
@QuarkusTest
class HeldBackBodiesTest {

    private static final int PIECE = 64 * 1024;

    private static String head(String rulebook) {
        var account =
                Base64.getEncoder().encodeToString("service:service-test-password".getBytes(StandardCharsets.US_ASCII));
        return "POST /v1/evaluations%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic %s\r\nContent-Type: %s\r\n"
                .formatted(rulebook, account, NDJSON);
    }

    @Test
    void aBatchThatNeverEndsIsRefusedWhenItIsTooLarge() throws IOException {
        Service.publishShippedPacks();
        try (var http = new RawHttp(RestAssured.port)) {
            http.send(head("?rulebook=" + Service.freeze()) + "Transfer-Encoding: chunked\r\n\r\n");
            for (var sent = 0; sent <= Batch.MOST_BYTES + PIECE; sent += PIECE) {
                http.chunk(PIECE);
            }
            assertThat(http.untilClosed())
                    .startsWith("HTTP/1.1 413")
                    .contains("application/problem+json")
                    .contains("A batch has at most 8388608 bytes");
        }
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
