package org.daylight.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.as;
import static org.daylight.registry.Api.get;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.facts.Register;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class ProfilesTest {

    private static final String HEADER = "no,partner,article,ordered,delivered,by,remarks\n";

    private final String code = Api.code();
    private final String name = "p" + code.toLowerCase(Locale.ROOT);

    @BeforeEach
    void somebodyToDeliverTo() {
        Api.record("partners", Api.partner(code));
    }

    private String profile() {
        return """
                profile: %s
                title: An invented list
                source: invented
                values:
                  number: { column: "no", as: key, required: true }
                  partner: { column: partner, as: partner, required: true }
                  article: { column: article, required: true }
                  ordered: { column: ordered, as: quantity, whole: true, unit: EACH }
                  delivered: { column: delivered, as: quantity, whole: true, unit: EACH }
                  by: { column: by, as: date, styles: [iso, month-name] }
                  remarks: { column: remarks }
                key: "{partner}/{number}"
                sources: [{ note: "{remarks}" }]
                records:
                  - type: transfer
                    content:
                      reference: "{key}"
                      partner: "{partner}"
                      channel: OTHER
                      title: "{article}"
                      status: ACTIVE
                      lines: [{ number: 1, designation: "{article}", quantity: "{ordered}" }]
                  - type: delivery
                    when: { known: [delivered] }
                    content:
                      reference: "{key}/delivered"
                      transfer: "{key}"
                      line: 1
                      measure: CUMULATIVE
                      counted: true
                      quantity: "{delivered}"
                      milestones: { HANDED_OVER: { on: "{by}" } }
                compare: { progress: delivered, of: ordered, words: [remarks] }
                """.formatted(name)
                .replace("number:", "entry:")
                .replace("{number}", "{entry}")
                .replace("{ entry: 1", "{ number: 1");
    }

    @Test
    void aProfileIsSavedChangedAndItsVersionsAreKept() {
        saved(profile())
                .statusCode(201)
                .header("ETag", equalTo("\"1\""))
                .header("Location", containsString("/v1/import-profiles/" + name))
                .body("types", equalTo(List.of("delivery", "transfer")))
                .body("shipped", equalTo(false))
                .body("version", equalTo(1));
        saved(profile()).statusCode(409).body("violations[0].pointer", equalTo("/profile"));

        var further = profile().replace("An invented list", "Another list");
        changed(null, further).statusCode(428);
        changed("\"1\"", further).statusCode(200).body("version", equalTo(2)).body("title", equalTo("Another list"));
        changed("\"1\"", further).statusCode(412);
        get(READER, "/v1/import-profiles/" + name + "/history")
                .body("title", equalTo(List.of("An invented list", "Another list")))
                .body("recording", hasSize(2));
        assertThat(Api.as(READER)
                        .header("Accept", "text/csv")
                        .get("/v1/import-profiles/" + name + "/history?fields=title,version")
                        .asString())
                .isEqualTo("title,version\r\nAn invented list,1\r\nAnother list,2\r\n#view,2\r\n");
        get(READER, "/v1/import-profiles").body("name", hasItems(name, "native", "trade-register", "notices"));
        assertThat(get(READER, "/v1/import-profiles/" + name).extract().<String>path("yaml"))
                .isEqualTo(further);
    }

    @Test
    void aPartThatSaysNothingIsRefusedWithItsPlace() {
        refused(
                profile().replace("column: partner, as: partner", "column: , as: partner"),
                "/values/partner/column",
                "is empty");
        refused(profile().replace("words: [remarks]", "words: [~]"), "/compare/words/0", "leave it out");
        refused(profile() + "totals:\n", "/totals", "is empty");
        refused(profile().replace("  entry:", "  nothing:\n  entry:"), "/values/nothing", "is empty");
        refused(profile().replace("source: ", "source:\nkey2: "), "/source", "is empty");
    }

    @Test
    void whatShipsCannotBeChangedAndCanBeSavedUnderAnotherName() {
        var shipped = get(READER, "/v1/import-profiles/drawdowns")
                .statusCode(200)
                .body("shipped", equalTo(true))
                .body("version", nullValue())
                .extract()
                .<String>path("yaml");
        saved(shipped).statusCode(409).body("violations[0].message", containsString("another name"));
        saved(shipped.replace("profile: drawdowns", "profile: " + name)).statusCode(201);
        get(READER, "/v1/import-profiles/no-such").statusCode(404);
    }

    @Test
    void aProfileThatCannotBeUsedIsRefusedWithThePlaceAndTheMend() {
        refused(profile().replace("as: key", "as: kei"), "/values/entry", "write one of text, key, word");
        refused(
                profile().replace("styles: [iso, month-name]", "styles: [iso, moon]"),
                "/values/by/styles/1",
                "must be one of iso");
        refused(
                profile().replace("unit: EACH }\n  by", "units: EACH }\n  by"),
                "/values/delivered/units",
                "did you mean unit");
        refused(profile().replace("{partner}/{entry}\"\nsources", "{partner}/{remarks}\"\nsources"), "/key", "prose");
        refused(
                profile().replace("title: \"{article}\"", "titel: \"{article}\""),
                "/records/0/content/titel",
                "what exists: ");
        refused(
                profile().replace("quantity: \"{delivered}\"", "quantity: \"{arrived}\""),
                "/records/1/content/quantity",
                "which is no value");
        refused(profile().replace("type: delivery", "type: deliverance"), "/records/1/type", "must be one of");
        refused(profile().replace("known: [delivered]", "known: [arrived]"), "/records/1/when", "which is no value");
        refused(
                profile().replace("source: invented", "source: invented\nfile: { encoding: klingon }"),
                "/file/encoding",
                "windows-1252");
        refused(profile().replace("source: invented", "source: invented\nsource: again"), "line:4", "uplicate");
        var huge = profile().replace("whole: true", "whole: true, times: 1e999999999");
        refused(huge, "/values/ordered/times", "no exponent");
        var wide = profile()
                .replace(
                        "partner: { column: partner, as: partner, required: true }",
                        "partner: { column: partner, as: partner, required: true }\n  wide: { column: \"no\", as: number, width: 2147483647 }");
        refused(wide, "/values/wide/width", "from 1 to 30");
        var dated = profile().replace("\nsources", "\nduplicates: { further: \"{partner}/{entry}/{by}\" }\nsources");
        refused(dated.replace("/{by}\"", "/{remarks}\""), "/duplicates/further", "prose");
        refused(dated.replace("{partner}/{entry}/{by}", "{by}/{entry}"), "/duplicates/further", "begin with the key");
        refused(dated.replace("{ further", "{ policy: number, further"), "/duplicates/further", "need no numbers");
        refused(profile().replace("source: invented", "source: &it invented"), "line:3", "anchor");
        refused(profile().replace("source: invented", "source: invented\nloop: &a [*a]"), "line:4", "anchor");
        saved(profile().replace("styles: [iso, month-name]", "styles: []"))
                .body("violations[0].message", containsString("(line 10)"));
        get(READER, "/v1/import-profiles/" + name).statusCode(404);
    }

    private void refused(String yaml, String pointer, String mend) {
        saved(yaml)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.pointer", hasItem(pointer))
                .body("violations.message", hasItem(containsString(mend)));
    }

    @Test
    void rowsBecomeTheSameRecordsAsLines() {
        saved(profile()).statusCode(201);
        var table = HEADER + row("1", "10", "4", "May 2024", "first") + row("2", "", "", "", "");
        imported("&dryRun=true", table)
                .statusCode(200)
                .body("created", equalTo(3))
                .body("rows.rows", equalTo(2));
        get(READER, "/v1/transfers?partner=" + code).body("items", hasSize(0));

        var location = imported("&knownSince=2024-06-30", table)
                .statusCode(201)
                .body("read", equalTo(3))
                .body("created", equalTo(3))
                .body("rows.comparison.fresh", equalTo(2))
                .body("rows.comparison.matched", equalTo(0))
                .extract()
                .header("Location");
        get(DESK, location)
                .body("profile", equalTo(name))
                .body("profileDigest", startsWith("sha256:"))
                .body("rows.rows", equalTo(2));
        get(READER, "/v1/deliveries?partner=" + code)
                .body("items.content.milestones.HANDED_OVER.on", equalTo(List.of("2024-05")))
                .body("items.knownSince[0]", startsWith("2024-06-30"))
                .body("items.sources[0][0].note", equalTo("first"));
        // Blank is unknown: no quantity at all, and not 0.
        assertThat(as(READER).get("/v1/transfers?reference=" + code + "/2").asString())
                .doesNotContain("quantity");

        imported("", table).statusCode(201).body("unchanged", equalTo(3)).body("created", equalTo(0));
    }

    @Test
    void rowsOfOneThingBecomeOneRecord() {
        saved(gathering()).statusCode(201);
        var table = HEADER + row("1", "10", "4", "2024-05", "first") + row("2", "5", "1", "2024-06", "second");
        imported("&dryRun=true", table).statusCode(200).body("created", equalTo(3));

        imported("", table).statusCode(201).body("created", equalTo(3)).body("rows.comparison.fresh", equalTo(2));
        imported("", table).statusCode(201).body("unchanged", equalTo(3));
        get(READER, "/v1/transfers?reference=" + code + "/RADIO")
                .body("items[0].content.lines.number", equalTo(List.of(1, 2)))
                .body("items[0].content.lines.quantity.amount", equalTo(List.of("10", "5")))
                .body("items[0].sources.note", equalTo(List.of("first", "second")));
        get(READER, "/v1/deliveries?transfer=" + code + "/RADIO").body("items.content.line", equalTo(List.of(1, 2)));
    }

    private String gathering() {
        return profile()
                .replace(
                        "key: \"{partner}/{entry}\"",
                        "key: \"{partner}/{article}/{entry}\"\ngather: \"{partner}/{article}\"")
                .replace("article: { column: article, required", "article: { column: article, as: key, required")
                .replace(
                        "type: transfer\n    content:\n      reference: \"{key}\"",
                        "type: transfer\n    gathers: [lines]\n    content:\n      reference: \"{partner}/{article}\"")
                .replace("{ number: 1,", "{ number: \"{place}\",")
                .replace(
                        "transfer: \"{key}\"\n      line: 1",
                        "transfer: \"{partner}/{article}\"\n      line: \"{place}\"");
    }

    /** What is wrong with a record of several rows stands in one of them. */
    @Test
    void aFaultInALaterRowOfAThingIsReportedThere() {
        saved(gathering()
                        .replace(
                                "quantity: \"{ordered}\" }",
                                "quantity: \"{ordered}\", capabilityClass: \"{remarks}\" }"))
                .statusCode(201);
        imported(
                        "",
                        HEADER
                                + row("1", "10", "4", "2024-05", "first")
                                + row("2", "5", "1", "2024-06", "x".repeat(101))
                                + row("3", "5", "1", "2024-06", "third"))
                .statusCode(422)
                .body("problems.findAll { it.pointer == '/content/lines/1/capabilityClass' }.line", equalTo(List.of(3)))
                .body("problems.findAll { it.pointer != '/content/transfer' }", hasSize(1));
    }

    @Test
    void aRowThatCannotBeReadRefusesTheFileWithItsLine() {
        saved(profile()).statusCode(201);
        var table = HEADER
                + row("1", "10", "4", "2024-05-03", "")
                + row("2", "10", "5.7E+07", "2024-05-03", "")
                + "3," + code + ",radio\n"
                + row("4", "10", "4", "03/05/2024", "")
                + row("5", "10", "4", "2024-02-30", "").replace(code, "nobody " + code)
                + row("1", "11", "4", "2024-05-03", "");
        imported("", table)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/import-refused"))
                .body("refused", equalTo(5))
                .body("rows.comparison", nullValue())
                .body("problems.line", equalTo(List.of(3, 4, 5, 6, 6, 7)))
                .body("problems[0].pointer", equalTo("column:delivered"))
                .body("problems[0].message", containsString("spreadsheet"))
                .body("problems[1].message", containsString("torn"))
                .body("problems[2].message", containsString("no date as this column"))
                .body("problems[3].message", containsString("no partner is called"))
                .body("problems[5].message", containsString("of line 2"));
        get(READER, "/v1/transfers?partner=" + code).body("items", hasSize(0));
    }

    @Test
    void whatARowMakesIsCheckedLikeARecordThatIsSentAlone() {
        saved(profile().replace("status: ACTIVE", "status: UNDERWAY")).statusCode(201);
        imported("", HEADER + row("1", "10", "4", "2024", ""))
                .statusCode(422)
                .body("problems[0].line", equalTo(2))
                .body("problems[0].pointer", equalTo("/content/status"));
    }

    @Test
    void aNewerReleaseUpdatesByKeyAndIsCompared() {
        saved(profile()).statusCode(201);
        imported(
                        "",
                        HEADER
                                + row("1", "10", "4", "2024-05", "first lot")
                                + row("2", "10", "4", "2024-05", "")
                                + row("3", "10", "4", "2024-05", "")
                                + row("4", "10", "9", "2024-05", "")
                                + row("5", "10", "10", "2024-05", ""))
                .statusCode(201);
        var next = HEADER
                + row("1", "10", "4", "2024-05", "the first lot")
                + row("2", "10", "6", "2024-07", "")
                + row("3", "10", "10", "2024-07", "")
                + row("4", "10", "7", "2024-07", "")
                + row("5", "10", "10", "2024-05", "")
                + row("6", "3", "", "", "");
        for (var query : List.of("&dryRun=true", "")) {
            imported(query, next)
                    .body("changed", equalTo(5))
                    .body("created", equalTo(1))
                    .body("rows.comparison.matched", equalTo(5))
                    .body("rows.comparison.fresh", equalTo(1))
                    .body("rows.comparison.progressed.first.key", equalTo(List.of(code + "/2", code + "/3")))
                    .body("rows.comparison.progressed.first[0].before", equalTo("4"))
                    .body("rows.comparison.progressed.first[0].now", equalTo("6"))
                    .body("rows.comparison.completed.first.key", equalTo(List.of(code + "/3")))
                    .body("rows.comparison.stalled.first.key", equalTo(List.of(code + "/1")))
                    .body("rows.comparison.reworded.first.key", equalTo(List.of(code + "/1")))
                    .body("rows.comparison.revisedDownwards.first.key", equalTo(List.of(code + "/4")))
                    .body("rows.comparison.revisedDownwards.count", equalTo(1))
                    .body("rows.comparison.leftOut.count", equalTo(0))
                    .body("rows.comparison.ambiguousKeys.count", equalTo(0));
        }
        var id = get(READER, "/v1/deliveries?reference=" + code + "/4/delivered")
                .extract()
                .<String>path("items[0].id");
        get(READER, "/v1/deliveries/" + id + "/history").body("content.quantity.amount", equalTo(List.of("9", "7")));
    }

    @Test
    void whatANewerReleaseLeavesOutIsNamedAndStays() {
        saved(profile()).statusCode(201);
        var all = HEADER
                + row("1", "10", "4", "2024-05", "")
                + row("2", "10", "5", "2024-05", "")
                + row("3", "10", "6", "2024-05", "");
        imported("", all).statusCode(201);

        var next = HEADER + row("2", "10", "5", "2024-05", "");
        for (var query : List.of("&dryRun=true", "")) {
            imported(query, next)
                    .body("unchanged", equalTo(2))
                    .body("rows.comparison.leftOut.count", equalTo(2))
                    .body("rows.comparison.leftOut.first.key", equalTo(List.of(code + "/1", code + "/3")))
                    .body("rows.comparison.leftOut.first[1].before", equalTo("6"))
                    .body("rows.comparison.leftOut.first[1].endBefore", equalTo("10"))
                    .body("rows.comparison.leftOut.first[1].now", nullValue());
        }
        get(READER, "/v1/deliveries?reference=" + code + "/3/delivered").body("items.version", equalTo(List.of(1)));

        // Only what the release before had counts, and what comes back is compared with what it said last.
        imported("", next).body("rows.comparison.leftOut.count", equalTo(0));
        imported("&dryRun=true", all)
                .body("rows.comparison.matched", equalTo(3))
                .body("rows.comparison.fresh", equalTo(0));
    }

    @Test
    void whichRowsWereLeftOutIsNotToldToOthers() {
        saved(profile()).statusCode(201);
        imported("", HEADER + row("1", "10", "4", "2024-05", "") + row("2", "10", "5", "2024-05", ""))
                .statusCode(201);

        Register.load(
                        Api.CLOSE,
                        "?profile=" + name + "&dryRun=true",
                        "text/csv",
                        (HEADER + row("2", "10", "5", "2024-05", "")).getBytes(StandardCharsets.UTF_8))
                .statusCode(200)
                .body("rows.comparison.leftOut.count", equalTo(1))
                .body("rows.comparison.leftOut.first", hasSize(0));
    }

    /** The newer release calls the partner otherwise, so that the profile learns the name first. */
    @Test
    void aProfileWhoseTextHasChangedGoesOnComparing() {
        saved(profile()).statusCode(201);
        imported("", HEADER + row("1", "10", "4", "2024-05", "") + row("2", "10", "5", "2024-05", ""))
                .statusCode(201);
        changed("\"1\"", learned()).statusCode(200);

        var next = HEADER + row("1", "10", "6", "2024-07", "").replace(code, "Land of " + code);
        for (var query : List.of("&dryRun=true", "")) {
            imported(query, next)
                    .body("rows.comparison.matched", equalTo(1))
                    .body("rows.comparison.fresh", equalTo(0))
                    .body("rows.comparison.progressed.first.key", equalTo(List.of(code + "/1")))
                    .body("rows.comparison.leftOut.first.key", equalTo(List.of(code + "/2")))
                    .body("rows.comparison.releasesNotCompared", equalTo(0));
        }
        imported("&dryRun=true", next).body("rows.comparison.stalled.first.key", equalTo(List.of(code + "/1")));
    }

    /** A text can be written to ask what a release of somebody else said; the same text makes records that refuse it. */
    @Test
    void whatAReleaseOfAnotherTextSaidIsToldToWhoeverImportedItOnly() {
        saved(profile()).statusCode(201);
        imported("", HEADER + row("1", "10", "4", "2024-05", "")).statusCode(201);
        changed("\"1\"", learned()).statusCode(200);

        Register.load(
                        Api.CLOSE,
                        "?profile=" + name + "&dryRun=true",
                        "text/csv",
                        bytes(HEADER + row("1", "10", "6", "2024-07", "")))
                .statusCode(200)
                .body("rows.comparison.matched", equalTo(0))
                .body("rows.comparison.fresh", equalTo(1))
                .body("rows.comparison.progressed.count", equalTo(0))
                .body("rows.comparison.leftOut.count", equalTo(0))
                .body("rows.comparison.releasesNotCompared", equalTo(1));
    }

    private String learned() {
        return profile().replace("values:", "partners: { names: { Land of %1$s: %1$s } }\nvalues:".formatted(code));
    }

    @Test
    void anAliasOfTheRegisterNamesAPartner() {
        var other = Api.code();
        Api.record(
                "partners",
                Api.partner(other).replace("\"kind\"", "\"aliases\": [\"Land of " + other + "\"], \"kind\""));
        saved(profile()).statusCode(201);
        imported("", HEADER + row("1", "10", "4", "2024", "").replace(code, "LAND OF  " + other))
                .statusCode(201);
        get(READER, "/v1/transfers?partner=" + other).body("items", hasSize(1));
    }

    @Test
    void aProfileReadsTablesOnly() {
        Register.load(DESK, "?profile=drawdowns", "application/x-ndjson", bytes("{}"))
                .statusCode(415);
        Register.load(DESK, "?profile=drawdowns&type=transfer", "text/csv", bytes("a"))
                .statusCode(400);
        Register.load(DESK, "?profile=no-such", "text/csv", bytes("a"))
                .statusCode(400)
                .body("violations[0].pointer", equalTo("query:profile"));
        Register.load(DESK, "?profile=drawdowns", "text/csv", bytes(""))
                .statusCode(422)
                .body("problems[0].message", containsString("empty"));
    }

    /** The row that made it would tell its key; so would the answer that compared two releases. */
    @Test
    void ofAPurgedRecordNoReleaseTellsAnyMore() throws SQLException {
        saved(profile()).statusCode(201);
        var header = "no,partner,article,ordered,delivered,by,remarks\n";
        imported("", header + row("1", "10", "", "", "first") + row("2", "10", "", "", "first"))
                .statusCode(201);
        var again = header + row("1", "10", "", "", "second") + row("2", "10", "", "", "second");
        var key = UUID.randomUUID().toString();
        assertThat(repeated(key, again).statusCode(201).extract().asString()).contains(code + "/1");
        purged("/v1/transfers?reference=" + code + "/1");

        repeated(key, again).statusCode(410);
        assertThat(keptRows()).containsExactly(code + "/2", code + "/2");
    }

    private static void purged(String transfer) {
        var spill = get(READER, transfer).extract().<String>path("items[0].id");
        var purge = Api.post(DESK, "/v1/purges", """
                {"type": "transfer", "record": "%s", "reason": "marked too low", "authority": "order 7"}""".formatted(spill))
                .statusCode(201)
                .extract()
                .header("Location");
        Api.postIfMatch("senior", purge + "/approve", "\"1\"", "").statusCode(200);
    }

    private List<String> keptRows() throws SQLException {
        try (var admin = DriverManager.getConnection(
                        System.getProperty("daylight.test.admin-url"),
                        System.getProperty("daylight.test.admin-user"),
                        System.getProperty("daylight.test.admin-password"));
                var left = admin.createStatement()
                        .executeQuery("select row_key from import_row where row_key like '%s/%%'".formatted(code))) {
            var keys = new ArrayList<String>();
            while (left.next()) {
                keys.add(left.getString(1));
            }
            return keys;
        }
    }

    /** The later text left the record as it was, so that no version of it names the import. */
    @Test
    void ofAPurgedRecordReleasesOfEveryTextAreForgotten() throws SQLException {
        saved(profile()).statusCode(201);
        var table = HEADER + row("1", "10", "", "", "first") + row("2", "10", "", "", "first");
        imported("", table).statusCode(201);
        changed("\"1\"", learned()).statusCode(200);
        imported("", table).statusCode(201).body("unchanged", equalTo(2));

        purged("/v1/transfers?reference=" + code + "/1");

        assertThat(keptRows()).containsExactly(code + "/2", code + "/2");
    }

    private ValidatableResponse repeated(String key, String table) {
        return as(DESK).contentType("text/csv")
                .header("Idempotency-Key", key)
                .body(bytes(table))
                .post("/v1/imports?profile=" + name)
                .then();
    }

    private String row(String number, String ordered, String delivered, String by, String remarks) {
        return "%s,%s,radio,%s,%s,%s,%s\n".formatted(number, code, ordered, delivered, by, remarks);
    }

    private ValidatableResponse imported(String query, String table) {
        return Register.load(DESK, "?profile=" + name + query, "text/csv", bytes(table));
    }

    private ValidatableResponse saved(String yaml) {
        return as(DESK).contentType("application/yaml")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(bytes(yaml))
                .post("/v1/import-profiles")
                .then();
    }

    private ValidatableResponse changed(@Nullable String ifMatch, String yaml) {
        var request = as(DESK).contentType("application/yaml").body(bytes(yaml));
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put("/v1/import-profiles/" + name)
                .then();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
