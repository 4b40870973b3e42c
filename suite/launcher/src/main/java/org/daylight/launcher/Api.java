package org.daylight.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;

/** One service of the suite, spoken to as one local user. */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** As services talk to each other: the windows of HTTP/2 slow large bodies down. */
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI base;
    private final String authorization;

    public Api(URI base, String account, String password) {
        this.base = base;
        this.authorization = "Basic "
                + Base64.getEncoder().encodeToString((account + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    public URI base() {
        return base;
    }

    public JsonNode get(String path) {
        return expect(send(request(path).GET().build()), path);
    }

    /** Posts what creates or acts, with a fresh idempotency key. */
    public JsonNode post(String path, String contentType, byte[] body) {
        return post(path, contentType, body, UUID.randomUUID().toString());
    }

    public JsonNode post(String path, String contentType, byte[] body, String idempotencyKey) {
        var request = request(path)
                .header("Content-Type", contentType)
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return expect(send(request), path);
    }

    public JsonNode post(String path, Object body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    public JsonNode post(String path, Object body, String idempotencyKey) {
        try {
            return post(path, "application/json", JSON.writeValueAsBytes(body), idempotencyKey);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("no answer from " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + request.uri(), e);
        }
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofMinutes(5))
                .header("Authorization", authorization)
                .header("Accept", "application/json");
    }

    private static JsonNode expect(HttpResponse<byte[]> response, String path) {
        if (response.statusCode() >= 300) {
            throw new Refused(
                    response.statusCode(),
                    "%s answered %d: %s"
                            .formatted(
                                    path, response.statusCode(), new String(response.body(), StandardCharsets.UTF_8)));
        }
        try {
            return response.body().length == 0 ? JSON.nullNode() : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(path + " did not answer JSON", e);
        }
    }

    /** The service answered with a problem document. */
    public static final class Refused extends RuntimeException {
        private final int status;

        Refused(int status, String message) {
            super(message);
            this.status = status;
        }

        public int status() {
            return status;
        }
    }
}
