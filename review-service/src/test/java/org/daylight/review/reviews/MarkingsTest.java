package org.daylight.review.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.review.reviews.Suite.as;
import static org.daylight.review.reviews.Suite.flag;
import static org.daylight.review.reviews.Suite.flags;
import static org.daylight.review.reviews.Suite.review;
import static org.daylight.review.stub.Scenario.delivery;
import static org.daylight.review.stub.Scenario.restricted;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Stream;
import org.daylight.kit.identity.Marking;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.stub.Neighbours;
import org.daylight.review.stub.Scenario;
import org.junit.jupiter.api.Test;

/** The highest marking wins, from the fact line to whatever rests on it. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class MarkingsTest {

    private static final Marking EXPORT = new Marking("UNCLASSIFIED", "CUI//EXPT", List.of("XAA", "XBB"), false);
    private static final Marking PRIVILEGED = new Marking("UNCLASSIFIED", null, List.of("XBB"), true);
    private static final String STATED = """
            "marking": {"classification": "UNCLASSIFIED", "controlCategory": "CUI//STATED", "releasableTo": []}""";

    private static String decide(String partner, String flag, String more) {
        return """
            {"content": {"reference": "D-%s", "outcome": "CONTINUE", "forum": "board", "authorityOfRecord": "us",
             "legalBasis": "policy", "scope": {"partner": "%s"}, "interestStatement": "ours", "flags": ["%s"],
             "options": [{"option": "go on", "effect": "none"}], "reviewBy": "2099-01-01"}%s}
            """.formatted(partner, partner, flag, more);
    }

    private static String respond(String more) {
        return """
            {"act": "INTERNAL", "channel": "INTERNAL_NOTE", "level": "L1", "on": "2024-03-02", "toWhom": "us",
             "what": "noted"%s}""".formatted(more);
    }

    @Test
    void whatRestsOnAMarkedLineIsMarkedAsHigh() {
        Scenario.of("MK", delivery("1", "t.alpha", "N").marked(EXPORT), delivery("2"));
        var review = review("MK", "2024-03-20");
        var flag = flag("t.alpha", "delivery:MK-1");
        var id = flag.getString("id");

        assertThat(review.getString("marking.controlCategory")).isEqualTo("CUI//EXPT");
        assertThat(flag.getString("marking.controlCategory")).isEqualTo("CUI//EXPT");
        assertThat(flag.getList("marking.releasableTo")).hasToString("[XAA, XBB]");
        as("reader")
                .get("/v1/flags/" + id + "/explanation")
                .then()
                .body("marking.controlCategory", equalTo("CUI//EXPT"));
        as("reader")
                .get("/v1/dashboards/partners/MK?asOf=2024-03-20")
                .then()
                .body("marking.controlCategory", equalTo("CUI//EXPT"))
                .body("flags.marking.controlCategory", equalTo("CUI//EXPT"));
        as("reader")
                .get("/v1/dashboards/subjects?review=" + review.getString("id"))
                .then()
                .body("items.marking.controlCategory", contains("CUI//EXPT", null));
        as("desk-officer")
                .body(respond(", " + STATED))
                .post("/v1/flags/" + id + "/responses")
                .then()
                .statusCode(201)
                .body("marking.controlCategory", equalTo("CUI//EXPT, CUI//STATED"))
                .body("content.marking.controlCategory", equalTo("CUI//STATED"));
        as("reviewer")
                .body(decide("MK", id, ", " + STATED))
                .post("/v1/decisions")
                .then()
                .statusCode(201)
                .body("marking.controlCategory", equalTo("CUI//EXPT, CUI//STATED"))
                .body("marking.releasableTo", contains("XAA", "XBB"));
    }

    @Test
    void aGapIsMarkedAsTheHighestOfTheSubjectsItStandsFor() {
        Scenario.of(
                "ML",
                delivery("1", "t.alpha", "U:x.on").marked(EXPORT),
                delivery("2", "t.alpha", "U:x.on").marked(PRIVILEGED),
                delivery("3", "t.alpha", "U:x.on"));
        review("ML", "2024-03-20");
        var gap = flags("auditor", "partner=ML&kind=DATA_GAP");
        assertThat(gap.getList("items")).hasSize(1);
        assertThat(gap.getString("items[0].marking.controlCategory")).isEqualTo("CUI//EXPT");
        assertThat(gap.getList("items[0].marking.releasableTo")).hasToString("[XBB]");
        assertThat(gap.getBoolean("items[0].marking.privileged")).isTrue();

        Scenario.of("ML", delivery("1", "t.alpha", "U:x.on"), delivery("2", "t.alpha", "U:x.on"));
        review("ML", "2024-03-21");
        var later = flags("auditor", "partner=ML&kind=DATA_GAP");
        assertThat(later.getString("items[0].marking.controlCategory")).isNull();
        assertThat(later.getBoolean("items[0].marking.privileged")).isFalse();
    }

    @Test
    void aReaderSeesTheMarkingOfWhatTheySee() {
        Scenario.of(
                "MN",
                delivery("1", "t.alpha", "N"),
                restricted(List.of("inner"), "2").marked(EXPORT));
        var review = review("MN", "2024-03-20").getString("id");

        as("reader").get("/v1/reviews/" + review).then().body("marking.controlCategory", nullValue());
        as("reader-inside").get("/v1/reviews/" + review).then().body("marking.controlCategory", equalTo("CUI//EXPT"));
    }

    @Test
    void aListSaysOfEachReviewWhatItSaysOfItself() {
        Scenario.of("MP", delivery("1", "t.alpha", "N").marked(EXPORT));
        var first = review("MP", "2024-03-20").getString("id");
        Scenario.of(
                "MP",
                delivery("1"),
                delivery("2"),
                restricted(List.of("inner"), "3").marked(PRIVILEGED));
        var second = review("MP", "2024-03-21").getString("id");
        for (var reader : List.of("reader", "reader-inside")) {
            var listed = as(reader)
                    .get("/v1/reviews?scope=partner:MP")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            var each = Stream.of(second, first)
                    .map(id -> as(reader).get("/v1/reviews/" + id).jsonPath())
                    .toList();

            assertThat(listed.getList("items.id")).hasToString("[%s, %s]".formatted(second, first));
            assertThat(listed.getList("items.totals"))
                    .isEqualTo(each.stream().map(one -> one.getList("totals")).toList());
            assertThat(listed.getList("items.marking"))
                    .isEqualTo(each.stream().map(one -> one.getMap("marking")).toList());
            assertThat(listed.getInt("items[1].totals.find { it.type == 'delivery' }.subjects"))
                    .isEqualTo(1);
        }
    }

    @Test
    void whatIsMarkedAboveTheApprovedLevelIsRefusedAndNothingOfItIsStored() {
        Scenario.of("MM", delivery("1", "t.alpha", "N").marked(new Marking("SECRET", null, List.of(), false)));
        var review = review("MM", "2024-03-20");

        assertThat(review.getString("state")).isEqualTo("INCOMPLETE");
        assertThat(review.getString("why")).contains("UNCLASSIFIED");
        assertThat(flags("auditor", "partner=MM").getList("items")).isEmpty();

        Scenario.of("MM", delivery("1", "t.alpha", "N"));
        review("MM", "2024-03-21");
        var secret = ", \"marking\": {\"classification\": \"SECRET\", \"releasableTo\": []}";
        var flag = flag("t.alpha", "delivery:MM-1").getString("id");
        as("reviewer")
                .body(decide("MM", flag, secret))
                .post("/v1/decisions")
                .then()
                .statusCode(422)
                .body("violations[0].pointer", equalTo("/marking/classification"));
        as("desk-officer")
                .body(respond(secret))
                .post("/v1/flags/" + flag + "/responses")
                .then()
                .statusCode(422)
                .body("violations[0].pointer", equalTo("/marking/classification"));
    }
}
