package org.daylight.registry.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.as;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.record;
import static org.daylight.registry.records.EveryKindTest.content;
import static org.daylight.registry.records.EveryKindTest.key;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.facts.Register;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How lists are sorted, cut and reduced. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class ListsTest {

    @Inject
    AgroalDataSource source;

    @Test
    void whatIsNotSortedComesAsItWasMadeAndWhatKeptItsIdByThat() {
        var partner = Api.partner();
        var first = Api.transfer(partner);
        Register.load(DESK, line(partner + "/2", partner, "") + line(partner + "/1", partner, ""))
                .statusCode(201);
        var last = Api.transfer(partner);
        var early = "\"id\": \"00000000-0000-7000-8000-%s\", "
                .formatted(UUID.randomUUID().toString().substring(24));
        Register.load(DESK, line(partner + "/0", partner, early)).statusCode(201);

        get(READER, "/v1/transfers?partner=" + partner)
                .body("items.content.reference", contains(partner + "/0", first, partner + "/2", partner + "/1", last));
    }

    private static String line(String reference, String partner, String more) {
        return "{\"type\": \"transfer\", %s\"content\": %s}\n"
                .formatted(more, Api.transfer(reference, partner).replace("\n", " "));
    }

    @ParameterizedTest
    @EnumSource
    void everyKindIsSortedByKeyAndByInstant(RecordKind kind) {
        var partner = Api.partner();
        var prefix = key(kind, partner);
        for (var end : List.of("-B", "-A", "-C")) {
            record(kind.resource(), content(kind, end(kind, prefix, end), partner));
        }
        var field = "items.content." + kind.key();
        var mine = "/v1/" + kind.resource() + "?limit=3&sort=";

        get(READER, mine + "-recordedAt")
                .body(field, contains(end(kind, prefix, "-C"), end(kind, prefix, "-A"), end(kind, prefix, "-B")));
        get(READER, mine + "-" + kind.key()).statusCode(200).body("items", hasSize(3));
        get(READER, mine + kind.key().toUpperCase(java.util.Locale.ROOT))
                .statusCode(400)
                .body("violations.pointer", hasItem("query:sort"))
                .body("violations.message", hasItem(containsString(kind.key())));
    }

    private static String end(RecordKind kind, String prefix, String end) {
        return kind == RecordKind.PARTNER ? prefix.substring(0, Math.min(18, prefix.length())) + end : prefix + end;
    }

    /** Pages of one record by a date: none first, then by the earliest day that may be meant; backwards likewise. */
    @Test
    void pagesFollowTheSort() {
        var transfer = planned("2014-03", "2014", null, "2013-05-03", "2014-03-01/2014-04");

        assertThat(walk(transfer, "plannedOn")).containsExactly("2", "3", "1", "0", "4");
        assertThat(walk(transfer, "-plannedOn")).containsExactly("4", "0", "1", "3", "2");
        var next = get(READER, "/v1/deliveries?limit=1&sort=plannedOn&transfer=" + transfer)
                .body("total.count", equalTo(5))
                .extract()
                .<String>path("next");
        get(READER, "/v1/deliveries?limit=1&sort=-plannedOn&transfer=%s&cursor=%s".formatted(transfer, next))
                .statusCode(400);
        get(READER, "/v1/deliveries?limit=1&transfer=%s&cursor=%s".formatted(transfer, next))
                .statusCode(400);
    }

    private static List<String> walk(String transfer, String sort) {
        var seen = new ArrayList<String>();
        var cursor = "";
        while (true) {
            var page = get(READER, "/v1/deliveries?limit=1&sort=%s&transfer=%s%s".formatted(sort, transfer, cursor));
            page.body("items", hasSize(1));
            var reference = page.extract().<String>path("items[0].content.reference");
            seen.add(reference.substring(reference.lastIndexOf('/') + 1));
            String next = page.extract().path("next");
            if (next == null) {
                return seen;
            }
            cursor = "&cursor=" + next;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', 4",
        "&datedFrom=2014-03-02, 3", // 2014-03, 2014 and the interval may lie later
        "&datedFrom=2014-05-01, 1",
        "&datedTo=2014-02-28, 2",
        "&datedFrom=2014-01-01&datedTo=2014-01-31, 1",
        "&datedFrom=2015-01-01, 0",
    })
    void aDateThatMayLieThereIsFound(String range, int found) {
        var transfer = planned("2014-03", "2014", null, "2013-05-03", "2014-03-01/2014-04");

        get(READER, "/v1/deliveries?dated=plannedOn&transfer=" + transfer + range)
                .statusCode(200)
                .body("items", hasSize(found));
    }

    @Test
    void deliveriesAreSortedAndCutByEachMilestoneAndByNoOther() {
        var transfer = Api.transfer(Api.partner());
        var days = new String[] {"2024-03-05", "2024-02", "2024-12-16"};
        for (var i = 0; i < days.length; i++) {
            record("deliveries", """
                    {"reference": "%1$s/%2$d", "transfer": "%1$s", "measure": "INCREMENT", "counted": true, "milestones": {
                     "SHIPPED": {"on": "2024-01-0%3$d"}, "ACKNOWLEDGED": {"on": "%4$s"}}}""".formatted(transfer, i, 9 - i, days[i]));
        }
        var list = "/v1/deliveries?transfer=" + transfer;

        get(READER, list + "&sort=milestones.ACKNOWLEDGED")
                .body("items.content.reference", contains(transfer + "/1", transfer + "/0", transfer + "/2"));
        get(READER, list + "&sort=-milestones.SHIPPED")
                .body("items.content.reference", contains(transfer + "/0", transfer + "/1", transfer + "/2"));
        // Of what was acknowledged in February, and of what had been by the middle of the year.
        get(READER, list + "&dated=milestones.ACKNOWLEDGED&datedFrom=2024-02-10&datedTo=2024-02-20")
                .body("items.content.reference", contains(transfer + "/1"));
        get(READER, list + "&sort=milestones.ACKNOWLEDGED&dated=milestones.ACKNOWLEDGED&asOf=2024-06-30")
                .body("items.content.reference", contains(transfer + "/1", transfer + "/0"));
        get(READER, list + "&sort=milestones.LOST")
                .statusCode(400)
                .body("violations.message", hasItem(containsString("milestones.SHIPPED")));
    }

    @Test
    void milestonesAreDatesToo() {
        var transfer = planned("2014");

        get(READER, "/v1/deliveries?dated=milestones.HANDED_OVER&transfer=" + transfer)
                .body("items", hasSize(0));
        get(READER, "/v1/deliveries?dated=milestones.LOST&transfer=" + transfer)
                .statusCode(400)
                .body("violations.message", hasItem(containsString("milestones.HANDED_OVER")));
        get(READER, "/v1/deliveries?datedFrom=2014-01-01&transfer=" + transfer)
                .statusCode(400)
                .body("violations.pointer", hasItem("query:dated"));
    }

    @Test
    void versionsAreFoundByTheInstantOfTheirRecording() {
        var transfer = planned("2014");
        var list = "/v1/deliveries?transfer=" + transfer;
        var at = get(READER, list).extract().<String>path("items[0].recordedAt");

        get(READER, list + "&recordedFrom=" + at).body("items", hasSize(1));
        get(READER, list + "&recordedBefore=" + at).body("items", hasSize(0));
        get(READER, list + "&recordedFrom=yesterday")
                .statusCode(400)
                .body("violations.pointer", hasItem("query:recordedFrom"));
    }

    @Test
    void onlyTheFieldsAskedForAreShown() {
        var transfer = planned("2014");
        var list = "/v1/deliveries?fields=reference,plannedOn&transfer=" + transfer;

        get(READER, list)
                .body("items[0].content.keySet()", equalTo(java.util.Set.of("reference", "plannedOn")))
                .body("items[0].id", notNullValue())
                .body("items[0].version", equalTo(1));
        get(READER, "/v1/deliveries?fields=refrence")
                .statusCode(400)
                .body("violations.message", hasItem(containsString("reference")));
        var table = as(READER)
                .accept("text/csv")
                .get(list)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(table.lines().findFirst().orElseThrow())
                .startsWith("reference,plannedOn,knownSince,")
                .doesNotContain("milestones");
        assertThat(table).contains("#view,1");
    }

    /** What shows less than the records say would take away the rest if it were written again. */
    @Test
    void aFileThatShowsLessIsNotImported() {
        var transfer = planned("2014");
        var settled = get(READER, "/v1/settled-at").extract().<String>path("settledAt");
        for (var less : List.of(
                "fields=reference,transfer,measure,counted",
                "asOf=2020-01-01",
                "asOf=2020-01-01&knownAt=" + settled,
                "knowledge=declared")) {
            for (var form : List.of("text/csv", "application/x-ndjson")) {
                var file = as(READER)
                        .accept(form)
                        .get("/v1/deliveries?" + less + "&transfer=" + transfer)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
                as(DESK).header("Idempotency-Key", UUID.randomUUID().toString())
                        .contentType(form)
                        .body(file.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .post("/v1/imports?type=delivery")
                        .then()
                        .statusCode(org.hamcrest.Matchers.greaterThanOrEqualTo(400));
            }
        }
        get(READER, "/v1/deliveries?transfer=" + transfer).body("items[0].version", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource({"turkiye", "TÜRKIYE", "turkey", "Turk", "ankara republic", "republic of ankara"})
    void aPartnerIsFoundByNameAndAliasWithoutAccentsAndCapitals(String words) {
        var code = Api.code();
        record("partners", """
                {"code": "%s", "name": "Türkiye %s", "kind": "STATE", "aliases": ["Turkey", "Republic-of Ankara"]}""".formatted(code, code));

        as(READER)
                .queryParam("name", words + " " + code)
                .get("/v1/partners")
                .then()
                .statusCode(200)
                .body("items.content.code", contains(code));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"Côte d'Ivoire, cote ivoire", "Łódź, lodz", "Straße, strase", "Εύβοια, ευβοια", "Ærø, aero"})
    void lettersOfOtherLanguagesAreFoldedToo(String name, String words) {
        var code = Api.code();
        record("partners", "{\"code\": \"%s\", \"name\": \"%s %s\", \"kind\": \"STATE\"}".formatted(code, name, code));

        as(READER)
                .queryParam("name", words + " " + code)
                .get("/v1/partners")
                .then()
                .body("items.content.code", contains(code));
        as(READER).queryParam("name", "!'&|:* ").get("/v1/partners").then().body("items", hasSize(0));
        as(READER)
                .queryParam("name", "zzz " + code)
                .get("/v1/partners")
                .then()
                .body("items", hasSize(0))
                .body("next", nullValue());
    }

    @Test
    void theSearchByNameUsesItsIndex() throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set enable_seqscan = off");
            var plan = new StringBuilder();
            var rows = statement.executeQuery(
                    "explain select * from partner r where names_of_partner(r.content) @@ name_query('turk')");
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
            statement.execute("reset enable_seqscan");
            assertThat(plan).contains("partner_names_idx");
        }
    }

    /** A transfer with one delivery for each date, named 0, 1, …; null for one without a planned date. */
    private static String planned(@Nullable String... dates) {
        var transfer = Api.transfer(Api.partner());
        for (var i = 0; i < dates.length; i++) {
            var on = dates[i] == null ? "" : "\"plannedOn\": \"" + dates[i] + "\", ";
            record("deliveries", """
                    {"reference": "%s/%d", "transfer": "%s", %s"measure": "INCREMENT", "counted": true}""".formatted(transfer, i, transfer, on));
        }
        return transfer;
    }
}
