package org.daylight.registry.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.daylight.registry.Api.CLOSE;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.as;
import static org.daylight.registry.Api.draft;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.post;
import static org.daylight.registry.Api.postIfMatch;
import static org.daylight.registry.Api.put;
import static org.daylight.registry.Api.record;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.facts.Register;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@SuppressWarnings("NullAway.Init")
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class UsePermissionsTest {

    private String partner;

    @BeforeEach
    void aPartner() {
        partner = Api.partner();
    }

    @Test
    void aStepReadsAsEndingWhenTheOneThatSupersedesItBegins() {
        var first = step("1", "\"effectiveFrom\": \"2024-01-01\"");
        get(READER, first).body("supersededBy", nullValue());
        var before = settledAt();
        var second = step("2", "\"effectiveFrom\": \"2024-06\", " + supersedes("1"));

        get(READER, first)
                .body("version", equalTo(1))
                .body("content.effectiveTo", nullValue())
                .body("supersededBy.key", equalTo(partner + "/2"))
                .body("supersededBy.id", equalTo(id(second)))
                .body("supersededBy.on", equalTo("2024-06"));
        get(READER, first + "?asOf=2024-02-01").body("supersededBy.on", equalTo("2024-06"));
        get(READER, first + "?knownAt=" + before).body("supersededBy", nullValue());
        get(READER, list("")).body("items.supersededBy.key", equalTo(List.of(partner + "/2")));
        get(READER, list("supersedes=" + partner + "/1"))
                .body("items.content.reference", equalTo(List.of(partner + "/2")));
        put(DESK, first, "\"1\"", draft(content("1", "\"effectiveFrom\": \"2024-01-02\"")))
                .statusCode(200)
                .body("supersededBy.key", equalTo(partner + "/2"));
        get(READER, first + "/history").body("content.supersedes", equalTo(java.util.Arrays.asList(null, null)));

        var known = settledAt();
        postIfMatch(DESK, second + "/void", "\"1\"", "{\"reason\": \"never decided\"}")
                .statusCode(200);
        get(READER, first).body("supersededBy", nullValue());
        get(READER, first + "?knownAt=" + known).body("supersededBy.key", equalTo(partner + "/2"));
    }

    /**
     * The second took the place of the first, and its source says since June that it did not; that of the third knew in March
     * that the third did. In April both were known to.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "effectiveFrom": "2024-05"    | "effectiveFrom": "2024-06-01" | 2
            "effectiveFrom": "2024-06-01" | "effectiveFrom": "2024-05"    | 3
            "effectiveFrom": "2024-06"    | "effectiveFrom": "2024-06-01" | 2
            "authorityStated": "a"        | "effectiveFrom": "2024-06-01" | 3
            "effectiveFrom": "2024-06-01" | "authorityStated": "a"        | 2
            """)
    void ofTwoThatAreKnownToFollowTheOneThatBeginsFirstDoes(String second, String third, String successor) {
        var first = recordedSince("2024-01-01", "1", "\"effectiveFrom\": \"2024-01-01\"");
        var withdrawn = recordedSince("2024-02-01", "2", second + ", " + supersedes("1"));
        put(DESK, withdrawn, "\"1\"", draft(content("2", second), "\"knownSince\": \"2024-06-01T00:00:00Z\""))
                .statusCode(200);
        recordedSince("2024-03-01", "3", third + ", " + supersedes("1"));

        var april = "knowledge=declared&knownAt=2024-04-01T00:00:00Z";
        get(READER, first + "?" + april).body("supersededBy.key", equalTo(partner + "/" + successor));
        get(READER, list(april)).body("items[0].supersededBy.key", equalTo(partner + "/" + successor));
        get(READER, first).body("supersededBy.key", equalTo(partner + "/3"));
    }

    private String recordedSince(String day, String last, String more) {
        return post(
                        DESK,
                        "/v1/use-permissions",
                        draft(content(last, more), "\"knownSince\": \"%sT00:00:00Z\"".formatted(day)))
                .statusCode(201)
                .extract()
                .header("Location");
    }

    /** By which later step, if any; its own end; and on which days it stands, does not, or nobody says. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "effectiveFrom": "2024-01-01"                                  | -                            | 2024-03-01 | unknown
            "effectiveFrom": "2024-01-01"                                  | -                            | 2023-12-31 | false
            "effectiveFrom": "2024-01-01", "effectiveTo": null             | -                            | 2024-03-01 | true
            "effectiveFrom": "2024-01-01", "effectiveTo": "2024-06-01"     | -                            | 2024-05-31 | true
            "effectiveFrom": "2024-01-01", "effectiveTo": "2024-06-01"     | -                            | 2024-06-01 | false
            "effectiveFrom": "2024-01-01", "effectiveTo": "2024-06"        | -                            | 2024-06-01 | unknown
            "effectiveFrom": "2024-01-01", "effectiveTo": "2024-06"        | -                            | 2024-06-30 | false
            "effectiveFrom": "2024-01", "effectiveTo": "2024-06"           | -                            | 2024-01-30 | unknown
            "effectiveFrom": "2024-01", "effectiveTo": "2024-06"           | -                            | 2024-01-31 | true
            "effectiveTo": "2024-06-01"                                    | -                            | 2024-01-31 | unknown
            "effectiveTo": "2024-06-01"                                    | -                            | 2024-06-01 | false
            "effectiveFrom": "2024-01-01"                                  | "effectiveFrom": "2024-03"   | 2024-02-29 | true
            "effectiveFrom": "2024-01-01"                                  | "effectiveFrom": "2024-03"   | 2024-03-15 | unknown
            "effectiveFrom": "2024-01-01"                                  | "effectiveFrom": "2024-03"   | 2024-03-31 | false
            "effectiveFrom": "2024-01-01", "effectiveTo": "2024-02-01"     | "effectiveFrom": "2024-03"   | 2024-02-15 | false
            "effectiveFrom": "2024-01-01", "effectiveTo": null             | "change": "DENIED"           | 2024-02-15 | unknown
            "effectiveFrom": "2024-01-01", "effectiveTo": "2024-02-01"     | "change": "DENIED"           | 2024-02-15 | false
            """)
    void whatStandsIsWhatTheStepsThemselvesSay(String step, String later, String day, String standing) {
        step("1", step);
        if (!later.equals("-")) {
            step("2", later + ", " + supersedes("1"));
        }

        for (var asked : List.of("true", "false", "unknown")) {
            var found = get(READER, list("asOf=%s&standing=%s".formatted(day, asked)))
                    .statusCode(200)
                    .extract()
                    .<List<String>>path("items.content.reference");
            assertThat(found.contains(partner + "/1")).as(asked).isEqualTo(asked.equals(standing));
        }
    }

    @Test
    void theLastStepOfALineStandsUntilSomebodyGoesOn() {
        step("1", "\"effectiveFrom\": \"2024-01-01\"");
        step("2", "\"effectiveFrom\": \"2024-03-01\", " + supersedes("1"));
        var before = settledAt();
        var third = step("3", "\"effectiveFrom\": \"2024-05-01\", \"change\": \"DENIED\", " + supersedes("2"));

        stands("2024-02-29", "1");
        stands("2024-03-01", "2");
        stands("2024-05-01", "3");
        get(READER, list("standing=true&asOf=2024-05-01&knownAt=" + before))
                .body("items.content.reference", equalTo(List.of(partner + "/2")));
        get(READER, list("standing=true")).body("items.content.reference", equalTo(List.of(partner + "/3")));
        postIfMatch(DESK, third + "/void", "\"1\"", "{\"reason\": \"never decided\"}")
                .statusCode(200);
        stands("2024-05-01", "2");
        var table = as(READER).header("Accept", "text/csv").get(list("standing=true&asOf=2024-02-01&fields=reference"));
        assertThat(table.asString()).contains("\n" + partner + "/1,", "\n#view,1,");
        get(READER, list("standing=perhaps")).statusCode(400).body("violations[0].pointer", equalTo("query:standing"));
    }

    /** Of what was known at an instant its own day is meant. */
    @Test
    void withoutADayWhatStandsNowStandsToday() {
        var today = LocalDate.now(ZoneOffset.UTC);
        step("1", "\"effectiveFrom\": \"%s\", \"effectiveTo\": null".formatted(today.plusYears(1)));
        get(READER, list("standing=true")).body("items", hasSize(0));
        var known = settledAt();

        QuarkusMock.installMockForType(
                InstantSource.fixed(
                        today.plusYears(2).atStartOfDay(ZoneOffset.UTC).toInstant()),
                InstantSource.class);
        get(READER, list("standing=true")).body("items.content.reference", equalTo(List.of(partner + "/1")));
        get(READER, list("standing=true&knownAt=" + known)).body("items", hasSize(0));
    }

    private void stands(String day, String last) {
        get(READER, list("standing=true&asOf=" + day))
                .body("items.content.reference", equalTo(List.of(partner + "/" + last)));
    }

    /** Whoever may not see the step that followed reads as if nobody had said so. */
    @Test
    void aStepThatIsHiddenEndsNothingForItsReaders() {
        var first = step("1", "\"effectiveFrom\": \"2024-01-01\", \"effectiveTo\": null");
        post(
                        CLOSE,
                        "/v1/use-permissions",
                        draft(
                                content(
                                        "2",
                                        "\"effectiveFrom\": \"2024-03-01\", \"effectiveTo\": null, " + supersedes("1")),
                                "\"accessGroup\": \"close-hold\""))
                .statusCode(201);

        get(READER, first).body("supersededBy", nullValue());
        get(CLOSE, first).body("supersededBy.key", equalTo(partner + "/2"));
        stands("2024-04-01", "1");
        get(CLOSE, list("standing=true&asOf=2024-04-01"))
                .body("items.content.reference", equalTo(List.of(partner + "/2")));
    }

    @Test
    void whoeverMayNotSeeTheEarlierStepIsNotToldOfIt() {
        post(
                        CLOSE,
                        "/v1/use-permissions",
                        draft(content("1", "\"effectiveFrom\": \"2024-01-01\""), "\"accessGroup\": \"close-hold\""))
                .statusCode(201);
        var second = post(
                        CLOSE,
                        "/v1/use-permissions",
                        draft(
                                content("2", "\"effectiveFrom\": \"2024-03-01\", " + supersedes("1")),
                                "\"accessGroup\": null"))
                .statusCode(201)
                .extract()
                .header("Location");

        get(READER, second).body("content.supersedes", nullValue());
        get(CLOSE, second).body("content.supersedes", equalTo(partner + "/1"));
        get(READER, list("standing=unknown&asOf=2024-04-01"))
                .body("items.content.reference", equalTo(List.of(partner + "/2")));
    }

    @Test
    void aLineIsOfOnePartnerAndGoesOnWithOneStep() {
        step("1", "\"effectiveFrom\": \"2024-03-01\"");
        refused("9", "\"effectiveFrom\": \"2024-02\", " + supersedes("1"), "/content/effectiveFrom");
        refused("9", "\"supersedes\": \"%s/nothing\"".formatted(partner), "/content/supersedes");
        var other = Api.partner();
        post(DESK, "/v1/use-permissions", draft("""
                        {"reference": "%s/9", "partner": "%s", "weapon": "missile", "change": "GRANTED",
                         "supersedes": "%s/1"}""".formatted(other, other, partner)))
                .statusCode(409)
                .body("violations.pointer", hasItem("/content/supersedes"));

        var second = step("2", "\"effectiveFrom\": \"2024-03\", " + supersedes("1"));
        refused("9", supersedes("1"), "/content/supersedes");
        var first = location("1");
        put(DESK, first, "\"1\"", draft(content("1", "\"effectiveFrom\": \"2024-04-01\"")))
                .statusCode(409)
                .body("violations.pointer", hasItem("/content/effectiveFrom"));
        put(DESK, first, "\"1\"", draft(content("1", "\"effectiveFrom\": \"2024-03-01\", " + supersedes("2"))))
                .statusCode(409)
                .body("violations.pointer", hasItem("/content/supersedes"));
        put(
                        DESK,
                        first,
                        "\"1\"",
                        draft(content("1", "\"effectiveFrom\": \"2024-03-01\"")
                                .replace("\"partner\": \"" + partner, "\"partner\": \"" + other)))
                .statusCode(409)
                .body("violations.pointer", hasItem("/content/partner"));
        postIfMatch(DESK, first + "/void", "\"1\"", "{\"reason\": \"r\"}").statusCode(409);
        postIfMatch(DESK, second + "/void", "\"1\"", "{\"reason\": \"r\"}").statusCode(200);
        postIfMatch(DESK, first + "/void", "\"1\"", "{\"reason\": \"r\"}").statusCode(200);
    }

    /** Whoever writes past the service. */
    @Test
    void theDatabaseKeepsLinesOfSteps() throws SQLException {
        var first = id(step("1", "\"effectiveFrom\": \"2024-03-01\""));
        var second = id(step("2", "\"effectiveFrom\": \"2024-05-01\", " + supersedes("1")));
        var third = id(step("3", "\"effectiveFrom\": \"2024-06-01\""));
        var fourth = id(step("4", "\"effectiveFrom\": \"2024-06-01\", " + supersedes("3")));
        var other = Api.partner();
        var stranger = id(record("use-permissions", """
                {"reference": "%1$s/1", "partner": "%1$s", "weapon": "missile", "change": "GRANTED"}""".formatted(other)));

        refuses("supersedes_id = '%s' where id = '%s'".formatted(fourth, fourth), "would come before itself");
        refuses("supersedes_id = '%s' where id = '%s'".formatted(fourth, third), "would come before itself");
        refuses("supersedes_id = '%s' where id = '%s'".formatted(first, third), "use_permission_supersedes_key");
        refuses("supersedes_id = '%s' where id = '%s'".formatted(fourth, stranger), "is of another partner");
        refuses("supersedes_id = gen_random_uuid() where id = '%s'".formatted(third), "use_permission_supersedes_fkey");
        var begins = "content = jsonb_set(content, '{effectiveFrom}', '\"%s\"') where id = '%s'";
        refuses(begins.formatted("2024-02", second), "begins before the one that it supersedes");
        refuses(begins.formatted("2024-06-01", first), "from an earlier day");
        refuses(
                "partner_id = (select id from partner where code = '%s') where id = '%s'".formatted(other, first),
                "of another partner");
    }

    /** As an import that runs for long: neither waits for the other, and the one that commits last is refused. */
    @Test
    void twoWhoWriteBothSidesOfALineAreNotBothLeft() throws SQLException {
        var first = step("1", "\"effectiveFrom\": \"2024-03-01\"");
        var second = id(step("2", "\"effectiveFrom\": \"2024-05-01\""));
        try (var admin = admin();
                var statement = admin.createStatement()) {
            admin.setAutoCommit(false);
            statement.executeUpdate(
                    "update use_permission set supersedes_id = '%s' where id = '%s'".formatted(id(first), second));
            put(DESK, first, "\"1\"", draft(content("1", "\"effectiveFrom\": \"2024-07-01\"")))
                    .statusCode(200);

            assertThatThrownBy(admin::commit).hasMessageContaining("begins before the one that it supersedes");
        }
    }

    private static Connection admin() throws SQLException {
        return DriverManager.getConnection(
                System.getProperty("daylight.test.admin-url"),
                System.getProperty("daylight.test.admin-user"),
                System.getProperty("daylight.test.admin-password"));
    }

    private static void refuses(String change, String why) throws SQLException {
        try (var admin = admin();
                var statement = admin.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate("update use_permission set " + change))
                    .as(change)
                    .hasMessageContaining(why);
        }
    }

    @Test
    void aFileMayNameALaterStepBeforeTheEarlierOne() {
        var line = "{\"type\":\"use-permission\",\"content\":%s}\n";
        var later = content("2", "\"effectiveFrom\": \"2024-03-01\", " + supersedes("1"));
        var file = line.formatted(later.replace("\n", ""))
                + line.formatted(content("1", "").replace("\n", ""));

        Register.load(DESK, file).statusCode(201).body("created", equalTo(2));
        Register.load(DESK, file).statusCode(201).body("unchanged", equalTo(2));

        get(READER, location("1")).body("supersededBy.key", equalTo(partner + "/2"));
        var lines = as(READER)
                .header("Accept", "application/x-ndjson")
                .get(list(""))
                .asString();
        assertThat(lines).contains("\"supersedes\":\"" + partner + "/1\"").doesNotContain("supersededBy", "\"view\"");
        get(READER, list("")).body("items", hasSize(2)).body("items[0].content", not(nullValue()));
    }

    private void refused(String last, String more, String pointer) {
        post(DESK, "/v1/use-permissions", draft(content(last, more)))
                .statusCode(org.hamcrest.Matchers.oneOf(409, 422))
                .body("violations.pointer", hasItem(pointer));
    }

    private String location(String last) {
        return "/v1/use-permissions/"
                + get(DESK, list("reference=%s/%s".formatted(partner, last)))
                        .extract()
                        .<String>path("items[0].id");
    }

    private String list(String query) {
        return "/v1/use-permissions?partner=%s&%s".formatted(partner, query);
    }

    private String supersedes(String last) {
        return "\"supersedes\": \"%s/%s\"".formatted(partner, last);
    }

    private String step(String last, String more) {
        return record("use-permissions", content(last, more));
    }

    private String content(String last, String more) {
        var change = more.contains("\"change\"") ? "" : ", \"change\": \"GRANTED\"";
        return "{\"reference\": \"%1$s/%2$s\", \"partner\": \"%1$s\", \"weapon\": \"missile\"%3$s%4$s}"
                .formatted(partner, last, change, more.isEmpty() ? "" : ", " + more);
    }

    private static String settledAt() {
        return get(READER, "/v1/settled-at").extract().path("settledAt");
    }

    private static String id(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
