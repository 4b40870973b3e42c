package org.daylight.registry.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.AUDITOR;
import static org.daylight.registry.Api.CLOSE;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.as;
import static org.daylight.registry.Api.draft;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.post;
import static org.daylight.registry.Api.put;
import static org.daylight.registry.Api.record;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.facts.Register;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lists that are not of records of one kind can be had as tables too. */
@QuarkusTest
@SuppressWarnings("NullAway.Init")
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class TablesOfListsTest {

    private String partner;

    @BeforeEach
    void aPartner() {
        partner = Api.partner();
    }

    @Test
    void whatIsDue() {
        for (var day : List.of("2024-05-08", "2024-05-31")) {
            record("undertakings", """
                    {"reference": "%1$s/%2$s", "partner": "%1$s", "nature": "DUTY", "kind": "AECA 36(a) report",
                     "owedBy": "OWN_GOVERNMENT", "dueOn": "%2$s", "fulfilledOn": null}""".formatted(partner, day));
        }

        var rows = table(READER, "/v1/reports-due?asOf=2024-05-20&partner=" + partner);

        assertThat(rows).extracting(row -> row.getField("dueOn")).containsExactly("2024-05-08", "2024-05-31");
        assertThat(rows).extracting(row -> row.getField("daysLate")).containsExactly("12", "");
        var some = text(READER, "/v1/reports-due?fields=dueOn,state&asOf=2024-05-20&partner=" + partner);
        assertThat(some).isEqualTo("dueOn,state\r\n2024-05-08,LATE\r\n2024-05-31,DUE\r\n#view,2\r\n");
        assertThat(as(READER)
                        .get("/v1/reports-due?fields=dueOn,state&asOf=2024-05-20&partner=" + partner)
                        .asString())
                .startsWith("{\"items\":[{\"dueOn\":\"2024-05-08\",\"state\":\"LATE\"},");
    }

    @Test
    void articlesWithoutConsent() {
        record("items", Api.item(partner + "/E1", partner));
        var next = Api.partner();
        record("items", """
                {"reference": "%1$s/E1", "partner": "%1$s", "type": "night vision goggle", "serial": "%2$s/E1",
                 "predecessor": "%2$s/E1"}""".formatted(next, partner));

        var rows = table(READER, "/v1/items/without-consent?asOf=2024-03-20&partner=" + next);

        assertThat(rows).extracting(row -> row.getField("reference")).containsExactly(next + "/E1");
        assertThat(rows).extracting(row -> row.getField("why")).containsExactly("TRANSFER_NOT_NAMED");
    }

    @Test
    void undeliveredParts() {
        var transfer = Api.transfer(partner);
        var location = record("notifications", """
                {"reference": "%s/N", "partner": "%s", "transfer": "%s", "kind": "ARTICLES", "statute": "AECA 36(b)",
                 "undeliveredPart": "=the second lot"}""".formatted(partner, partner, transfer));

        var rows = table(
                READER,
                "/v1/notifications/undelivered?asOf=2024-03-20&of="
                        + location.substring(location.lastIndexOf('/') + 1));

        assertThat(rows).extracting(row -> row.getField("transfer")).containsExactly(transfer);
        assertThat(rows).extracting(row -> row.getField("stated")).containsExactly("'=the second lot");
        assertThat(rows)
                .extracting(row -> row.getField("lines[]"))
                .singleElement()
                .asString()
                .contains("38 EACH");
    }

    @Test
    void importsAndRecordings() {
        var id = UUID.randomUUID();
        Register.load(
                        DESK,
                        "?id=" + id,
                        "application/x-ndjson",
                        "{\"type\":\"partner\",\"content\":%s}%n"
                                .formatted(Api.partner(Api.code()))
                                .getBytes(StandardCharsets.UTF_8))
                .statusCode(201);

        assertThat(table(DESK, "/v1/imports"))
                .extracting(row -> row.getField("id"))
                .contains(id.toString());
        var recordings = table(AUDITOR, "/v1/recordings");
        assertThat(recordings)
                .hasSize(get(AUDITOR, "/v1/recordings?limit=1").extract().path("total.count"));
        assertThat(recordings).extracting(row -> row.getField("operation")).contains("POST /v1/imports");
    }

    @Test
    void aTableSaysOfWhichDayAndKnowledgeItIs() {
        as(READER)
                .header("Accept", "text/csv")
                .get("/v1/reports-due?asOf=2024-05-20&partner=" + partner)
                .then()
                .statusCode(200)
                .header("As-Of", "2024-05-20")
                .header("Known-At", notNullValue())
                .header("Knowledge", "recorded");
    }

    /** Before anything of it was written. */
    @Test
    void aTableOfAMomentThatCannotBeAskedForIsRefusedAsAPageIs() {
        var path = "/v1/reports-due?asOf=2024-05-20&knownAt=2999-01-01T00:00:00Z";
        var page = as(READER).get(path).then().extract();

        assertThat(page.statusCode()).isBetween(400, 499);
        as(READER)
                .header("Accept", "text/csv")
                .get(path)
                .then()
                .statusCode(page.statusCode())
                .body("type", equalTo(page.path("type")));
    }

    @Test
    void importProfiles() {
        assertThat(table(READER, "/v1/import-profiles"))
                .extracting(row -> row.getField("name"))
                .contains("native", "trade-register");
        assertThat(as(READER).get("/v1/import-profiles?fields=name").asString()).startsWith("[{\"name\":\"");
    }

    /** Of every operation that answers a list, found in the document, so that none is forgotten. */
    @Test
    void everyListCanBeHadAsATableAndSaysHowItIsSorted() {
        var document = Register.json(
                get(READER, "/q/openapi?format=json").statusCode(200).extract().asString());
        var lists = new TreeSet<String>();
        document.path("paths").properties().forEach(path -> {
            var operation = path.getValue().path("get");
            var forms = operation.path("responses").path("200").path("content");
            if (!isList(document, forms)) {
                return;
            }
            lists.add(path.getKey());
            assertThat(forms.has("text/csv")).as(path.getKey()).isTrue();
            var parameters = operation.path("parameters").findValuesAsText("name");
            assertThat(parameters.contains("sort")
                            || operation.path("description").asText().contains("order is fixed"))
                    .as("the order of %s", path.getKey())
                    .isTrue();
            if (forms.has("application/json")) {
                assertThat(parameters).as(path.getKey()).contains("fields");
            }
        });
        assertThat(lists)
                .contains(
                        "/v1/changes",
                        "/v1/delinquency",
                        "/v1/import-profiles/{name}/history",
                        "/v1/incident-downgrades/{id}/history",
                        "/v1/purges/{id}/history",
                        "/v1/schedules",
                        "/v1/transfers",
                        "/v1/transfers/{id}/history")
                .hasSizeGreaterThan(50);
    }

    /** Facts are no list: a partition of them is read by programs, with its closing line. */
    private static boolean isList(JsonNode document, JsonNode forms) {
        if (forms.has("application/x-ndjson") && !forms.has("application/json")) {
            return forms.has("text/csv") || forms.size() > 1;
        }
        var schema = forms.path("application/json").path("schema");
        var resolved =
                schema.has("$ref") ? document.at(schema.path("$ref").asText().substring(1)) : schema;
        return resolved.path("type").asText().equals("array")
                || resolved.path("properties")
                        .path("items")
                        .path("type")
                        .asText()
                        .equals("array");
    }

    @Test
    void theVersionsOfARecord() {
        var content = """
                {"reference": "%1$s/T", "partner": "%1$s", "channel": "FMS", "title": "%2$s", "status": "AGREED"}""";
        var location = record("transfers", content.formatted(partner, "Tanks"));
        put(DESK, location, "\"1\"", draft(content.formatted(partner, "=Trucks"), "\"reason\": \"as agreed\""))
                .statusCode(200);

        var rows = table(READER, location + "/history");

        assertThat(rows).extracting(row -> row.getField("version")).containsExactly("1", "2");
        assertThat(rows).extracting(row -> row.getField("content.title")).containsExactly("Tanks", "'=Trucks");
        assertThat(rows).extracting(row -> row.getField("recordedBy")).containsExactly("desk", "desk");
        assertThat(rows.getLast().getField("changes[]")).contains("title", "Tanks");
        assertThat(text(READER, location + "/history?fields=version,reason"))
                .isEqualTo("version,reason\r\n1,\r\n2,as agreed\r\n#view,2\r\n");
        get(READER, location + "/history?fields=version,reason&limit=1")
                .header("Link", containsString("rel=\"next\""))
                .body("[0].keySet()", contains("version"));
        as(READER)
                .header("Accept", "text/csv")
                .get(location + "/history?limit=1")
                .then()
                .statusCode(400)
                .body("violations.pointer", hasItem("query:limit"));
    }

    /** What somebody may not see they do not see in a table, and what a record names that is kept for others neither. */
    @Test
    void theVersionsOfARecordAreShownAsElsewhere() {
        var restricted = Api.restrictedPartner();
        var location = post(CLOSE, "/v1/transfers", draft(Api.transfer(restricted + "/T", restricted)))
                .statusCode(201)
                .extract()
                .header("Location");
        as(READER)
                .header("Accept", "text/csv")
                .get(location + "/history")
                .then()
                .statusCode(404);
        assertThat(table(CLOSE, location + "/history")).hasSize(1);

        var supplied = post(CLOSE, "/v1/transfers", draft("""
                                {"reference": "%1$s/T", "partner": "%1$s", "supplier": "%2$s", "channel": "FMS", "title": "Tanks",
                                 "status": "AGREED"}""".formatted(partner, restricted)))
                .statusCode(201)
                .extract()
                .header("Location");
        assertThat(table(CLOSE, supplied + "/history").getFirst().getField("content.supplier"))
                .isEqualTo(restricted);
        assertThat(text(READER, supplied + "/history")).doesNotContain(restricted);
    }

    @Test
    void theFeedOfChanges() {
        var before = Register.json(get(AUDITOR, "/v1/recordings?sort=-position&limit=1")
                        .extract()
                        .asString())
                .path("items")
                .path(0)
                .path("sequence")
                .asText();
        var location = record("transfers", Api.transfer(partner + "/T", partner));

        var rows = table(AUDITOR, "/v1/changes?after=" + before);

        assertThat(rows).anySatisfy(row -> {
            assertThat(location).endsWith(row.getField("id"));
            assertThat(row.getField("type")).isEqualTo("transfer");
            assertThat(row.getField("act")).isEqualTo("CREATED");
        });
        assertThat(table(AUDITOR, "/v1/changes?after=" + rows.getLast().getField("sequence")))
                .isEmpty();
        get(AUDITOR, "/v1/changes?limit=1&fields=type,id&after=" + before)
                .body("items[0].keySet()", containsInAnyOrder("type", "id"))
                .body("next", notNullValue());
        as(READER).header("Accept", "text/csv").get("/v1/changes").then().statusCode(403);
    }

    /** More than a large page of them. */
    @Test
    void theFeedOfChangesIsWhole() {
        var lines = new StringBuilder();
        var before = Long.parseLong(Register.json(get(AUDITOR, "/v1/recordings?sort=-position&limit=1")
                        .extract()
                        .asString())
                .path("items")
                .path(0)
                .path("sequence")
                .asText());
        for (var i = 0; i < 5003; i++) {
            lines.append("{\"type\":\"partner\",\"content\":%s}%n".formatted(Api.partner(Api.code())));
        }
        Register.load(DESK, lines.toString()).statusCode(201);

        assertThat(table(AUDITOR, "/v1/changes?after=" + before)).hasSizeGreaterThanOrEqualTo(5003);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=5", "fields=colour"})
    void whatATableCannotBeIsRefused(String query) {
        as(READER)
                .header("Accept", "text/csv")
                .get("/v1/reports-due?asOf=2024-05-20&" + query)
                .then()
                .statusCode(400)
                .body("violations.pointer", hasItem("query:" + query.split("=", 2)[0]));
    }

    /** The rows of a table, of which the last says how many there are. */
    private static List<NamedCsvRecord> table(String account, String path) {
        try (var rows = CsvReader.builder().ofNamedCsvRecord(text(account, path)).stream()) {
            var all = rows.toList();
            assertThat(all.getLast().getField(0)).startsWith("#");
            assertThat(all.getLast().getField(1)).isEqualTo(Integer.toString(all.size() - 1));
            return all.subList(0, all.size() - 1);
        }
    }

    private static String text(String account, String path) {
        return as(account)
                .header("Accept", "text/csv")
                .get(path)
                .then()
                .statusCode(200)
                .header("Content-Type", startsWith("text/csv"))
                .extract()
                .asString();
    }
}
