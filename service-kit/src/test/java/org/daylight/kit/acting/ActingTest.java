package org.daylight.kit.acting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.restassured.Request.request;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.daylight.kit.recording.Admin;
import org.daylight.postgres.TestDatabase;
import org.daylight.restassured.Request;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "kit"))
class ActingTest {

    @Inject
    IdempotencyKeys keys;

    private final String code = "A-" + UUID.randomUUID();

    @Test
    void withoutAKeyNothingHappens() {
        create("desk", null, note("one"), 0)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/idempotency-key-missing"));

        assertThat(recorded()).isZero();
    }

    @Test
    void theSameRequestAgainGetsTheSameAnswerAndHappensOnce() {
        var first = create("desk", "key-" + code, note("one"), 0);
        var again = create("desk", "key-" + code, "  " + note("one"), 0);

        first.then().statusCode(201).header("Idempotent-Replay", nullValue());
        again.then()
                .statusCode(201)
                .header("Idempotent-Replay", "true")
                .header("ETag", first.header("ETag"))
                .header("Location", first.header("Location"))
                .contentType(ContentType.JSON)
                .body(equalTo(first.body().asString()));
        assertThat(first.header("ETag")).isEqualTo("\"1\"");
        assertThat(recorded()).isEqualTo(1);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        create("desk", "key-" + code, note("one"), 0).then().statusCode(201);

        create("desk", "key-" + code, note("two"), 0)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/idempotency-key-reused"));
    }

    @Test
    void anotherPersonMayUseTheSameKey() {
        create("desk", "key-" + code, note("one"), 0).then().statusCode(201);

        create("desk2", "key-" + code, note("one"), 0)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/already-exists"));
    }

    @Test
    void whileTheFirstIsBeingAnsweredTheSecondIsToldToWait() throws Exception {
        Callable<Response> slow = () -> create("desk", "key-" + code, note("one"), 1_500);
        List<Integer> statuses;
        try (var threads = Executors.newFixedThreadPool(2)) {
            statuses = threads.invokeAll(List.of(slow, slow)).stream()
                    .map(answer -> answer.resultNow().statusCode())
                    .sorted()
                    .toList();
        }

        assertThat(statuses).containsExactly(201, 409);
        assertThat(recorded()).isEqualTo(1);
    }

    @Test
    void aProblemUndoesEverythingAndLeavesTheKeyFree() {
        create("desk", "key-" + code, note("refused"), 0)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/four-eyes"));
        assertThat(recorded()).isZero();

        create("desk", "key-" + code, note("one"), 0).then().statusCode(201);
        assertThat(recorded()).isEqualTo(1);
    }

    @Test
    void aKeyIsForgottenAfterThirtyDays() throws Exception {
        create("desk", "old-" + code, note("one"), 0).then().statusCode(201);
        create("desk", "young-" + code, note("one").replace(code, code + "b"), 0)
                .then()
                .statusCode(201);
        age("old-" + code, 31);
        age("young-" + code, 29);

        keys.atStart(new StartupEvent());

        create("desk", "old-" + code, note("one").replace(code, code + "c"), 0)
                .then()
                .statusCode(201)
                .header("Idempotent-Replay", nullValue());
        create("desk", "young-" + code, note("one").replace(code, code + "b"), 0)
                .then()
                .statusCode(201)
                .header("Idempotent-Replay", "true");
    }

    @Test
    void aChangeNeedsTheVersionThatWasRead() {
        var id = create("desk", "key-" + code, note("one"), 0).path("id").toString();

        change(id, null).then().statusCode(428).body("violations[0].pointer", equalTo("header:If-Match"));
        change(id, "\"7\"").then().statusCode(412).body("type", equalTo("/problems/stale"));
        change(id, "*").then().statusCode(428);
        change(id, "\"1\"").then().statusCode(200).body("version", equalTo(2));
        change(id, "\"1\"").then().statusCode(412);
    }

    @Test
    void aDeputyIsRecordedWithThePersonTheyStandInFor() {
        var deputed = onBehalfOf("Ada Minister").then().statusCode(201).extract();
        var own = create("desk", "own-" + code, note("one").replace(code, code + "b"), 0);

        assertThat(recording(deputed.response()).getString("onBehalfOf")).isEqualTo("Ada Minister");
        assertThat(recording(own).getString("onBehalfOf")).isNull();
    }

    @Test
    void nobodyCannotBeStoodInFor() {
        for (var name : List.of(" ", "x".repeat(201))) {
            onBehalfOf(name)
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/invalid-request"))
                    .body("violations[0].pointer", equalTo("header:X-On-Behalf-Of"));
        }
        assertThat(recorded()).isZero();
    }

    @Test
    void aCursorBelongsToItsFilter() {
        create("desk", "one-" + code, note("one"), 0).then().statusCode(201);
        create("desk", "two-" + code, note("one").replace(code, code + "b"), 0)
                .then()
                .statusCode(201);
        var next = desk("desk").get("/v1/notes?limit=1&code=" + code + "%25").path("next");

        desk("desk")
                .get("/v1/notes?limit=1&code=" + code + "%25&cursor=" + next)
                .then()
                .statusCode(200);
        desk("desk")
                .get("/v1/notes?limit=1&code=B%25&cursor=" + next)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/bad-cursor"));
    }

    private Response onBehalfOf(String person) {
        return desk("desk")
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "key-" + code)
                .header("X-On-Behalf-Of", person)
                .body(note("one"))
                .post("/v1/notes");
    }

    private static JsonPath recording(Response made) {
        return desk("auditor")
                .get("/v1/recordings/" + made.path("recording"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void age(String key, int days) throws SQLException {
        var aged = Admin.update("update idempotency_key set created_at = now() - interval '%d days' where key = '%s'"
                .formatted(days, key));
        assertThat(aged).isEqualTo(1);
    }

    private int recorded() {
        return desk("desk").get("/v1/notes?code=" + code + "%25").path("items.size()");
    }

    private String note(String text) {
        return "{\"content\":{\"code\":\"%s\",\"text\":\"%s\"}}".formatted(code, text);
    }

    private static Response create(String account, @Nullable String key, String body, int waits) {
        var request = desk(account).contentType(ContentType.JSON).body(body);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.post("/v1/notes?waits=" + waits);
    }

    private Response change(String id, @Nullable String ifMatch) {
        var request = desk("desk").contentType(ContentType.JSON).body(note("changed"));
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.put("/v1/notes/" + id);
    }

    private static Request desk(String account) {
        return request().urlEncodingEnabled(false).basic(account, account + "-test-password");
    }
}
