package org.daylight.review.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.daylight.restassured.Request.request;
import static org.daylight.review.options.Weighings.SLOW;
import static org.daylight.review.options.Weighings.body;
import static org.daylight.review.options.Weighings.line;
import static org.daylight.review.options.Weighings.option;
import static org.daylight.review.options.Weighings.planned;
import static org.daylight.review.options.Weighings.scenario;
import static org.daylight.review.options.Weighings.weigh;
import static org.daylight.review.options.Weighings.weighed;
import static org.daylight.review.reviews.Suite.act;
import static org.daylight.review.reviews.Suite.as;
import static org.daylight.review.reviews.Suite.flag;
import static org.daylight.review.reviews.Suite.review;
import static org.daylight.review.stub.Scenario.delivery;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.database.Sql;
import org.daylight.review.stub.Neighbours;
import org.daylight.review.stub.RegistryStub;
import org.daylight.review.stub.Scenario;
import org.junit.jupiter.api.Test;

/**
 * A set of options is made once, stays as it was sealed, and who looked at it is written down.
 *
 * <p>100 are planned evenly for 2026. 20 came on March 10; 30 are planned for June 30, 20 for September 30, 30 for December 15.
 * It is March 31, and the effects are looked at on December 31.
 */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class SealedOptionsTest extends OptionRules {

    @Inject
    Sql sql;

    private static ValidatableResponse propose(String partner, JsonPath set, String chosen, String digest) {
        var scenario = Scenario.of(partner, delivery("X", "t.beta", "N"));
        var raw = scenario.raw;
        scenario.raw = Map.of();
        var schedule = scenario.schedule;
        scenario.schedule = "";
        review(partner, "2024-05-01");
        scenario.raw = raw;
        scenario.schedule = schedule;
        scenario.partitions = List.of(List.of());
        return as("reviewer")
                .body("""
                    {"content": {"reference": "D-%1$s-%2$s", "outcome": "ACCELERATE", "forum": "board",
                     "authorityOfRecord": "assistant secretary", "legalBasis": "policy", "scope": {"partner": "%1$s"},
                     "interestStatement": "we want what we said",
                     "options": [{"option": "go on", "effect": "none", "costInWords": "none"}],
                     "flags": ["%3$s"], "reviewBy": "2099-01-01",
                     "considered": {"set": "%4$s", "digest": "%5$s", "chosen": "%6$s"}}}
                    """.formatted(
                        partner,
                        UUID.randomUUID(),
                        flag("t.beta", "delivery:%s-X".formatted(partner)).getString("id"),
                        set.getString("id"),
                        digest,
                        chosen))
                .post("/v1/decisions")
                .then();
    }

    @Test
    void whatIsSealedStaysAndOnlyThatCanBeDecidedOn() {
        scenario("OG");
        var set = weighed("OG", option("later", SLOW.formatted("OG")), "");
        var path = "/v1/options/" + set.getString("id");
        propose("OG", set, "later", set.getString("digest"))
                .statusCode(422)
                .body("type", equalTo("/problems/options-not-sealed"));

        var revised = act(
                        "reviewer",
                        path + "/revise",
                        1,
                        body("OG", option("sooner", SLOW.formatted("OG").replace("SLOW", "SPEED")), ""))
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(revised.getString("digest")).isNotEqualTo(set.getString("digest"));
        assertThat(revised.<String>getList("columns.name")).containsExactly("as planned", "sooner");
        act("reviewer", path + "/seal", 1, "{}").statusCode(412);
        act("approver", path + "/seal", 2, "{}").statusCode(200).body("sealedBy", equalTo("person of approver"));

        act("reviewer", path + "/revise", 3, body("OG", option("later", SLOW.formatted("OG")), ""))
                .statusCode(409);
        act("reviewer", path + "/seal", 3, "{}").statusCode(409);
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> sql.update(
                                "update option_set set title = 'other' where id = ?",
                                UUID.fromString(set.getString("id")))))
                .rootCause()
                .hasMessageContaining("option_set_sealed");

        propose("OG", revised, "later", revised.getString("digest"))
                .statusCode(422)
                .body("type", equalTo("/problems/other-options"))
                .body("violations.pointer", contains("/content/considered/chosen"));
        propose("OG", revised, "sooner", set.getString("digest"))
                .statusCode(422)
                .body("violations.pointer", contains("/content/considered/digest"));
        propose("OH", revised, "sooner", revised.getString("digest"))
                .statusCode(422)
                .body("violations.pointer", contains("/content/considered/set"));
        var decision = propose("OG", revised, "sooner", revised.getString("digest"))
                .statusCode(201)
                .extract()
                .jsonPath();
        assertThat(decision.getString("evidence.considered.digest")).isEqualTo(revised.getString("digest"));
        act(
                        "approver",
                        "/v1/decisions/" + decision.getString("id") + "/sign",
                        1,
                        "{\"evidenceDigest\": \"%s\"}".formatted(decision.getString("evidenceDigest")))
                .statusCode(200);
    }

    @Test
    void whoLookedIsWrittenDownAndNothingElse() {
        scenario("OI");
        RegistryStub.HOLDS.clear();
        var holds = RegistryStub.HOLD_REQUESTS.get();
        var flags = sql.number("select count(*) from flag");
        var path = "/v1/options/"
                + weighed("OI", option("stop", "{\"kind\": \"HOLD\", \"everything\": true}"), "")
                        .getString("id");

        as("approver").get(path).then().statusCode(200);
        as("legal-adviser").get(path).then().statusCode(200);
        as("reader").get(path).then().statusCode(403);

        as("auditor")
                .get(path + "/readers")
                .then()
                .body("items.person", contains("person of reviewer", "person of approver", "person of legal-adviser"));
        assertThat(RegistryStub.HOLD_REQUESTS.get()).isEqualTo(holds);
        assertThat(sql.number("select count(*) from flag")).isEqualTo(flags);
    }

    /** Whoever weighs, revises or seals is shown what comes of it, and whoever pages through it as well. */
    @Test
    void whoMakesOptionsHasLookedAtThem() {
        scenario("OT");
        var later = option("later", SLOW.formatted("OT"));
        var path = "/v1/options/" + weighed("OT", later, "").getString("id");
        act("approver", path + "/revise", 1, body("OT", later, "")).statusCode(200);
        act("senior-approver", path + "/seal", 2, "{}").statusCode(200);
        as("legal-adviser").get(path + "/effects").then().statusCode(200);

        as("auditor")
                .get(path + "/readers")
                .then()
                .body(
                        "items.person",
                        contains(
                                "person of reviewer",
                                "person of approver",
                                "person of senior-approver",
                                "person of legal-adviser"))
                .body("items.version", contains(1, 2, 3, 3));
    }

    /** Two hundred and one of a kind: all are counted, two hundred stand beside the option, and all have pages. */
    @Test
    void whatIsTooMuchForOnePageHasPagesOfItsOwn() {
        var more = IntStream.rangeClosed(4, 201)
                .mapToObj(number -> line("OU", Integer.toString(number), "", planned("2026-07-01", 1, "")))
                .toArray(String[]::new);
        scenario("OU", more);
        var set = weighed("OU", option("later", SLOW.formatted("OU")), "");
        var path = "/v1/options/" + set.getString("id");

        assertThat(set.getList("columns[1].deliveries")).hasSize(200);
        assertThat(set.getInt("columns[1].effects.DELIVERY")).isEqualTo(201);
        assertThat(set.getString("effects")).isEqualTo(path + "/effects");
        var labels = new HashSet<String>();
        var cursor = "";
        var second = "";
        for (var page = 0; page < 3; page++) {
            var read = as("reviewer")
                    .get(path + "/effects?option=1&kind=DELIVERY&limit=67" + cursor)
                    .then()
                    .statusCode(200)
                    .body("total.count", equalTo(201))
                    .body("items.kind", everyItem(equalTo("DELIVERY")))
                    .body("items", hasSize(67))
                    .extract()
                    .jsonPath();
            labels.addAll(read.getList("items.label"));
            cursor = "&cursor=" + read.getString("next");
            second = page == 0 ? cursor : second;
        }
        assertThat(labels).hasSize(201).contains("OU/1", "OU/201");
        // Once for what was weighed and once for three pages; a page that was handed over has a reader, too.
        as("approver")
                .get(path + "/effects?option=1&kind=DELIVERY&limit=67" + second)
                .then()
                .statusCode(200);
        as("auditor")
                .get(path + "/readers")
                .then()
                .body("items.person", contains("person of reviewer", "person of reviewer", "person of approver"));
        // The pages of what was computed before do not go on with what is computed now.
        act("approver", path + "/revise", 1, body("OU", option("later", SLOW.formatted("OU")), ""))
                .statusCode(200);
        as("reviewer")
                .get(path + "/effects?option=1&kind=DELIVERY&limit=67" + second)
                .then()
                .statusCode(400);
        as("reviewer").get(path + "/effects?kind=NOTHING").then().statusCode(400);
        as("reader").get(path + "/effects").then().statusCode(403);
    }

    @Test
    void theSameRequestIsAnsweredOnceAndWithoutTheRegisterNotAtAll() {
        var scenario = scenario("OK");
        var body = body("OK", option("later", SLOW.formatted("OK")), "");
        var key = UUID.randomUUID().toString();
        var ids = new ArrayList<String>();
        for (var i = 0; i < 2; i++) {
            ids.add(request()
                    .basic("reviewer", "reviewer-test-password")
                    .contentType("application/json")
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post("/v1/options")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id"));
        }
        assertThat(ids.get(0)).isEqualTo(ids.get(1));
        // The answer is kept: nothing is computed for it again, so that it comes also while the register is down.
        var asked = RegistryStub.SCHEDULES_ASKED.get();
        scenario.schedulesDown.set(3);
        request()
                .basic("reviewer", "reviewer-test-password")
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/options")
                .then()
                .statusCode(201)
                .body("id", equalTo(ids.getFirst()));
        assertThat(RegistryStub.SCHEDULES_ASKED.get()).isEqualTo(asked);
        request()
                .basic("reviewer", "reviewer-test-password")
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body.replace("later", "even later"))
                .post("/v1/options")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/idempotency-key-reused"));
        scenario.schedulesDown.set(3);
        weigh("reviewer", "OK", option("later", SLOW.formatted("OK")), "").statusCode(503);
        scenario.schedulesDown.set(0);
        weigh("desk-officer", "OK", option("later", SLOW.formatted("OK")), "").statusCode(403);
    }
}
