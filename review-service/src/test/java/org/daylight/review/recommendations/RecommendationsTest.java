package org.daylight.review.recommendations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.daylight.review.reviews.Suite.act;
import static org.daylight.review.reviews.Suite.as;
import static org.daylight.review.reviews.Suite.review;
import static org.daylight.review.stub.Scenario.delivery;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.database.Sql;
import org.daylight.review.stub.Neighbours;
import org.daylight.review.stub.Scenario;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class RecommendationsTest {

    @Inject
    Sql sql;

    private static ValidatableResponse recorded(
            String account, String number, String partner, String dueOn, String more) {
        return as(account)
                .body("""
                    {"content": {"number": "%s", "source": "a report on end-use monitoring", "auditor": "inspector general",
                     "text": "read the serials before shipment", "issuedOn": "2024-01-11", "dueOn": "%s",
                     "ownerRole": "desk officer", "partner": "%s"%s}}
                    """.formatted(number, dueOn, partner, more))
                .post("/v1/recommendations")
                .then();
    }

    private static String path(String number, String partner, String dueOn) {
        return "/v1/recommendations/"
                + recorded("auditor", number, partner, dueOn, ", \"rules\": [\"t.alpha\"]")
                        .statusCode(201)
                        .body("state", equalTo("OPEN"))
                        .extract()
                        .<String>path("id");
    }

    @Test
    void itIsAgreedImplementedWithEvidenceAndClosedByAnAuditorAlone() {
        Scenario.of("CA", delivery("1"));
        review("CA", "2024-03-20");
        var path = path("R-1/1", "CA", "2099-01-01");

        act("reviewer", path + "/close", 1, "{\"reason\": \"done\"}").statusCode(403);
        act("auditor", path + "/close", 1, "{\"reason\": \"done\"}").statusCode(409);
        act("reviewer", path + "/agree", 1, "{\"plan\": \"readers at the port\"}")
                .statusCode(200)
                .body("state", equalTo("AGREED"))
                .body("stateReason", equalTo("readers at the port"))
                .body("overdueSince", nullValue());
        act("desk-officer", path + "/implement", 1, "{\"what\": \"done\", \"evidence\": [\"memo 7\"]}")
                .statusCode(412);
        act("desk-officer", path + "/implement", 2, "{\"what\": \"done\", \"evidence\": []}")
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/evidence"));
        act("desk-officer", path + "/implement", 2, "{\"what\": \"readers are there\", \"evidence\": [\"memo 7\"]}")
                .statusCode(200)
                .body("state", equalTo("IMPLEMENTED"))
                .body("implementedBy", equalTo("person of desk-officer"))
                .body("evidence", contains("memo 7"));
        act("auditor", path + "/reopen", 3, "{\"reason\": \"the memo shows one port of three\"}")
                .statusCode(200)
                .body("state", equalTo("OPEN"))
                .body("implementedBy", nullValue());
        act("monitor", path + "/implement", 4, "{\"what\": \"three ports\", \"evidence\": [\"memo 9\"]}")
                .statusCode(200);
        act("auditor", path + "/close", 5, "{\"reason\": \"seen at all three\"}")
                .statusCode(200)
                .body("state", equalTo("CLOSED"))
                .body("stateBy", equalTo("person of auditor"));
        as("reader")
                .get(path + "/history")
                .then()
                .statusCode(200)
                .body("state", contains("OPEN", "AGREED", "IMPLEMENTED", "OPEN", "IMPLEMENTED", "CLOSED"))
                .body("reason[3]", equalTo("the memo shows one port of three"));
    }

    @Test
    void theDatabaseRefusesThatWhoeverImplementedItClosesIt() {
        Scenario.of("CB", delivery("1"));
        review("CB", "2024-03-20");
        var id = path("R-2/1", "CB", "2099-01-01").substring("/v1/recommendations/".length());
        act("desk-officer", "/v1/recommendations/" + id + "/implement", 1, "{\"what\": \"x\", \"evidence\": [\"y\"]}")
                .statusCode(200);

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> sql.update(
                                "update recommendation set state = 'CLOSED', closed_by = implemented_by where id = ?::uuid",
                                id)))
                .isInstanceOf(ConstraintViolationException.class);
    }

    @Test
    void theDatabaseRefusesThatWhoeverDidNotAgreeClosesIt() {
        Scenario.of("CE", delivery("1"));
        review("CE", "2024-03-20");
        var path = path("R-5/1", "CE", "2099-01-01");
        var id = path.substring("/v1/recommendations/".length());
        act("approver", path + "/disagree", 1, "{\"reason\": \"no\"}").statusCode(200);

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> sql.update(
                                "update recommendation set state = 'CLOSED', closed_by = 'person of approver' where id = ?::uuid",
                                id)))
                .isInstanceOf(ConstraintViolationException.class);
        act("auditor", path + "/close", 2, "{\"reason\": \"accepted\"}").statusCode(200);
        // Opened again, it is nobody's refusal any more.
        act("auditor", path + "/reopen", 3, "{\"reason\": \"it came back\"}").statusCode(200);
        act("approver", path + "/agree", 4, "{\"plan\": \"now we do\"}").statusCode(200);
    }

    /** What the migration that brought the column does with what was refused before, done again to such a one. */
    @Test
    void whoeverRefusedBeforeTheDatabaseKnewItDoesNotCloseItEither() throws SQLException, IOException {
        Scenario.of("CG", delivery("1"));
        review("CG", "2024-03-20");
        var path = path("R-7/1", "CG", "2099-01-01");
        var id = path.substring("/v1/recommendations/".length());
        act("approver", path + "/disagree", 1, "{\"reason\": \"no\"}").statusCode(200);
        String migration;
        try (var file = getClass().getResourceAsStream("/db/migration/V202611280410__check_who_closes_a_refusal.sql")) {
            migration = new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
        }
        var updates = Pattern.compile("^update [^;]+", Pattern.MULTILINE)
                .matcher(migration)
                .results()
                .map(MatchResult::group)
                .toList();
        try (var admin = DriverManager.getConnection(
                        System.getProperty("daylight.test.admin-url"),
                        System.getProperty("daylight.test.admin-user"),
                        System.getProperty("daylight.test.admin-password"));
                var statement = admin.createStatement()) {
            for (var table : List.of("recommendation", "recommendation_version")) {
                statement.execute("update %s set refused_by = null where id = '%s'".formatted(table, id));
            }
            for (var update : updates) {
                statement.execute(update);
            }
        }

        assertThat(sql.rows(
                        "select refused_by from recommendation where id = ?::uuid union all select refused_by"
                                + " from recommendation_version where id = ?::uuid and version = 2",
                        row -> row.getString(1),
                        id,
                        id))
                .containsExactly("person of approver", "person of approver");
    }

    /** The number alone says that there is something. */
    @Test
    void whatIsCountedMarksTheDashboard() {
        Scenario.of("CF", delivery("1"));
        review("CF", "2024-03-20");
        recorded("auditor", "R-6/1", "CF", "2099-01-01", "").statusCode(201);
        as("reader")
                .get("/v1/dashboards/partners/CF")
                .then()
                .body("marking.classification", equalTo("UNCLASSIFIED"))
                .body("recommendations.marking.classification", equalTo("UNCLASSIFIED"));
        as("auditor").body("""
                    {"marking": {"classification": "UNCLASSIFIED", "controlCategory": "CUI", "releasableTo": [], "privileged": false},
                     "content": {"number": "R-6/2", "source": "s", "auditor": "a", "text": "t", "issuedOn": "2024-01-11",
                     "dueOn": "2099-01-11", "ownerRole": "desk officer", "partner": "CF"}}
                    """).post("/v1/recommendations").then().statusCode(201);

        as("reader")
                .get("/v1/dashboards/partners/CF")
                .then()
                .body("recommendations.open", equalTo(2))
                .body("recommendations.marking.controlCategory", equalTo("CUI"))
                .body("marking.controlCategory", equalTo("CUI"));
        as("reviewer").body("""
                    {"marking": {"classification": "UNCLASSIFIED", "controlCategory": "LES", "releasableTo": [],
                     "privileged": false},
                     "content": {"reference": "CF", "scope": "partner:CF", "forum": "board", "rrule": "FREQ=YEARLY",
                     "zone": "UTC", "startsAt": "2090-01-01T09:00:00"}}
                    """).post("/v1/cadences").then().statusCode(201);
        sql.update("""
                insert into obligation (id, cadence, period, origin, scope, forum, due_at, due_on, reason, state)
                select gen_random_uuid(), id, 'CF', 'CADENCE', 'partner:CF', 'board', now(), current_date - 1, 'test', 'DUE'
                from cadence where reference = 'CF'
                """);
        as("reader")
                .get("/v1/dashboards/partners/CF")
                .then()
                .body("obligations.due", equalTo(1))
                .body("obligations.marking.controlCategory", equalTo("LES"))
                .body("marking.controlCategory", equalTo("CUI, LES"));
    }

    @Test
    void whatIsOverdueGoesToTheRoleAboveAndDashboardsCountIt() {
        Scenario.of("CC", delivery("1"));
        review("CC", "2024-03-20");
        var today = LocalDate.now(ZoneOffset.UTC);
        var late = path("R-3/1", "CC", today.minusDays(1).toString());
        path("R-3/2", "CC", today.toString());
        var refused = path("R-3/3", "CC", "2024-02-01");
        act("reviewer", refused + "/disagree", 1, "{\"reason\": \"no\"}").statusCode(403);
        act("approver", refused + "/disagree", 1, "{\"reason\": \"another office answers for it\"}")
                .statusCode(200)
                .body("state", equalTo("NOT_AGREED"))
                .body("overdueSince", nullValue());

        as("reader")
                .get(late)
                .then()
                .body("overdueSince", equalTo(today.toString()))
                .body("escalatedTo", equalTo("office director"));
        as("reader")
                .get("/v1/recommendations?partner=CC&overdue=true&rule=t.alpha&ownerRole=desk officer")
                .then()
                .statusCode(200)
                .body("items.content.number", contains("R-3/1"));
        as("reader")
                .get("/v1/recommendations?partner=CC&state=NOT_AGREED")
                .then()
                .body("items.content.number", contains("R-3/3"));
        as("reader")
                .get("/v1/dashboards/partners/CC")
                .then()
                .statusCode(200)
                .body("recommendations.open", equalTo(2))
                .body("recommendations.notAgreed", equalTo(1))
                .body("recommendations.closed", equalTo(0))
                .body("recommendations.overdue", equalTo(1));
        as("reader")
                .get("/v1/dashboards/partners/CC?asOf=" + today.minusDays(1))
                .then()
                .body("recommendations.open", equalTo(0));
    }

    @Test
    void whatNobodyCouldFollowIsRefusedWhereItStands() {
        Scenario.of("CD", delivery("1"));
        review("CD", "2024-03-20");

        recorded("auditor", "R-4/1", "CDX", "2023-01-01", ", \"rules\": [\"t.alpha\", \"t.nowhere\"]")
                .statusCode(400)
                .body("violations.pointer", contains("/content/dueOn", "/content/rules/1", "/content/partner"));
        recorded("reader", "R-4/1", "CD", "2099-01-01", "").statusCode(403);
        as("auditor")
                .body("""
                    {"content": {"number": "R-4/1", "source": "s", "auditor": "a", "text": "t", "issuedOn": "2024-01-11",
                     "dueOn": "2099-01-11", "ownerRole": "somebody"}}
                    """)
                .post("/v1/recommendations")
                .then()
                .statusCode(400)
                .body("violations[0].message", containsString("office director"));
        recorded("auditor", "R-4/1", "CD", "2099-01-01", ", \"rules\": []").statusCode(201);
        recorded("auditor", "R-4/1", "CD", "2099-01-01", "").statusCode(409);
    }
}
