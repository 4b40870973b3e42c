package org.daylight.review.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.review.reviews.Suite.act;
import static org.daylight.review.reviews.Suite.as;
import static org.daylight.review.reviews.Suite.flag;
import static org.daylight.review.reviews.Suite.review;
import static org.daylight.review.reviews.Suite.until;
import static org.daylight.review.reviews.Suite.waived;
import static org.daylight.review.stub.Scenario.delivery;
import static org.daylight.review.stub.Scenario.restricted;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.database.Sql;
import org.daylight.review.stub.Neighbours;
import org.daylight.review.stub.Scenario;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class LessonsTest {

    @Inject
    Sql sql;

    private static ValidatableResponse learned(
            String account, String reference, String kind, String review, String more) {
        return as(account)
                .body("""
                    {"content": {"reference": "%s", "title": "a case", "kind": "%s", "review": "%s",
                     "whatHappened": "serials were not read", "learned": "read them before shipment"%s}}
                    """.formatted(reference, kind, review, more))
                .post("/v1/lessons")
                .then();
    }

    private static JsonPath compared(String account, String path) {
        return as(account)
                .get(path + "/comparison")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void todaysRulesStandBesideWhatWasSaidThen() {
        var scenario = Scenario.of(
                "LA",
                delivery("1", "t.alpha", "N"),
                delivery("2", "t.beta", "N"),
                delivery("3", "t.gamma", "N"),
                restricted(List.of("inner"), "4", "t.gamma", "N"),
                delivery("5", "t.alpha", "N"));
        var then = review("LA", "2024-03-20");
        var flag = flag("t.alpha", "delivery:LA-1");
        var path = "/v1/lessons/"
                + learned(
                                "reviewer",
                                "LESSON/1",
                                "SUCCESS",
                                then.getString("id"),
                                ", \"flags\": [\"%s\"], \"measure\": \"readers at the port\", \"effect\": \"all were read\""
                                        .formatted(flag.getString("id")))
                        .statusCode(201)
                        .extract()
                        .<String>path("id");
        as("reader").get(path + "/comparison").then().statusCode(404);
        waived(sql, "W-LA", "t.beta", "\"partner\": \"LA\"", "null", "2024-03-20");
        // Under the same key the rulebook of then has a rule about something else: it says nothing of a delivery.
        sql.update("""
                insert into rulebook_rule (rulebook, rule, subject_type, position, title, severity, duty_holder, choice,
                    authority, citation, counsel_reviewed)
                values (?, 't.gamma', 'transfer', 1, 't', 'WAIT', 'OWN_GOVERNMENT', 'WAIVABLE', '-', '-', false)
                """, then.getString("rulebook"));
        // Since then it was recorded that the first one is in order, and one rule gave way to another.
        scenario.partitions = List.of(List.of(
                delivery(
                        "1",
                        "t.alpha",
                        "N@%s@M"
                                .formatted(
                                        Instant.parse(then.getString("knownAt")).plusMillis(1))),
                delivery("2", "t.beta", "N"),
                delivery("3", "t.gamma", "N"),
                restricted(List.of("inner"), "4", "t.gamma", "N"),
                delivery("5", "t.alpha", "N")));
        var rules = Scenario.rules;
        Scenario.rules = List.of("t.alpha", "t.gamma");
        try {
            var inner = waived(sql, "W-LA-INNER", "t.gamma", "\"subject\": \"delivery:LA-3\"", "null", "2024-03-20");
            QuarkusTransaction.requiringNew()
                    .run(() -> sql.update(
                            "update waiver set version = version + 1, access_groups = '{inner}' where id = ?::uuid",
                            inner));
            as("approver")
                    .header("X-Reason", "the board asked")
                    .body("{}")
                    .post(path + "/comparison")
                    .then()
                    .statusCode(202)
                    .body("done", equalTo(false))
                    .body("state", equalTo("RUNNING"))
                    // Both are run by the rules of the moment at which they were opened.
                    .body("rulesToday.rulebook", notNullValue())
                    .body("rulesToday.rulebook", not(equalTo(then.getString("rulebook"))))
                    .body("knownToday.knownAt", nullValue());
            Scenario.rules = List.of("t.omega");
            until("both are run", () -> compared("auditor", path).getBoolean("done"));
        } finally {
            Scenario.rules = rules;
        }

        var all = compared("auditor", path);
        assertThat(all.getString("state")).isEqualTo("COMPARED");
        assertThat(all.getInt("then.notMet")).isEqualTo(3);
        assertThat(all.getInt("rulesToday.notMet")).isEqualTo(4);
        assertThat(all.getInt("knownToday.notMet")).isEqualTo(3);
        assertThat(all.getInt("then.waived")).isEqualTo(1);
        assertThat(all.getInt("rulesToday.waived")).isEqualTo(1);
        assertThat(all.getString("then.label")).isEqualTo("rules then, known then");
        assertThat(all.getString("then.review")).isEqualTo(then.getString("id"));
        assertThat(all.getString("rulesToday.knownAt")).isEqualTo(then.getString("knownAt"));
        assertThat(all.getString("rulesToday.rulebook")).isNotEqualTo(then.getString("rulebook"));
        assertThat(all.getString("knownToday.rulebook")).isEqualTo(all.getString("rulesToday.rulebook"));
        assertThat(all.getString("knownToday.asOf")).isEqualTo("2024-03-20");
        assertThat(compared("reader", path).getInt("rulesToday.notMet")).isEqualTo(3);
        assertThat(sql.first(
                        "select reason from recordings where operation = ?",
                        row -> row.getString(1),
                        "POST " + path + "/comparison"))
                .contains("the board asked");
        assertThat(sql.number("select count(*) from lesson_difference where lesson = ?::uuid", path.substring(12)))
                .as("what differs is written down before anybody asks")
                .isEqualTo(4);
        var differ = as("reader")
                .get(path + "/comparison/flags")
                .then()
                .statusCode(200)
                .body("total.count", equalTo(3))
                .extract()
                .jsonPath();
        assertThat(differ.getList("items.subject")).containsExactly("delivery:LA-1", "delivery:LA-2", "delivery:LA-3");
        assertThat(differ.getList("items.then")).containsExactly("NOT_MET", "NOT_MET", "NO_RULE");
        assertThat(differ.getList("items.rulesToday")).containsExactly("NOT_MET", "NO_RULE", "NOT_MET");
        assertThat(differ.getList("items.knownToday")).containsExactly("MET", "NO_RULE", "NOT_MET");
        assertThat(differ.getString("items.find { it.waived != null }.subject")).isEqualTo("delivery:LA-2");
        assertThat(differ.<String>getList("items.waived.reference")).containsExactly("W-LA");
        assertThat(differ.getList("items.why"))
                .containsExactly(List.of("KNOWLEDGE"), List.of("RULES"), List.of("RULES"));
        as("auditor")
                .get(path + "/comparison/flags?limit=3")
                .then()
                .body("total.count", equalTo(4))
                .body("items.size()", equalTo(3));
        assertThat(sql.number("select count(*) from lesson_difference where lesson = ?::uuid", path.substring(12)))
                .as("what differs is found once, for all readers")
                .isEqualTo(4);
        assertThat(flag("t.alpha", "delivery:LA-1").getInt("version")).isEqualTo(flag.getInt("version"));
        assertThat(flag("t.alpha", "delivery:LA-1").getString("condition")).isEqualTo("PRESENT");
    }

    /** One of two runs cannot be counted, which is told of a comparison instead of leaving its reader to wait for ever. */
    @Test
    void aComparisonOfWhichARunIsIncompleteSaysSo() {
        var scenario = Scenario.of("LI", delivery("1", "t.alpha", "N"));
        var then = review("LI", "2024-03-20");
        var path = "/v1/lessons/"
                + learned("reviewer", "LESSON/I", "FAILURE", then.getString("id"), "")
                        .statusCode(201)
                        .extract()
                        .<String>path("id");
        scenario.countOff = -1;
        as("reviewer").body("{}").post(path + "/comparison").then().statusCode(202);

        until(
                "its runs have ended",
                () -> !compared("reader", path).getString("state").equals("RUNNING"));
        assertThat(compared("reader", path).getString("state")).isEqualTo("INCOMPLETE");
        assertThat(compared("reader", path).getBoolean("done")).isFalse();
        assertThat(compared("reader", path).getString("rulesToday.state")).isEqualTo("INCOMPLETE");
        as("reader").get(path + "/comparison/flags").then().statusCode(200).body("items.size()", equalTo(0));
    }

    @Test
    void aLessonRestsOnWhatIsThereAndASuccessSaysWhatWorked() {
        Scenario.of("LB", delivery("1", "t.alpha", "N"));
        var review = review("LB", "2024-03-20").getString("id");

        learned("reviewer", "LESSON/2", "SUCCESS", review, "")
                .statusCode(400)
                .body("violations.pointer", contains("/content/measure", "/content/effect"));
        learned(
                        "reviewer",
                        "LESSON/2",
                        "FAILURE",
                        "0197a9a0-0000-7000-8000-000000000009",
                        ", \"flags\": [\"0197a9a0-0000-7000-8000-000000000009\"],"
                                + " \"decisions\": [\"0197a9a0-0000-7000-8000-000000000009\"]")
                .statusCode(422)
                .body("violations.pointer", contains("/content/review", "/content/flags/0", "/content/decisions/0"));
        learned("reader", "LESSON/2", "FAILURE", review, "").statusCode(403);
        learned("auditor", "LESSON/2", "FAILURE", review, "").statusCode(201);
        as("reader")
                .get("/v1/lessons?kind=FAILURE&review=" + review)
                .then()
                .statusCode(200)
                .body("items.content.reference", contains("LESSON/2"));
    }

    @Test
    void aLessonIsHiddenWithWhatItRestsOn() {
        Scenario.of("LC", delivery("1"), restricted(List.of("inner"), "2", "t.alpha", "N"));
        var review = review("LC", "2024-03-20").getString("id");
        var hidden = ", \"flags\": [\"%s\"]"
                .formatted(flag("t.alpha", "delivery:LC-2").getString("id"));

        learned("reviewer", "LESSON/3", "MIXED", review, hidden)
                .statusCode(422)
                .body("violations.pointer", contains("/content/flags/0"));
        var path = "/v1/lessons/"
                + learned("reviewer-inside", "LESSON/3", "MIXED", review, hidden)
                        .statusCode(201)
                        .extract()
                        .<String>path("id");
        as("reader").get(path).then().statusCode(404);
        as("reader").get("/v1/lessons?reference=LESSON/3").then().body("total.count", equalTo(0));
        as("reader-inside").get(path).then().statusCode(200);
        act("reviewer", path + "/void", 1, "{\"reason\": \"not theirs\"}").statusCode(404);
    }
}
