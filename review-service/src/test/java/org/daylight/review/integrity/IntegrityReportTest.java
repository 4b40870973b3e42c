package org.daylight.review.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.review.reviews.Suite.act;
import static org.daylight.review.reviews.Suite.as;
import static org.daylight.review.reviews.Suite.flag;
import static org.daylight.review.reviews.Suite.full;
import static org.daylight.review.reviews.Suite.review;
import static org.daylight.review.stub.Scenario.delivery;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.database.Sql;
import org.daylight.review.stub.Neighbours;
import org.daylight.review.stub.RegistryStub;
import org.daylight.review.stub.Scenario;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class IntegrityReportTest {

    @Inject
    Sql sql;

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private static String path(String delivery) {
        return "/v1/flags/" + flag("t.alpha", "delivery:" + delivery).getString("id");
    }

    @Test
    void whatMadeAFlagLookBetterIsListedWithWhoDidItAndWhy() {
        Scenario.of(
                "IA",
                delivery("1", "t.alpha", "N"),
                delivery("2", "t.alpha", "N"),
                delivery("3", "t.alpha", "N"),
                delivery("4", "t.alpha", "N"));
        review("IA", "2024-05-01");
        var one = path("IA-1");
        act("reviewer", one + "/level", 1, "{\"level\": \"L3\", \"reason\": \"serious\"}")
                .statusCode(200);
        act("reviewer", one + "/level", 2, "{\"level\": \"L1\", \"reason\": \"less\"}")
                .statusCode(200);
        act("reviewer-two", one + "/level", 3, "{\"level\": \"L1\", \"reason\": \"less so\"}")
                .statusCode(200);
        var ends = "{\"id\": \"%s\", \"version\": 1}, {\"id\": \"%s\", \"version\": 1}"
                .formatted(path("IA-2").substring(10), path("IA-3").substring(10));
        as("reviewer")
                .body("{\"act\": \"DISMISS\", \"reason\": \"a quiet end\", \"flags\": [%s]}".formatted(ends))
                .post("/v1/flags:bulk")
                .then()
                .statusCode(200);
        var four = path("IA-4");
        act("reviewer", four + "/confirm", 1, "{\"becameKnownOn\": \"2026-01-02\"}")
                .statusCode(200);
        as("desk-officer").body("""
                    {"act": "EXTERNAL", "channel": "WRITTEN_REMINDER", "level": "L1", "on": "2026-01-05",
                     "toWhom": "the ministry", "what": "asked"}
                    """).post(four + "/responses").then().statusCode(201);
        act("reviewer", four + "/known", 3, "{\"becameKnownOn\": \"2026-01-05\", \"reason\": \"a wrong day\"}")
                .statusCode(200)
                .body("clock.becameKnownOn", equalTo("2026-01-05"))
                .body("clock.firstResponseDue", equalTo("2026-01-08"));
        act("reviewer", four + "/known", 4, "{\"becameKnownOn\": \"2026-01-05\", \"reason\": \"again\"}")
                .statusCode(409);
        act("reviewer", one + "/known", 4, "{\"becameKnownOn\": \"2026-01-05\", \"reason\": \"no finding\"}")
                .statusCode(409);
        var told = as("reader").get(four + "/responses").path("items[0].id");
        act(
                        "desk-officer",
                        "/v1/responses/" + told + "/reply",
                        1,
                        "{\"cameBack\": \"an excuse\", \"cameBackOn\": \"2026-01-09\"}")
                .statusCode(200);
        var next = review("IA", "2024-06-01").getString("id");

        var report = as("auditor")
                .get("/v1/reports/integrity?from=%s&to=%s&partner=IA".formatted(today(), today()))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        var lines = new ArrayList<String>();
        for (var i = 0; i < report.getList("entries").size(); i++) {
            lines.add(String.join(
                    " | ",
                    report.getString("entries[%d].kind".formatted(i)),
                    report.getString("entries[%d].label".formatted(i)),
                    report.getString("entries[%d].person".formatted(i)),
                    report.getString("entries[%d].what".formatted(i))));
        }
        assertThat(lines)
                .containsExactlyInAnyOrder(
                        "DOWNGRADE | IA/1 | person of reviewer-two | L3 to L1",
                        "BULK_END | IA/2 | person of reviewer | OPEN to DISMISSED, one of 2 in one act",
                        "BULK_END | IA/3 | person of reviewer | OPEN to DISMISSED, one of 2 in one act",
                        "BACKDATED_ACT | IA/4 | person of desk-officer | done 2026-01-05, due 2026-01-07, recorded "
                                + today(),
                        "KNOWLEDGE_MOVED | IA/4 | person of reviewer | known since 2026-01-02, said on " + today(),
                        "KNOWLEDGE_MOVED | IA/4 | person of reviewer | known since 2026-01-05, said on " + today()
                                + ", before 2026-01-02",
                        "CLOCK_RESET | IA/4 | person of reviewer | first response 2026-01-07 to 2026-01-08, decision 2026-02-01 to 2026-02-04",
                        "BEFORE_REVIEW | IA/1 | person of reviewer-two | L3 to L1",
                        "BEFORE_REVIEW | IA/2 | person of reviewer | OPEN to DISMISSED",
                        "BEFORE_REVIEW | IA/3 | person of reviewer | OPEN to DISMISSED");
        assertThat(report.getString("entries.find { it.kind == 'BEFORE_REVIEW' }.review"))
                .isEqualTo(next);
        assertThat(report.getInt("counts.BULK_END")).isEqualTo(2);
        assertThat(report.getInt("counts.CLOCK_RESET")).isEqualTo(1);
        assertThat(report.getBoolean("more")).isFalse();
    }

    /** In time by the term that the confirmation set, recorded long after it; back, the flag has another term. */
    @Test
    void anActThatWasRecordedLateStaysListedOnceTheFlagIsBack() {
        Scenario.of("IAB", delivery("1", "t.alpha", "N"));
        review("IAB", "2024-05-01");
        var path = path("IAB-1");
        as("desk-officer").body("""
                    {"act": "EXTERNAL", "channel": "WRITTEN_REMINDER", "level": "L1", "on": "2026-01-05",
                     "toWhom": "the ministry", "what": "asked"}
                    """).post(path + "/responses").then().statusCode(201);
        act("reviewer", path + "/confirm", 2, "{\"becameKnownOn\": \"2026-01-02\"}")
                .statusCode(200);
        assertThat(backdated("IAB")).containsExactly("done 2026-01-05, due 2026-01-07, recorded " + today());

        Scenario.of("IAB", delivery("1", "t.alpha", "M"));
        review("IAB", "2024-06-01");
        Scenario.of("IAB", delivery("1", "t.alpha", "N"));
        review("IAB", "2024-07-01");

        assertThat(flag("t.alpha", "delivery:IAB-1").getString("clock.firstResponseDue"))
                .isGreaterThan(today().toString());
        assertThat(backdated("IAB")).containsExactly("done 2026-01-05, due 2026-01-07, recorded " + today());
    }

    private static List<String> backdated(String partner) {
        return as("auditor")
                .get("/v1/reports/integrity?from=%s&to=%s&partner=%s".formatted(today(), today(), partner))
                .then()
                .statusCode(200)
                .extract()
                .path("entries.findAll { it.kind == 'BACKDATED_ACT' }.what");
    }

    /** Seven weeks later than the register says, and yesterday: what was said of it is not old, and makes it due later. */
    @Test
    void aDayThatIsLaterThanTheRegisterSaysIsListed() {
        var registered = today().minusDays(50);
        var stated = today().minusDays(1);
        Scenario.of("IAK", delivery("1", "t.alpha", "N", "incident.knownOn", registered.toString()));
        review("IAK", today().toString());
        act(
                        "reviewer",
                        path("IAK-1") + "/confirm",
                        1,
                        "{\"becameKnownOn\": \"%s\", \"reason\": \"was not sure\"}".formatted(stated))
                .statusCode(200);

        var report = as("auditor")
                .get("/v1/reports/integrity?from=%s&to=%s&partner=IAK".formatted(today(), today()))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(report.<String>getList("entries.kind")).containsExactly("KNOWLEDGE_MOVED");
        assertThat(report.getString("entries[0].reason")).isEqualTo("was not sure");
        assertThat(report.getString("entries[0].what"))
                .isEqualTo("known since %s, said on %s, by the register on %s".formatted(stated, today(), registered));
    }

    /** By hand: L1 is to be decided within 30 days and L2 within 45; L3 within 14 and L4 within none. */
    @Test
    void clocksThatAreSetAnewAreListedWhateverTheLevel() {
        Scenario.of("IB", delivery("1", "t.alpha", "N"), delivery("2", "t.alpha", "N"));
        review("IB", "2024-05-01");
        var today = today();
        act("reviewer", path("IB-1") + "/level", 1, "{\"level\": \"L2\", \"reason\": \"more time\"}")
                .statusCode(200);
        act("reviewer", path("IB-1") + "/level", 2, "{\"level\": \"L3\", \"reason\": \"less time\"}")
                .statusCode(200);
        act("reviewer", path("IB-1") + "/level", 3, "{\"level\": \"L4\", \"reason\": \"no end\"}")
                .statusCode(200);
        Scenario.of("IB", delivery("1", "t.alpha", "N"), delivery("2", "t.alpha", "M"));
        review("IB", "2024-06-01");
        Scenario.of("IB", delivery("1", "t.alpha", "N"), delivery("2", "t.alpha", "N"));
        review("IB", "2024-07-01");

        assertThat(as("auditor")
                        .get("/v1/reports/integrity?from=%s&to=%s&partner=IB".formatted(today, today))
                        .then()
                        .statusCode(200)
                        .extract()
                        .<java.util.List<String>>path("entries.findAll { it.kind == 'CLOCK_RESET' }.what"))
                .containsExactlyInAnyOrder(
                        "decision %s to %s".formatted(today.plusDays(30), today.plusDays(45)),
                        "decision %s to none".formatted(today.plusDays(14)),
                        "cleared, and back within 0 days");
    }

    /** Cleared forty and twenty days ago, closed five days ago, and both are back today. */
    @Test
    void howLongAFlagWasGoneIsCountedFromTheDayItCleared() {
        Scenario.of("IG", delivery("1", "t.alpha", "N"), delivery("2", "t.alpha", "N"));
        review("IG", "2024-05-01");
        sql.update("""
                insert into flag_version select (jsonb_populate_record(v, jsonb_build_object('version', before.version,
                    'recorded_at', v.recorded_at - before.days * interval '1 day', 'condition', before.condition,
                    'disposition', before.disposition))).*
                from flag_version v cross join lateral (values
                    (-2, 60, 'PRESENT', 'OPEN'),
                    (-1, case v.label when 'IG/1' then 40 else 20 end, 'CLEARED', 'OPEN'),
                    (0, 5, 'CLEARED', 'CLOSED')) before (version, days, condition, disposition)
                where v.partner = 'IG' and v.version = 1
                """);

        assertThat(integrity("IG").<String>getList("entries.findAll { it.kind == 'CLOCK_RESET' }.label"))
                .containsExactly("IG/2");
        assertThat(integrity("IG").<String>getList("entries.findAll { it.kind == 'CLOCK_RESET' }.what"))
                .containsExactly("cleared, and back within 20 days");
    }

    /** Asked of one partner: an act that ended the flags of two is one act all the same. */
    @Test
    void anActIsCountedWholeWhosePartnerIsAskedFor() {
        for (var partner : List.of("IT", "IU")) {
            Scenario.of(partner, delivery("1", "t.alpha", "N"));
            review(partner, "2024-05-01");
        }
        as("reviewer")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("""
                        {"act": "DISMISS", "reason": "a slip", "flags": [{"id": "%s", "version": 1}, {"id": "%s", "version": 1}]}
                        """.formatted(path("IT-1").substring(10), path("IU-1").substring(10)))
                .post("/v1/flags:bulk")
                .then()
                .statusCode(200);

        assertThat(integrity("IT").<String>getList("entries.findAll { it.kind == 'BULK_END' }.what"))
                .containsExactly("OPEN to DISMISSED, one of 2 in one act");
    }

    /** A replay and a review that was cancelled judge nothing, so that nothing was done before them. */
    @Test
    void whatIsRunAgainIsNoReviewBeforeWhichSomethingEnded() {
        Scenario.of("IR", delivery("1", "t.alpha", "N"));
        var first = review("IR", "2024-05-01").getString("id");
        act("reviewer", path("IR-1") + "/dismiss", 1, "{\"reason\": \"a slip\"}")
                .statusCode(200);
        as("auditor")
                .body("{\"reason\": \"to see\"}")
                .post("/v1/reviews/" + first + "/replays")
                .then()
                .statusCode(202);

        assertThat(integrity("IR").<String>getList("entries.kind")).isEmpty();

        review("IR", "2024-06-01");
        assertThat(integrity("IR").<String>getList("entries.kind")).containsExactly("BEFORE_REVIEW");
    }

    /** Such a review opens and ends flags like any other, of what it judges. */
    @Test
    void aReviewOfAnObjectiveIsOneOfWhatItJudges() {
        Scenario.of("IS", delivery("1", "t.alpha", "N"), delivery("2", "t.alpha", "N"));
        review("IS", "2024-05-01");
        for (var flag : List.of("IS-1", "IS-2")) {
            act("reviewer", path(flag) + "/dismiss", 1, "{\"reason\": \"a slip\"}")
                    .statusCode(200);
        }
        var review = UUID.randomUUID();
        sql.update("""
                insert into review (id, scope, origin, reason, opened_by, opened_at, state, as_of, knowledge, ended_at, why)
                values (?, 'objective:IS-O', 'PERSON', 'test', 'test', now(), 'INCOMPLETE', '2024-06-01', 'recorded', now(), 'a test')
                """, review);
        sql.update("""
                insert into judged_subject (lineage, subject, type, partner, access_groups, marking, vector, partition, batch)
                select ?, subject, subject_type, partner, access_groups, marking, 'N', 1, 1 from flag where subject = 'delivery:IS-1'
                """, review);

        assertThat(integrity("IS").<String>getList("entries.findAll { it.kind == 'BEFORE_REVIEW' }.label"))
                .containsExactly("IS/1");
    }

    /** Two are met in the second review; of one the register was changed in the day before, of the other only by the calendar. */
    @Test
    void whatWasPutInOrderInTheRegisterJustBeforeAReviewIsListed() {
        var scenario = Scenario.of("IC", delivery("1", "t.alpha", "N"), delivery("2", "t.alpha", "N>2024-06-01>M"));
        review("IC", "2024-05-01");
        scenario.partitions =
                List.of(List.of(delivery("1", "t.alpha", "M"), delivery("2", "t.alpha", "N>2024-06-01>M")));
        var last = full("IC", "2024-06-01").getString("id");
        scenario.changed = Set.of("1");
        scenario.edits = Map.of("1", """
            {"version": 2, "act": "CHANGED", "actReason": null}, {"version": 3, "act": "CORRECTED", "actReason": "a slip"}
            """);
        var before = RegistryStub.ASKED_AT_ONCE.get();
        try {
            var report = integrity("IC");
            assertThat(report.<String>getList("entries.kind")).containsExactly("EDIT_BEFORE_REVIEW");
            assertThat(report.getString("entries[0].label")).isEqualTo("IC/1");
            assertThat(report.getString("entries[0].review")).isEqualTo(last);
            assertThat(report.getString("entries[0].what"))
                    .isEqualTo("MET; recorded in the day before the review: version 2 CHANGED, version 3 CORRECTED");
            assertThat(report.getString("entries[0].reason")).isEqualTo("a slip");
            assertThat(RegistryStub.ASKED_AT_ONCE.get() - before)
                    .as("requests to the register")
                    .isEqualTo(1);
            scenario.edits = Map.of();
            assertThat(integrity("IC").getString("entries[0].what"))
                    .isEqualTo("MET; recorded in the day before the review: something that its facts are read with");
            assertThat(report.getInt("counts.EDIT_BEFORE_REVIEW")).isEqualTo(1);
            assertThat(report.getList("editsNotTold")).isEmpty();
        } finally {
            scenario.changed = null;
        }
        // Where the register cannot name what changed, nothing is concluded from that.
        var unknown = integrity("IC");
        assertThat(unknown.getList("entries")).isEmpty();
        assertThat(unknown.<String>getList("editsNotTold"))
                .singleElement()
                .asString()
                .contains(last);
    }

    private static JsonPath integrity(String partner) {
        return as("auditor")
                .get("/v1/reports/integrity?from=%s&to=%s&partner=%s".formatted(today(), today(), partner))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void onlyAuditorsReadItAndTheDaysAreInOrder() {
        as("reader")
                .get("/v1/reports/integrity?from=2026-01-01&to=2026-01-31")
                .then()
                .statusCode(403);
        as("auditor")
                .get("/v1/reports/integrity?from=2026-01-01&to=2025-12-31")
                .then()
                .statusCode(400);
        as("auditor")
                .get("/v1/reports/integrity?from=2024-01-01&to=2026-01-31")
                .then()
                .statusCode(400);
        as("auditor").get("/v1/reports/integrity?from=2026-01-01").then().statusCode(400);
    }
}
