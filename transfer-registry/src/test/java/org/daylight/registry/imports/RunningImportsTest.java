package org.daylight.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.as;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.post;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.facts.Register;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class RunningImportsTest {

    private final String code = Api.code();

    @Test
    void theOneFileInAZipIsTaken() throws IOException {
        var table = "code,name,kind\n%s,Examplia,STATE\n".formatted(code).getBytes(StandardCharsets.UTF_8);
        zip("?fileType=csv&type=partner", zipped(table, 1)).statusCode(201).body("created", equalTo(1));
        get(READER, "/v1/partners?code=" + code).body("items", hasSize(1));

        zip("?fileType=csv&type=partner", zipped(table, 2))
                .statusCode(400)
                .body("detail", containsString("more than one file"));
        zip("?fileType=csv&type=partner", table).statusCode(400).body("detail", containsString("no zip"));
        zip("?type=partner", zipped(table, 1)).statusCode(400).body("violations[0].pointer", equalTo("query:fileType"));
    }

    @Test
    void whatGrowsTooLargeWhenItIsUnpackedIsRefused() throws IOException {
        var zeros = new byte[30 * 1024 * 1024];
        assertThat(zipped(zeros, 1)).hasSizeLessThan(100_000);
        zip("?fileType=csv&type=partner", zipped(zeros, 1)).statusCode(413);
        zip("?fileType=ndjson", zipped(zeros, 1)).statusCode(413);
    }

    @Test
    void aZipThatNamesVeryManyFilesIsRefusedBeforeTheyAreRead() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var i = 0; i < 20_000; i++) {
                zip.putNextEntry(new ZipEntry("folder%d/".formatted(i)));
            }
            zip.putNextEntry(new ZipEntry("table.csv"));
            zip.write(bytes("code,name,kind\n%s,Examplia,STATE\n".formatted(code)));
        }
        zip("?fileType=csv&type=partner", bytes.toByteArray())
                .statusCode(400)
                .body("detail", containsString("more than one file"));
    }

    @Test
    void onlyAnImportMayHaveALargeBody() throws IOException, InterruptedException {
        var line = partner(code).replace("{\"type\"", "{" + " ".repeat(900_000) + "\"type\"");
        var large = line.repeat(13);
        Register.load(DESK, large).statusCode(201).body("created", equalTo(1)).body("unchanged", equalTo(12));

        var refused = sent("/v1/partners", "application/json", BodyPublishers.ofString(large));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(refused.body()).contains("as an import");
    }

    @Test
    void whatGrowsTooLargeIsRefusedWhileItIsUnpackedAndNotWhenItIsThere() throws IOException {
        // Lines that say too little, but are short enough and few enough: only their sum is too large.
        var lines = packed((" ".repeat(99_999) + "\n").repeat(300));
        assertThat(lines).hasSizeLessThan(100_000);
        packed("/v1/imports", "application/x-ndjson", lines)
                .statusCode(413)
                .body("detail", containsString("larger than an import may be"));
        packed("/v1/imports", "application/x-ndjson", new byte[] {1, 2, 3}).statusCode(400);

        var draft = Api.draft(Api.partner(code));
        packed("/v1/partners", "application/json", packed(draft.replace(": ", ":" + " ".repeat(6_000_000))))
                .statusCode(413)
                .body("detail", containsString("as an import"));
        packed("/v1/partners", "application/json", packed(draft)).statusCode(201);
        get(READER, "/v1/partners?code=" + code).body("items", hasSize(1));
    }

    private static ValidatableResponse packed(String path, String type, byte[] body) {
        return as(DESK).contentType(type)
                .header("Content-Encoding", "gzip")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(path)
                .then();
    }

    private static byte[] packed(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(bytes(text));
        }
        return bytes.toByteArray();
    }

    @Test
    void aBodyThatDoesNotSayHowLongItIsHasTheSameLimits() throws IOException, InterruptedException {
        var line = partner(code).replace("{\"type\"", "{" + " ".repeat(900_000) + "\"type\"");
        var large = bytes(line.repeat(13));

        var imported = sent("/v1/imports", "application/x-ndjson", inPieces(large));
        assertThat(imported.statusCode()).isEqualTo(201);
        assertThat(imported.body()).contains("\"unchanged\":12");
        var refused = sent("/v1/partners", "application/json", inPieces(large));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("as an import");
        assertThat(sent("/v1/partners", "application/json", inPieces(bytes(Api.draft(Api.partner(Api.code())))))
                        .statusCode())
                .isEqualTo(201);
    }

    /** Others share the connection: only the stream of the refused body ends. */
    @Test
    void overHttp2OnlyTheStreamOfARefusedBodyEnds() throws IOException, InterruptedException {
        var large = bytes(" ".repeat(11_000_000));
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            var list = request("/v1/partners?limit=1").GET().build();
            // The first request asks whether the server speaks it.
            assertThat(client.send(list, BodyHandlers.ofString()).version()).isEqualTo(HttpClient.Version.HTTP_2);
            for (var body : new BodyPublisher[] {BodyPublishers.ofByteArray(large), inPieces(large)}) {
                var refused = client.send(
                        request("/v1/partners")
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .POST(body)
                                .build(),
                        BodyHandlers.ofString());
                assertThat(refused.version()).isEqualTo(HttpClient.Version.HTTP_2);
                assertThat(refused.statusCode()).isEqualTo(413);
                assertThat(refused.body()).contains("as an import");
                assertThat(refused.headers().firstValue("Connection")).isEmpty();
            }
            assertThat(client.send(list, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
    }

    private static BodyPublisher inPieces(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    /** Sends on while the answer may be on its way already. */
    private static HttpResponse<String> sent(String path, String type, BodyPublisher body)
            throws IOException, InterruptedException {
        var request = request(path)
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", type)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(body)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                .timeout(Duration.ofSeconds(30))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(bytes("desk:desk-test-password")));
    }

    @Test
    void anImportTellsHowItEnded() {
        var done = UUID.randomUUID();
        Register.load(DESK, "?id=" + done, "application/x-ndjson", bytes(partner(code)))
                .statusCode(201)
                .body("id", equalTo(done.toString()));
        get(READER, "/v1/imports/" + done + "/progress").statusCode(403);
        progress(done).body("state", equalTo("DONE")).body("read", equalTo(1)).body("startedBy", equalTo("desk"));
        Register.load(DESK, "?id=" + done, "application/x-ndjson", bytes(partner(code)))
                .statusCode(409);
        progress(done).body("state", equalTo("DONE"));
        cancel(done).statusCode(409);

        var previewed = UUID.randomUUID();
        Register.load(DESK, "?dryRun=true&id=" + previewed, "application/x-ndjson", bytes(partner(code)))
                .statusCode(200);
        progress(previewed).body("state", equalTo("PREVIEWED"));
        var refused = UUID.randomUUID();
        Register.load(DESK, "?id=" + refused, "application/x-ndjson", bytes("{}\n"))
                .statusCode(422);
        progress(refused).body("state", equalTo("REFUSED"));
        get(DESK, "/v1/imports/" + UUID.randomUUID() + "/progress").statusCode(404);
    }

    @Test
    void anImportThatIsCancelledLeavesNothing() throws InterruptedException, ExecutionException {
        var file = new StringBuilder(partner(code));
        for (var i = 0; i < 5_000; i++) {
            file.append("{\"type\":\"transfer\",\"content\":%s}\n"
                    .formatted(Api.transfer(code + "/T" + i, code).replace("\n", "")));
        }
        var id = UUID.randomUUID();
        try (var threads = Executors.newSingleThreadExecutor()) {
            var answer = threads.submit(
                    () -> Register.load(DESK, "?id=" + id, "application/x-ndjson", bytes(file.toString()))
                            .extract()
                            .statusCode());
            for (var look = 0; look < 1_000 && !isRunning(id); look++) {
                Thread.sleep(20);
            }
            progress(id).body("state", equalTo("RUNNING"));
            Register.load(DESK, "?id=" + id, "application/x-ndjson", bytes(partner(Api.code())))
                    .statusCode(409)
                    .body("detail", containsString("begun before"));
            post(Api.CLOSE, "/v1/imports/" + id + "/cancel", "")
                    .statusCode(403)
                    .body("detail", containsString("begun by desk"));
            cancel(id).statusCode(200).body("cancelledBy", equalTo("desk"));
            assertThat(answer.get()).isEqualTo(409);
        }
        progress(id).body("state", equalTo("CANCELLED"));
        get(READER, "/v1/partners?code=" + code).body("items", hasSize(0));
        get(READER, "/v1/transfers?reference=" + code + "/T1").body("items", hasSize(0));
    }

    @Test
    void aFileThatStillComesInIsToldAndACancelEndsIt() throws IOException, InterruptedException {
        var id = UUID.randomUUID();
        try (var sender = begun("?id=" + id, 1_000_000)) {
            for (var look = 0; look < 200 && !isThere(id); look++) {
                Thread.sleep(20);
            }
            progress(id).body("state", equalTo("RECEIVING")).body("read", equalTo(0));
            Register.load(DESK, "?id=" + id, "application/x-ndjson", bytes(partner(Api.code())))
                    .statusCode(409)
                    .body("detail", containsString("begun before"));
            progress(id).body("state", equalTo("RECEIVING"));
            cancel(id).statusCode(200).body("cancelledBy", equalTo("desk"));

            for (var piece = 0; piece < 100 && sender.getInputStream().available() == 0; piece++) {
                sender.getOutputStream().write(bytes(" \n"));
                Thread.sleep(100);
            }
            var answer = new BufferedReader(new InputStreamReader(sender.getInputStream(), StandardCharsets.UTF_8));
            assertThat(answer.readLine()).startsWith("HTTP/1.1 409");
        }
        progress(id).body("state", equalTo("CANCELLED")).body("received", greaterThan(0));
        nothingIsLeft(id);
    }

    @Test
    void howMuchCameInIsToldToTheLastByte() {
        var id = UUID.randomUUID();
        var file = bytes(partner(Api.code()));

        Register.load(DESK, "?id=" + id, "application/x-ndjson", file).statusCode(201);

        progress(id).body("state", equalTo("DONE")).body("received", equalTo(file.length));
    }

    @Test
    void aConnectionThatIsCutInTheMiddleLeavesNothing() throws IOException, InterruptedException {
        var id = UUID.randomUUID();
        try (var sender = begun("?id=" + id, 1_000_000)) {
            for (var look = 0; look < 200 && !isThere(id); look++) {
                Thread.sleep(20);
            }
            progress(id).body("state", equalTo("RECEIVING"));
            assertThat(sender.isConnected()).isTrue();
        }
        for (var look = 0; look < 500 && isThere(id); look++) {
            Thread.sleep(20);
        }
        get(DESK, "/v1/imports/" + id + "/progress").statusCode(404);
        nothingIsLeft(id);
        var cut = Instant.now();
        var settled = Instant.EPOCH;
        for (var look = 0; look < 500 && settled.isBefore(cut); look++) {
            Thread.sleep(20);
            settled = Instant.parse(get("service", "/v1/settled-at").extract().path("settledAt"));
        }
        assertThat(settled).isAfterOrEqualTo(cut);

        Register.load(DESK, "?id=" + id, "application/x-ndjson", bytes(partner(code)))
                .statusCode(201)
                .body("created", equalTo(1));
    }

    /** The same key asked again is answered as it was, and an id that came with it was none. */
    @Test
    void whatWasImportedBeforeBeginsNothing() {
        var key = UUID.randomUUID().toString();
        var first = repeated(key, "").statusCode(201).extract().asString();
        var id = UUID.randomUUID();

        assertThat(repeated(key, "?id=" + id).extract().asString()).isEqualTo(first);
        get(DESK, "/v1/imports/" + id + "/progress").statusCode(404);
    }

    private ValidatableResponse repeated(String key, String query) {
        return as(DESK).contentType("application/x-ndjson")
                .header("Idempotency-Key", key)
                .body(bytes(partner(code)))
                .post("/v1/imports" + query)
                .then();
    }

    /** A connection over which the first line of a longer file has been sent. */
    private Socket begun(String query, int length) throws IOException {
        var sender = new Socket("localhost", RestAssured.port);
        sender.getOutputStream().write(bytes("""
                        POST /v1/imports%s HTTP/1.1
                        Host: localhost
                        Authorization: Basic %s
                        Content-Type: application/x-ndjson
                        Idempotency-Key: %s
                        Content-Length: %d

                        %s""".formatted(
                        query,
                        Base64.getEncoder().encodeToString(bytes("desk:desk-test-password")),
                        UUID.randomUUID(),
                        length,
                        partner(code))
                .replace("\n", "\r\n")));
        return sender;
    }

    private void nothingIsLeft(UUID id) throws IOException {
        get(READER, "/v1/partners?code=" + code).body("items", hasSize(0));
        get(DESK, "/v1/imports/" + id).statusCode(404);
        // Others may receive files beside this one.
        try (var files = Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), "import*.part")) {
            for (var file : files) {
                assertThat(Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "")
                        .doesNotContain(code);
            }
        }
    }

    private static ValidatableResponse progress(UUID id) {
        return get(DESK, "/v1/imports/" + id + "/progress").statusCode(200);
    }

    private static ValidatableResponse cancel(UUID id) {
        return post(DESK, "/v1/imports/" + id + "/cancel", "");
    }

    private static String partner(String code) {
        return "{\"type\":\"partner\",\"content\":%s}\n".formatted(Api.partner(code));
    }

    private static ValidatableResponse zip(String query, byte[] body) {
        return Register.load(DESK, query, "application/zip", body);
    }

    private static byte[] zipped(byte[] content, int files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var i = 0; i < files; i++) {
                zip.putNextEntry(new ZipEntry("table%d.csv".formatted(i)));
                zip.write(content);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isThere(UUID id) {
        return as(DESK).get("/v1/imports/" + id + "/progress").statusCode() == 200;
    }

    private static boolean isRunning(UUID id) {
        return as(DESK).get("/v1/imports/" + id + "/progress").asString().contains("\"RUNNING\"");
    }
}
