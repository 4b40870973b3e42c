package org.daylight.registry.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.as;
import static org.daylight.registry.Api.record;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.facts.Register;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same lines as a table. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class ScheduleTablesTest {

    private final String code = Api.code();

    @BeforeEach
    void fill() {
        Register.fill(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "perUnit=true&underWay=true",
                "chargesUntil=2030-01-01",
                "by=objective&measure=units:EACH",
                "by=objective,milestone&measure=value:USD:CONTRACT",
                "by=partner,supplier,capability,transfer",
            })
    void everyFieldOfEveryLineHasItsColumn(String query) {
        var lines = lines(query);
        var rows = rows(query);

        assertThat(lines).isNotEmpty().hasSameSizeAs(rows);
        for (var i = 0; i < lines.size(); i++) {
            var row = rows.get(i);
            for (var field : lines.get(i).properties()) {
                assertThat(row.getHeader())
                        .as("%s of %s", field.getKey(), lines.get(i))
                        .anyMatch(column -> column.split("[.\\[]", 2)[0].equals(field.getKey()));
                if (field.getValue().isTextual()) {
                    assertThat(row.getField(field.getKey()))
                            .isEqualTo(field.getValue().asText());
                }
            }
        }
    }

    @Test
    void rangesStandInTwoColumnsAndListsInOne() {
        var query = "by=objective&measure=units:EACH&asOf=2024-03-20";
        var line = lines(query).getFirst();
        var row = rows(query).getFirst();

        assertThat(row.getField("group.objective"))
                .isEqualTo(line.path("group").path("objective").asText());
        assertThat(row.getField("group.transfer")).isEmpty();
        assertThat(row.getField("deliveredByNow.least"))
                .isEqualTo(line.path("deliveredByNow").path("least").asText());
        assertThat(row.getField("planned[]"))
                .isEqualTo(
                        line.path("planned").isEmpty()
                                ? ""
                                : line.path("planned").toString());
    }

    @Test
    void aLineHasOnlyTheFieldsThatAreAskedFor() {
        var all = lines("by=objective&measure=units:EACH").getFirst();

        var line = lines("by=objective&measure=units:EACH&fields=group, deliveredByNow")
                .getFirst();

        assertThat(line.propertyStream().map(Map.Entry::getKey)).containsExactly("group", "deliveredByNow");
        assertThat(line.path("deliveredByNow")).isEqualTo(all.path("deliveredByNow"));
        assertThat(lines("fields=objective,deliveries"))
                .allSatisfy(each ->
                        assertThat(each.propertyStream().map(Map.Entry::getKey)).isSubsetOf("objective", "deliveries"));
    }

    @Test
    void aTableHasOnlyTheirColumns() {
        var rows = rows("by=objective&measure=units:EACH&fields=group,deliveredByNow");

        assertThat(rows.getFirst().getHeader())
                .containsExactly(
                        "group.objective",
                        "group.transfer",
                        "group.partner",
                        "group.supplier",
                        "group.capability",
                        "group.milestone",
                        "deliveredByNow.least",
                        "deliveredByNow.most");
        assertThat(rows).hasSameSizeAs(lines("by=objective&measure=units:EACH"));
        assertThat(rows("fields=deliveries,objective").getFirst().getHeader())
                .containsExactly("objective", "deliveries[]");
    }

    @ParameterizedTest
    @CsvSource({
        "by=objective&fields=deliverdByNow, deliverdByNow does not exist; did you mean deliveredByNow",
        "by=objective&fields=deliveries, deliveries does not exist; did you mean delivered",
        "fields=delivered, delivered does not exist; did you mean deliveries",
        "'fields=objective,perunit', perunit does not exist; did you mean perUnit",
    })
    void aFieldThatNoLineHasIsRefused(String query, String message) {
        for (var form : List.of("application/x-ndjson", "text/csv")) {
            as("service")
                    .header("Accept", form)
                    .get(path(query))
                    .then()
                    .statusCode(400)
                    .body("violations.pointer", contains("query:fields"))
                    .body("violations.message", contains(message));
        }
    }

    @Test
    void theDocumentNamesTheFieldsThatThereAre() {
        assertThat(ScheduleTable.FIELDS.split(", ")).containsExactlyElementsOf(Shown.fields(ScheduleTable.LINES));
        assertThat(ScheduleTable.GROUP_FIELDS.split(", "))
                .containsExactlyElementsOf(Shown.fields(ScheduleTable.GROUPS));
    }

    @Test
    void whatASpreadsheetWouldWorkOutIsText() {
        record("objectives", """
                {"reference": "=%1$s", "partner": "%1$s", "interest": "i", "statement": "s", "noDivergenceReason": "n",
                 "status": "DRAFT"}""".formatted(code));

        assertThat(rows("")).extracting(row -> row.getField("objective")).contains("'=" + code);
    }

    @Test
    void whoMayNotHaveLinesMayNotHaveATable() {
        as(Api.READER).header("Accept", "text/csv").get(path("")).then().statusCode(403);
    }

    private List<JsonNode> lines(String query) {
        return Register.closed(as("service")
                        .get(path(query))
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray())
                .stream()
                .map(Register::json)
                .toList();
    }

    private List<NamedCsvRecord> rows(String query) {
        var text = as("service")
                .header("Accept", "text/csv")
                .get(path(query))
                .then()
                .statusCode(200)
                .header("Content-Type", startsWith("text/csv"))
                .extract()
                .asString();
        try (var read = CsvReader.builder().ofNamedCsvRecord(text).stream()) {
            var all = read.toList();
            assertThat(all.getLast().getField(0)).isEqualTo("#view");
            assertThat(all.getLast().getField(1)).isEqualTo(Integer.toString(all.size() - 1));
            return all.subList(0, all.size() - 1);
        }
    }

    private String path(String query) {
        var day = query.contains("asOf=") ? "" : "&asOf=2024-07-01";
        return "/v1/schedules?scope=partner:%s&%s%s".formatted(code, query, day);
    }
}
