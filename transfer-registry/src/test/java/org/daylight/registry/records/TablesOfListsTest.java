package org.daylight.registry.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.AUDITOR;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.as;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.record;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
