package org.daylight.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.get;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.facts.Register;
import org.junit.jupiter.api.Test;

/** The examples of the shipped profiles, the real tables of the first portfolio, and the example of docs/imports.md. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class ShippedProfilesTest {

    private static final Path PORTFOLIO = Path.of("../suite/launcher/src/main/resources/portfolio");
    private static final Path DOCUMENT = Path.of("../docs/imports.md");

    @Test
    void everyExampleIsImportedAndTheSecondTimeChangesNothing() throws IOException {
        for (var name : ShippedProfiles.NAMES) {
            var example = resource(name + "/example.csv");
            assertThat(resource(name + "/SOURCE.txt")).isNotEmpty();
            var first = load(name, "", example).statusCode(201).extract().jsonPath();
            assertThat(first.getInt("created") + first.getInt("unchanged"))
                    .as(name)
                    .isEqualTo(first.getInt("read"));
            assertThat(first.getInt("created")).as(name).isPositive();
            load(name, "", example)
                    .statusCode(201)
                    .body("created", equalTo(0))
                    .body("changed", equalTo(0))
                    .body("rows.comparison.fresh", equalTo(0));
        }
        Register.load(DESK, "?type=partner&dryRun=true", "text/csv", resource("native/example.csv"))
                .statusCode(200);
        Register.load(DESK, "?dryRun=true", "application/x-ndjson", resource("native/example.ndjson"))
                .statusCode(200);
    }

    @Test
    void aTableThatHasTheRunningMonthIsTakenBeforeTheMonthIsOver() {
        var month = YearMonth.now(ZoneOffset.UTC);
        var table = """
                donor,recipient,month,committed_eur_m,allocated_eur_m,open_eur_m,remarks
                Malta,Iceland,%s,10,4,6,
                Total,,,,4,,
                """;

        load("commitments-and-allocations", "", table.formatted(month).getBytes(StandardCharsets.UTF_8))
                .statusCode(201);
        load(
                        "commitments-and-allocations",
                        "",
                        table.formatted(month.plusMonths(2)).getBytes(StandardCharsets.UTF_8))
                .statusCode(422)
                .body("problems[0].message", containsString("not after"));
    }

    @Test
    void everyRecordOfAShippedProfileSaysWhereItIsFrom() {
        for (var name : ShippedProfiles.NAMES) {
            assertThat(get(READER, "/v1/import-profiles/" + name).extract().<String>path("yaml"))
                    .as(name)
                    .contains("\nsources: ");
        }
    }

    @Test
    void theRealNoticesHaveNoReceiptWhereOnlyThePrintIsDated() throws IOException {
        load("notices", "", Files.readAllBytes(PORTFOLIO.resolve("us-36b-notices/sample_12.csv")))
                .statusCode(201)
                .body("rows.rows", equalTo(12))
                .body("rows.comparison.fresh", equalTo(12));

        get(READER, "/v1/notifications?reference=16-25")
                .body("items[0].content.partner", equalTo("IRQ"))
                .body("items[0].content.printedOn", equalTo("2016-06-14"))
                .body("items[0].content.receipts", hasSize(0))
                .body("items[0].content.totalValue.amount", equalTo("181000000"))
                .body("items[0].content.mdeValue", nullValue());
        get(READER, "/v1/notifications?reference=NOR-2024-08-09")
                .body("items[0].content.announcedOn", equalTo("2024-08-09"))
                .body("items[0].content.receipts", hasSize(0));
    }

    @Test
    void theRealDrawdownsComeToThePublishedSums() throws IOException {
        authority("2022");
        authority("2023");
        load("drawdowns", "", Files.readAllBytes(PORTFOLIO.resolve("drawdowns-ukraine/drawdowns.csv")))
                .statusCode(201)
                .body("rows.rows", equalTo(56));

        var transfers =
                get(READER, "/v1/transfers?partner=UKR&limit=500").extract().jsonPath();
        var days = transfers.<String>getList("items.content.proposedOn");
        var amounts = transfers.<String>getList("items.content.collect { it.values[0].money.amount }");
        var keys = transfers.<String>getList("items.content.reference");
        var all = BigDecimal.ZERO;
        var used = BigDecimal.ZERO;
        for (var i = 0; i < keys.size(); i++) {
            if (keys.get(i).matches("UKR-PDA-\\d{2}")) {
                var amount = new BigDecimal(amounts.get(i));
                all = all.add(amount);
                var day = days.get(i);
                used = day.compareTo("2022-03-12") >= 0 && day.compareTo("2022-09-15") <= 0 ? used.add(amount) : used;
            }
        }
        // 8,675 M is what the table's own notes give for these days; 27,575 M is added up by hand.
        assertThat(used).isEqualByComparingTo("8675000000");
        assertThat(all).isEqualByComparingTo("27575000000");
        get(READER, "/v1/transfers?reference=UKR-PDA-22")
                .body("items[0].content.proposedOn", equalTo("2022-10-04"))
                .body("items[0].content.charges[0].authority", equalTo("PDA-FY2022"));
    }

    @Test
    void theExampleOfTheDocumentDoesWhatTheDocumentSays() throws IOException {
        var document = Files.readString(DOCUMENT);
        Api.as(DESK)
                .contentType("application/yaml")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(block(document, "profile").getBytes(StandardCharsets.UTF_8))
                .post("/v1/import-profiles")
                .then()
                .statusCode(201);
        var table = block(document, "table");
        load("ministry-of-examples", "", table.getBytes(StandardCharsets.UTF_8))
                .statusCode(201)
                .body("rows.rows", equalTo(3))
                .body("rows.setAside[0].because", equalTo("a placeholder names no partner"))
                .body("rows.setAside[0].lines", equalTo(List.of(7)));
        load("ministry-of-examples", "", table.replace("Sum;;;;17", "Sum;;;;18").getBytes(StandardCharsets.UTF_8))
                .statusCode(422)
                .body("problems[0].line", equalTo(8))
                .body(
                        "problems[0].message",
                        containsString("the sum of delivered is 17 and should be 18: a difference of -1"));

        var delivered = Register.json(Api.as(READER)
                .get("/v1/deliveries?reference=MLT/EX-17/delivered")
                .asString());
        var said = Register.json(block(document, "delivery"));
        said.properties()
                .forEach(field -> assertThat(delivered.at("/items/0/content/" + field.getKey()))
                        .as(field.getKey())
                        .isEqualTo(field.getValue()));
        assertThat(Api.as(READER).get("/v1/transfers?reference=MLT/EX-18").asString())
                .doesNotContain("quantity");
    }

    private static String block(String document, String name) {
        var found = Pattern.compile("<!-- " + name + " -->\n```[a-z]+\n(.*?)```", Pattern.DOTALL)
                .matcher(document);
        assertThat(found.find()).as(name).isTrue();
        return found.group(1);
    }

    private static void authority(String year) {
        var line = """
                {"type":"authority","content":{"code":"PDA-FY%1$s","title":"Drawdown","statute":"FAA 506(a)(1)","kind":"DRAWDOWN","fiscalYear":%1$s}}
                """.formatted(year);
        Register.load(DESK, line).statusCode(201);
    }

    private static ValidatableResponse load(String profile, String query, byte[] table) {
        return Register.load(DESK, "?profile=" + profile + query, "text/csv", table);
    }

    private static byte[] resource(String path) throws IOException {
        try (var in =
                Objects.requireNonNull(ShippedProfiles.class.getResourceAsStream("/import-profiles/" + path), path)) {
            return in.readAllBytes();
        }
    }
}
