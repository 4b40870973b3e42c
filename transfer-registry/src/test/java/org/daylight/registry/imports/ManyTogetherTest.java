package org.daylight.registry.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.as;
import static org.daylight.registry.Api.get;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.facts.Register;
import org.junit.jupiter.api.Test;

/** Records of all kinds are written many at a time; what is wrong with one of them is told as if each had been written by itself. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class ManyTogetherTest {

    private static final int ITEMS = 1_200;

    private final String code = Api.code();

    private String item(int number, String serial, String more) {
        return """
                {"type": "item", "content": {"reference": "%1$s/%2$d", "partner": "%1$s", "type": "RADIO", "serial": "%3$s"%4$s}}""".formatted(code, number, serial, more);
    }

    private List<String> items(String more) {
        var lines = new ArrayList<String>();
        lines.add(
                "{\"type\": \"partner\", \"content\": {\"code\": \"%1$s\", \"name\": \"State %1$s\", \"kind\": \"STATE\"}}"
                        .formatted(code));
        for (var i = 2; i <= ITEMS; i++) {
            lines.add(item(i, "S" + i, more));
        }
        return lines;
    }

    @Test
    void whatTheDatabaseRefusesIsNamedByItsLine() {
        var lines = items("");
        lines.set(4, "{\"type\": \"nothing\", \"content\": {}}");
        lines.set(869, item(870, "S802", ""));
        lines.set(879, "{\"type\": \"nothing\", \"content\": {}}");

        Register.load(DESK, String.join("\n", lines))
                .statusCode(422)
                .body("problems.line", equalTo(List.of(5, 870)))
                .body("problems[1].message", containsString("the database refuses it"))
                .body("problems[1].message", containsString("item_serial_key"));
        Register.load(
                        DESK,
                        "?dryRun=true",
                        "application/x-ndjson",
                        String.join("\n", lines).getBytes(UTF_8))
                .statusCode(422)
                .body("problems.line", equalTo(List.of(5, 870)));
        get(READER, "/v1/partners?code=" + code).body("items", hasSize(0));
    }

    /** The first reading ends at the last line; the second takes as long again. */
    @Test
    void whileTheFileIsReadAgainItIsStillRunning() throws InterruptedException, ExecutionException {
        var lines = items("");
        lines.add(item(ITEMS + 1, "S2", ""));
        var id = UUID.randomUUID();
        var states = new ArrayList<String>();
        try (var threads = Executors.newSingleThreadExecutor()) {
            var answer = threads.submit(() -> Register.load(
                            DESK,
                            "?id=" + id,
                            "application/x-ndjson",
                            String.join("\n", lines).getBytes(UTF_8))
                    .extract()
                    .statusCode());
            while (!answer.isDone()) {
                var progress = get(DESK, "/v1/imports/" + id + "/progress").extract();
                states.add(progress.statusCode() == 404 ? "none" : progress.path("state"));
            }
            assertThat(answer.get()).isEqualTo(422);
        }
        // Between two transactions nobody holds its lock for a moment, and those who ask hold nothing that it waits
        // for.
        assertThat(states).contains("RUNNING").doesNotContain("LOST");
    }

    @Test
    void manyAreRecordedChangedAndLeftAsTheyAre() {
        Register.load(DESK, String.join("\n", items("")))
                .statusCode(201)
                .body("created", equalTo(ITEMS))
                .body("changed", equalTo(0));
        var further = items("");
        for (var i = 200; i < 1_000; i++) {
            further.set(i, item(i + 1, "S" + (i + 1), ", \"lastSeenOn\": \"2024-03-01\""));
        }
        // One that is new, changed and changed again among the others.
        further.add(item(1_201, "S1201", ""));
        further.add(item(1_201, "S1201", ", \"lastSeenOn\": \"2024-03-02\""));
        further.add(item(1_201, "S1201", ", \"lastSeenOn\": \"2024-03-03\""));
        Register.load(DESK, String.join("\n", further))
                .statusCode(201)
                .body("created", equalTo(1))
                .body("changed", equalTo(802))
                .body("unchanged", equalTo(400));

        history(700)
                .body("version", equalTo(List.of(1, 2)))
                .body("act", equalTo(List.of("CREATED", "CHANGED")))
                .body("changes[1].pointer", equalTo(List.of("/content/lastSeenOn")));
        history(100).body("version", equalTo(List.of(1)));
        history(1_201)
                .body("version", equalTo(List.of(1, 2, 3)))
                .body("content.lastSeenOn", equalTo(Arrays.asList(null, "2024-03-02", "2024-03-03")));
        as("auditor")
                .urlEncodingEnabled(false)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post("/v1/recordings:verify")
                .then()
                .body("intact", equalTo(true));
    }

    private ValidatableResponse history(int number) {
        var id = get(READER, "/v1/items?reference=" + code + "/" + number)
                .body("items", hasSize(1))
                .extract()
                .<String>path("items[0].id");
        return get(READER, "/v1/items/" + id + "/history");
    }
}
