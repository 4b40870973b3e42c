package org.daylight.registry.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.as;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.daylight.registry.Api;

/** Fills and reads a register over HTTP, as review-service and a desk do. */
public final class Register {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Register() {}

    public static ValidatableResponse load(String account, String query, String mediaType, byte[] body) {
        return as(account)
                .contentType(mediaType)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post("/v1/imports" + query)
                .then();
    }

    public static ValidatableResponse load(String account, String ndjson) {
        return load(account, "", "application/x-ndjson", ndjson.getBytes(StandardCharsets.UTF_8));
    }

    /** The worked register under a partner of this code. */
    public static void fill(String code) {
        fill(code, "register.ndjson");
    }

    /** The register of a file under a partner of this code. */
    public static void fill(String code, String name) {
        var file = String.join("\n", resource(name)).replace("P/", code + "/").replace("\"P\"", "\"" + code + "\"");
        assertThat(load(Api.DESK, file).extract().<List<Object>>path("problems"))
                .isEmpty();
    }

    static List<String> resource(String name) {
        try (var in = Register.class.getResourceAsStream("/facts/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public static JsonNode manifest(String account, String query) {
        return json(as(account)
                .get("/v1/facts/manifest?" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    /** The lines of one type in a scope at a moment, their closing lines checked. */
    public static List<String> lines(String account, String type, String query) {
        var found = new ArrayList<String>();
        var manifest = manifest(account, query);
        for (var partition : manifest.path("partitions")) {
            if (partition.path("type").asText().equals(type)) {
                var lines = partition(account, manifest, partition);
                assertThat(lines).hasSize(partition.path("count").asInt());
                found.addAll(lines);
            }
        }
        return found;
    }

    /** The lines of all types. */
    static List<String> lines(String account, String query) {
        var found = new ArrayList<String>();
        var manifest = manifest(account, query);
        manifest.path("partitions").forEach(partition -> found.addAll(partition(account, manifest, partition)));
        return found;
    }

    private static List<String> partition(String account, JsonNode manifest, JsonNode partition) {
        return closed(as(account)
                .queryParam("partition", partition.path("id").asText())
                .queryParam("asOf", manifest.path("asOf").asText())
                .queryParam("knownAt", manifest.path("knownAt").asText())
                .queryParam("knowledge", manifest.path("knowledge").asText())
                .queryParam("recordedUpTo", manifest.path("recordedUpTo").asText())
                .get("/v1/facts")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray());
    }

    /** The lines without the closing one, whose count and digest are recomputed. */
    public static List<String> closed(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        var lines = new ArrayList<>(text.lines().toList());
        var end = lines.removeLast();
        var before = text.substring(0, text.length() - end.length() - 1);
        assertThat(json(end).path("end").asBoolean()).isTrue();
        assertThat(json(end).path("count").asInt()).isEqualTo(lines.size());
        assertThat(json(end).path("sha256").asText()).isEqualTo(sha256(before));
        return lines;
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
