package org.daylight.review.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.review.reviews.Suite.act;
import static org.daylight.review.reviews.Suite.as;
import static org.daylight.review.reviews.Suite.decision;
import static org.daylight.review.reviews.Suite.decisionAbout;
import static org.daylight.review.reviews.Suite.ended;
import static org.daylight.review.reviews.Suite.flag;
import static org.daylight.review.reviews.Suite.flags;
import static org.daylight.review.reviews.Suite.full;
import static org.daylight.review.reviews.Suite.review;
import static org.daylight.review.reviews.Suite.signed;
import static org.daylight.review.stub.Scenario.delivery;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.database.Sql;
import org.daylight.review.stub.Neighbours;
import org.daylight.review.stub.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records that turn out to be another partner's, with what was found about them. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class MovedRecordsTest {

    private static final String DAY = "1999-05-01";

    @Inject
    Sql sql;

    /** A record that both could have, beside some of their own. */
    private record Two(String rule, String subject, Scenario one, Scenario other) {

        static Two of(String one, String other) {
            return of("t.alpha", one, other);
        }

        static Two of(String rule, String one, String other) {
            var own = IntStream.range(2, 12)
                    .mapToObj(number -> delivery(Integer.toString(number), rule, number == 2 ? "N" : "M"))
                    .toArray(Scenario.Delivery[]::new);
            return new Two(rule, "delivery:" + one + "-1", Scenario.of(one, own), Scenario.of(other, own));
        }

        void isOf(Scenario owner, String answer) {
            for (var each : List.of(one, other)) {
                each.raw = each == owner
                        ? Map.of("delivery", List.of("""
                                {"subject": "%s", "type": "delivery/1", "asOf": "%s", "knownAt": "%sT00:00:00Z", "sameUntil": null,\
                                 "partner": "%s", "accessGroups": [], "label": "%s/1", "stub.%s": "%s"}""".formatted(
                                        subject, DAY, DAY, each.partner, each.partner, rule, answer)))
                        : Map.of();
            }
        }

        JsonPath flagged() {
            return flag(rule, subject);
        }
    }

    @ParameterizedTest(name = "{2}: {3} and {4}, {5}")
    @CsvSource({
        "MVA, MVB, the new partner first, N, PRESENT, null",
        "MVC, MVD, the former partner first, N, PRESENT, LEFT_SCOPE null",
        "MVE, MVF, the new partner first, U, UNDETERMINED, null",
        "MVG, MVH, the former partner first, U, UNDETERMINED, LEFT_SCOPE"
    })
    void aFlagGoesWithItsRecordInWhateverOrderTheTwoAreReviewed(
            String one, String other, String order, String answer, String condition, String ends) {
        var two = Two.of(one, other);
        two.isOf(two.one, "N");
        review(one, "2024-05-01");
        review(other, "2024-05-01");
        assertThat(two.flagged().getString("partner")).isEqualTo(one);

        two.isOf(two.other, answer);
        for (var partner : order.startsWith("the new") ? List.of(other, one) : List.of(one, other)) {
            review(partner, "2024-06-01");
        }

        var flag = two.flagged();
        assertThat(flag.getString("partner")).isEqualTo(other);
        assertThat(flag.getString("label")).isEqualTo(other + "/1");
        assertThat(flag.getString("condition")).isEqualTo(condition);
        assertThat(String.join(
                        " ",
                        flag.<String>getList("presence.endedBecause").stream()
                                .map(String::valueOf)
                                .toList()))
                .isEqualTo(ends);
        assertThat(flags("auditor", "rule=t.alpha&partner=" + one).getList("items.label"))
                .containsExactly(one + "/2");

        full(other, "2024-06-01");
        full(one, "2024-06-01");
        assertThat(two.flagged().getInt("version")).isEqualTo(flag.getInt("version"));
    }

    /** Twice it began as the former partner's: the day on which another flag begins is the first one of the new partner. */
    @Test
    void whatBeganAsTheFormerPartnersIsNoOccasionOfTheNewOne() {
        var two = Two.of("MXA", "MXB");
        two.isOf(two.one, "N");
        review("MXA", "2024-04-01");
        two.isOf(two.one, "M");
        review("MXA", "2024-05-01");
        two.isOf(two.one, "N");
        review("MXA", "2024-05-15");
        two.isOf(two.other, "N");
        review("MXB", "2024-06-01");

        assertThat(two.flagged().getString("partner")).isEqualTo("MXB");
        assertThat(two.flagged().getList("presence")).hasSize(2);
        assertThat(flag("t.alpha", "delivery:MXB-2").getString("level")).isEqualTo("L1");
        assertThat(sql.rows(
                        "select opened_partner from flag_presence i join flag f on f.id = i.flag where f.subject = ?",
                        row -> row.getString(1),
                        "delivery:MXA-1"))
                .containsExactly("MXA", "MXA");
    }

    /** Late by the former partner's officers, and lowered by those of the new one. */
    @Test
    void integrityReportsHaveWhatWasDoneAsOfWhoseTheFlagWasThen() {
        var two = Two.of("MWA", "MWB");
        two.isOf(two.one, "N");
        review("MWA", "2024-05-01");
        review("MWB", "2024-05-01");
        var path = "/v1/flags/" + two.flagged().getString("id");
        as("desk-officer").body("""
                    {"act": "EXTERNAL", "channel": "WRITTEN_REMINDER", "level": "L1", "on": "2026-01-05",
                     "toWhom": "the ministry", "what": "asked"}
                    """).post(path + "/responses").then().statusCode(201);
        act("reviewer", path + "/confirm", two.flagged().getInt("version"), "{\"becameKnownOn\": \"2026-01-02\"}")
                .statusCode(200);
        two.isOf(two.other, "N");
        review("MWB", "2024-06-01");
        review("MWA", "2024-06-01");
        assertThat(two.flagged().getString("partner")).isEqualTo("MWB");
        levelled("reviewer", path, two, "L3");
        levelled("reviewer", path, two, "L1");
        levelled("reviewer-two", path, two, "L1");

        assertThat(integrity("MWA")).containsExactly("BACKDATED_ACT MWA/1");
        assertThat(integrity("MWB")).containsExactly("DOWNGRADE MWB/1");
    }

    private static void levelled(String by, String path, Two two, String level) {
        var version = two.flagged().getInt("version");
        act(by, path + "/level", version, "{\"level\": \"%s\", \"reason\": \"as it stands\"}".formatted(level))
                .statusCode(200);
    }

    private static List<String> integrity(String partner) {
        var today = LocalDate.now(ZoneOffset.UTC);
        var found = as("auditor")
                .get("/v1/reports/integrity?from=%s&to=%s&partner=%s".formatted(today, today, partner))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return found.getList(
                "entries.findAll { it.kind in ['DOWNGRADE', 'BACKDATED_ACT'] }.collect { it.kind + ' ' + it.label }");
    }

    /** The former partner is reviewed as of a later day, and finds nothing but that the record has gone. */
    @ParameterizedTest(name = "{2}")
    @CsvSource({"MVK, MVL, M, MVK, CLEARED", "MVM, MVN, U, MVN, UNDETERMINED", "MVO, MVP, N, MVP, PRESENT"})
    void aLaterReviewThatFoundItGoneKeepsNoOtherFromSayingHowItStands(
            String one, String other, String answer, String partner, String condition) {
        var two = Two.of(one, other);
        two.isOf(two.one, "N");
        review(one, "2024-05-01");
        two.isOf(two.other, answer);
        review(one, "2024-06-15");
        assertThat(two.flagged().getString("condition")).isEqualTo("UNDETERMINED");
        var found = review(other, "2024-06-01");

        assertThat(two.flagged().getString("partner")).isEqualTo(partner);
        assertThat(two.flagged().getString("condition")).isEqualTo(condition);
        assertThat(sql.<String>rows("""
                        select r.review from flag f join flag_reading r on r.flag = f.id where f.subject = ?
                        """, row -> row.getString(1), "delivery:" + one + "-1"))
                .containsExactly(found.getString("id"));
    }

    /** What failed on a later day was seen there, and what was met before that ends nothing. */
    @Test
    void aLaterReviewThatFailedOnItIsNotUndoneByTheFormerPartners() {
        var two = Two.of("MVQ", "MVR");
        two.isOf(two.one, "N");
        review("MVQ", "2024-05-01");
        two.isOf(two.other, "E");
        review("MVR", "2024-06-15");
        two.isOf(two.one, "M");
        review("MVQ", "2024-06-01");

        assertThat(two.flagged().getString("partner")).isEqualTo("MVR");
        assertThat(two.flagged().getString("condition")).isEqualTo("PRESENT");
        assertThat(two.flagged().getList("presence.endedBecause")).containsExactly((Object) null);
    }

    /** What was met when the other partner was first reviewed was never found there. */
    @Test
    void whatIsMetWhereItHasGoneEndsAsWhoseItWas() {
        var two = Two.of("MVI", "MVJ");
        two.isOf(two.one, "N");
        review("MVI", "2024-05-01");
        two.isOf(two.other, "M");
        review("MVJ", "2024-06-01");

        assertThat(two.flagged().getString("partner")).isEqualTo("MVI");
        assertThat(two.flagged().getString("condition")).isEqualTo("CLEARED");
        assertThat(two.flagged().getList("presence.endedBecause")).containsExactly("MET");
    }

    /** Nothing but the moved record is looked at, and a look at everything finds the same. */
    @ParameterizedTest(name = "{2}")
    @CsvSource({"PFMA, PFMB, N, PRESENT", "PFMC, PFMD, U, UNDETERMINED"})
    void aPortfolioReviewThatLooksAtWhatChangedSeesThatItMoved(
            String one, String other, String answer, String condition) {
        var two = Two.of(one, other);
        two.isOf(two.one, "N");
        QuarkusTransaction.requiringNew()
                .run(() ->
                        sql.update("update watermark set as_of = '1999-01-01'::date where as_of > '1999-01-01'::date"));
        var first = ended(portfolio("full")).getString("id");
        try {
            two.one.changed = Set.of("1");
            two.isOf(two.other, answer);
            var second = ended(portfolio("incremental"));

            assertThat(second.getString("base")).isEqualTo(first);
            assertThat(sql.<String>rows("""
                            select r.review from flag f join flag_reading r on r.flag = f.id where f.subject = ?
                            """, row -> row.getString(1), "delivery:" + one + "-2"))
                    .as("by whom the flag was read that nothing has touched")
                    .containsExactly(first);
        } finally {
            two.one.changed = null;
        }
        var flag = two.flagged();
        assertThat(flag.getString("partner")).isEqualTo(other);
        assertThat(flag.getString("condition")).isEqualTo(condition);
        assertThat(flag.getList("presence.endedBecause")).containsExactly((Object) null);
        ended(portfolio("full"));
        assertThat(two.flagged().getInt("version")).isEqualTo(flag.getInt("version"));
    }

    /** Nobody has decided anything about the partner that has it now. */
    @ParameterizedTest(name = "{2}")
    @CsvSource({"MVS, MVT, the partner", "MVW, MVX, an objective"})
    void whatWasDecidedAboutTheFormerPartnerAnswersForNothingOfTheOther(String one, String other, String about) {
        var two = Two.of("t.beta", one, other);
        two.isOf(two.one, "N");
        var review = review(one, "2024-05-01").getString("id");
        measured(review, one);
        var scope = about.endsWith("partner") ? "\"partner\": \"%s\"" : "\"objectives\": [\"O-%s\"]";
        var decision = decisionAbout(scope.formatted(one), one, two.flagged().getString("id"), "t.beta");
        signed("senior-approver", decision).statusCode(200);
        assertThat(two.flagged().getString("disposition")).isEqualTo("WAIVED");
        assertThat(two.flagged().getString("clock.decidedOn")).isNotNull();

        two.isOf(two.other, "N");
        review(other, "2024-06-01");

        var flag = two.flagged();
        assertThat(flag.getString("partner")).isEqualTo(other);
        assertThat(flag.getString("disposition")).isEqualTo("OPEN");
        assertThat(flag.getString("waived")).isNull();
        assertThat(flag.getString("clock.decidedOn")).isNull();
        assertThat(flags("auditor", "disposition=WAIVED&partner=" + other).getList("items"))
                .isEmpty();
    }

    /** As a review measures the objective of a partner. */
    private void measured(String review, String partner) {
        sql.update("""
                insert into judged_subject (lineage, subject, type, partner, label, access_groups, vector, partition, batch)
                values (?::uuid, ?, 'objective', ?, ?, '{}', '', 1, 1)
                """, review, "objective:" + partner, partner, "O-" + partner);
        sql.update("""
                insert into review_measure (review, subject, type, partner, label, access_groups, measure, left_out)
                values (?::uuid, ?, 'objective', ?, ?, '{}', '{}', '[]')
                """, review, "objective:" + partner, partner, "O-" + partner);
    }

    /** It says of which record, and whoever looks at the former partner has nothing to do with it. */
    @Test
    void whereTwoReadingsDifferOfAFlagGoesWithIt() {
        var two = Two.of("MVU", "MVV");
        two.isOf(two.one, "N");
        review("MVU", "2024-05-01");
        two.one.disputed = "MVU/1";
        signed("approver", decision("MVU", two.flagged().getString("id"))).statusCode(422);
        assertThat(flags("auditor", "kind=RULE_ERROR&partner=MVU").getList("items.label"))
                .containsExactly("MVU/1");

        two.isOf(two.other, "N");
        review("MVV", "2024-06-01");

        assertThat(flags("auditor", "kind=RULE_ERROR&partner=MVU").getList("items"))
                .isEmpty();
        assertThat(flags("auditor", "kind=RULE_ERROR&partner=MVV").getList("items.label"))
                .containsExactly("MVV/1");
    }

    private static String portfolio(String mode) {
        return as("reviewer")
                .body("{\"scope\": \"portfolio\", \"asOf\": \"%s\", \"reason\": \"a test\", \"mode\": \"%s\"}"
                        .formatted(DAY, mode))
                .post("/v1/reviews")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }
}
