package org.daylight.registry.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.CLOSE;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.as;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.postIfMatch;
import static org.daylight.registry.Api.put;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.facts.Register;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What is exported is everything: it empties the register, and therefore comes last. */
@Order(Integer.MAX_VALUE)
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class ExportTest {

    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";

    @BeforeEach
    void emptyRegister() throws SQLException {
        var tables = Arrays.stream(RecordKind.values())
                .map(kind -> "%1$s, %1$s_version".formatted(kind.table()))
                .collect(Collectors.joining(", "));
        try (var connection = DriverManager.getConnection(
                        System.getProperty("daylight.test.admin-url"),
                        System.getProperty("daylight.test.admin-user"),
                        System.getProperty("daylight.test.admin-password"));
                var statement = connection.createStatement()) {
            statement.execute("truncate " + tables + " cascade");
        }
    }

    @Test
    void whatIsExportedAsLinesIsTheSameRegisterAgainWhenItIsImported() throws SQLException {
        fill();
        var lines = everything(NDJSON);
        var tables = everything(CSV);
        assertThat(lines).hasSize(RecordKind.values().length);
        lines.forEach((kind, file) -> assertThat(Register.closed(bytes(file)))
                .as("%s: no kind is left out of this test", kind)
                .isNotEmpty());

        emptyRegister();
        // All exports make one file: each kind names only kinds before it.
        Register.load(CLOSE, String.join("", lines.values())).statusCode(201);

        assertThat(everything(NDJSON)).isEqualTo(lines);
        assertThat(everything(CSV)).isEqualTo(tables);
    }

    @Test
    void whatIsExportedAsTablesIsTheSameRegisterAgainWhenItIsImported() throws SQLException {
        fill();
        var lines = everything(NDJSON);
        var tables = everything(CSV);

        emptyRegister();
        tables.forEach((kind, table) -> Register.load(CLOSE, "?type=" + kind.word(), CSV, bytes(table))
                .statusCode(201)
                .body(
                        "read",
                        equalTo(Register.closed(bytes(lines.getOrDefault(kind, "")))
                                .size())));

        assertThat(everything(CSV)).isEqualTo(tables);
        assertThat(everything(NDJSON)).isEqualTo(lines);
    }

    @Test
    void aSpreadsheetRunsNoCellOfATable() {
        fill();

        assertThat(file(CLOSE, RecordKind.PARTNER, CSV, ""))
                .contains("'=HYPERLINK(\"\"http://example.org\"\")")
                .doesNotContain(",=")
                .doesNotContain(",\"=");
    }

    @Test
    void whoMayNotSeeARecordFindsNeitherItNorItsNameInAFile() {
        fill();
        for (var form : new String[] {NDJSON, CSV}) {
            assertThat(file(CLOSE, RecordKind.PARTNER, form, "")).contains("HIDDEN");
            assertThat(file(CLOSE, RecordKind.TRANSFER, form, "")).contains("NASTY/O1");
            for (var kind : RecordKind.values()) {
                assertThat(file(READER, kind, form, ""))
                        .as("%s %s", kind, form)
                        .doesNotContain("HIDDEN")
                        .doesNotContain("NASTY/O1");
            }
        }
    }

    /** Imported by somebody who sees more it would take away what its reader was not shown. */
    @Test
    void aFileOfWhichSomethingIsWithheldIsAView() {
        fill();
        var whole = file(CLOSE, RecordKind.TRANSFER, NDJSON, "?partner=NASTY");
        var seen = file(READER, RecordKind.TRANSFER, NDJSON, "?partner=NASTY");

        assertThat(whole).doesNotContain("\"view\"");
        assertThat(seen).contains("\"view\":true");
        assertThat(file(READER, RecordKind.TRANSFER, CSV, "?partner=NASTY")).contains("#view,1");
        assertThat(file(READER, RecordKind.TRANSFER, NDJSON, "?partner=PP")).doesNotContain("\"view\"");
        Register.load(CLOSE, seen).statusCode(422);
        Register.load(CLOSE, whole).statusCode(201).body("unchanged", equalTo(1));
    }

    @Test
    void aFileHoldsTheWholeFilteredListAsItWasKnown() {
        Register.fill("PP");
        var many = new StringBuilder();
        for (var i = 0; i < 1_203; i++) {
            many.append("{\"type\":\"delivery\",\"content\":%s}\n"
                    .formatted(Api.delivery("PP/M" + i, "PP/T1").replace("\n", "")));
        }
        Register.load(DESK, many.toString()).statusCode(201);
        var id = get(READER, "/v1/deliveries?reference=PP/D1").extract().<String>path("items[0].id");
        var at = get(READER, "/v1/settled-at").extract().<String>path("settledAt");
        put(DESK, "/v1/deliveries/" + id, "\"1\"", Api.draft(Api.delivery("PP/D1", "PP/T1")))
                .statusCode(200);

        assertThat(Register.closed(bytes(file(READER, RecordKind.DELIVERY, NDJSON, ""))))
                .hasSize(1_205)
                .doesNotHaveDuplicates();
        assertThat(file(READER, RecordKind.DELIVERY, NDJSON, "?reference=PP/D1"))
                .contains("2024-12-16");
        assertThat(Register.closed(bytes(file(READER, RecordKind.DELIVERY, NDJSON, "?reference=PP/D1&knownAt=" + at))))
                .singleElement()
                .asString()
                .contains("\"HANDED_OVER\":{\"on\":\"2024-03-01\"}");
    }

    /** List by list of one moment, whatever is written meanwhile; as of a day it is another thing than what was recorded. */
    @Test
    void filesAsTheyWereRecordedAtOneInstantAreThoseOfARegister() {
        Register.fill("PK");
        var at = get(READER, "/v1/settled-at").extract().<String>path("settledAt");

        assertThat(file(READER, RecordKind.PARTNER, NDJSON, "?code=PK&knownAt=" + at))
                .contains("\"end\":true,\"count\":1");
        assertThat(file(READER, RecordKind.PARTNER, NDJSON, "?code=PK&asOf=2024-03-20&knownAt=" + at))
                .contains("\"view\":true");
        assertThat(file(READER, RecordKind.PARTNER, NDJSON, "?code=PK&knowledge=declared&knownAt=" + at))
                .contains("\"view\":true");
    }

    @Test
    void aFileIsPackedIfThatIsAskedFor() {
        fill();
        var plain = file(READER, RecordKind.PARTNER, CSV, "");
        var packed = as(READER)
                .accept(CSV)
                .header("Accept-Encoding", "gzip")
                .get("/v1/partners")
                .then()
                .statusCode(200)
                .header("Content-Encoding", "gzip")
                .header("Content-Type", containsString("text/csv"))
                .header("Known-At", "now")
                .extract();
        // The client unpacks what it asked for.
        assertThat(packed.asString()).isEqualTo(plain);
    }

    @Test
    void aTornOrChangedFileIsRefused() {
        fill();
        var lines = file(CLOSE, RecordKind.PARTNER, NDJSON, "");
        var table = file(CLOSE, RecordKind.PARTNER, CSV, "");
        var second = lines.indexOf('\n') + 1;

        Register.load(CLOSE, lines.substring(second))
                .statusCode(422)
                .body("problems.message", contains(containsString("torn")));
        Register.load(CLOSE, lines.replace("Examplia", "Exemplia"))
                .statusCode(422)
                .body("problems.message", contains(containsString("leave this line out if you changed them")));
        Register.load(CLOSE, "?type=partner", CSV, bytes(table.replaceFirst("\r\n[^\n]*\r\n", "\r\n")))
                .statusCode(422)
                .body("problems.message", contains(containsString("torn")));
        Register.load(CLOSE, lines).statusCode(201).body("changed", equalTo(0));
    }

    /** Written here or elsewhere: an id means one record, also when it was voided. */
    @Test
    void anIdIsThatOfOneRecordForEver() {
        Register.fill("PP");
        for (var kind : List.of(RecordKind.PARTNER, RecordKind.DELIVERY)) {
            var path = "/v1/" + kind.resource();
            var line = Register.closed(bytes(file(CLOSE, kind, NDJSON, ""))).getLast();
            var id = line.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
            var key = line.replaceAll(".*\"key\":\"([^\"]+)\".*", "$1");
            var another = line.replace("\"" + key + "\"", "\"NEW\"");

            Register.load(CLOSE, line.replace(id, UUID.randomUUID().toString()))
                    .statusCode(201)
                    .body("unchanged", equalTo(1));
            get(CLOSE, path + "/" + id).statusCode(200);
            refused(another);
            var free = another.replace(id, UUID.randomUUID().toString());
            refused(free + "\n" + free.replace("\"NEW\"", "\"NEWER\""));
            refused(free.replaceAll("\"id\":\"[^\"]+\"", "\"id\":\"1\""));

            Register.load(CLOSE, free).statusCode(201).body("created", equalTo(1));
            var made = free.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
            get(CLOSE, path + "/" + made).statusCode(200).body("version", equalTo(1));
            postIfMatch(CLOSE, path + "/" + made + "/void", "\"1\"", "{\"reason\": \"entered twice\"}")
                    .statusCode(200);
            refused(free);
            Register.load(CLOSE, free.replaceAll("\"id\":\"[^\"]+\",", ""))
                    .statusCode(201)
                    .body("created", equalTo(1));
        }
    }

    private static void refused(String lines) {
        Register.load(CLOSE, lines).statusCode(422).body("problems.pointer", hasItem("/id"));
    }

    @Test
    void aPageCannotBeAskedForAsAFile() {
        as(READER)
                .accept(NDJSON)
                .get("/v1/partners?limit=5&voided=true")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.pointer", hasItem("query:limit"))
                .body("violations.pointer", hasItem("query:voided"));
        as(READER).accept("application/xml").get("/v1/partners").then().statusCode(406);
        as(READER).accept("*/*").get("/v1/partners").then().statusCode(200).contentType("application/json");
    }

    /** The worked register, records that are hard to write down, and one of every kind. */
    private static void fill() {
        Register.fill("PP");
        var hard = """
                {"type":"partner","accessGroup":"close-hold","content":{"code":"HIDDEN","name":"Hidden","kind":"STATE"}}
                {"type":"partner","knownSince":"2024-02-01T10:00:00Z","knownSinceSource":"=cable","reason":"because, \\"so\\"","marking":{"classification":"UNCLASSIFIED","controlCategory":"CUI//EXPT","releasableTo":["P","a;b"],"privileged":true},"sources":[{"document":"a, \\"b\\"","page":"3","checked":"READ"},{"url":"https://example.org/?a=1;b=2","field":"/name"}],"content":{"code":"NASTY","name":"=HYPERLINK(\\"http://example.org\\")","aliases":["-x","a;b","null"," é "],"kind":"OTHER_AUTHORITY"}}
                {"type":"objective","accessGroup":"close-hold","content":{"reference":"NASTY/O1","partner":"NASTY","interest":"5.7E+07","statement":" edges ","partnerStatement":"null","noDivergenceReason":"'quoted'","status":"DRAFT","fundingCeiling":null,"expiresOn":null,"autopilotLimits":{},"contentMix":[{"capabilityClass":"ARMOUR","share":"0.50"}],"mixBy":"VALUE"}}
                {"type":"objective","content":{"reference":"NASTY/O2","partner":"NASTY","interest":"i","statement":"first\\r\\nsecond\\nthird","noDivergenceReason":"+1","status":"DRAFT","forbiddenClasses":["A","B"],"autopilotLimits":{"days":30}}}
                {"type":"transfer","content":{"reference":"NASTY/T1","partner":"NASTY","supplier":"HIDDEN","channel":"FMS","title":"#end","status":"AGREED","objectives":["NASTY/O1","NASTY/O2"]}}
                {"type":"use-permission","content":{"reference":"NASTY/U1","partner":"NASTY","weapon":"@missile","area":"","change":"GRANTED","effectiveFrom":"2024-05/..","effectiveTo":null}}
                {"type":"notification","content":{"reference":"NASTY/N1","partner":"NASTY","statute":"AECA 36(b)","kind":"ARTICLES","mdeValue":{"amount":"-0","currency":"USD","basis":"CONTRACT"},"newSalesTerritory":false}}
                """;
        assertThat(Register.load(CLOSE, hard).extract().<List<Object>>path("problems"))
                .isEmpty();
        for (var kind : RecordKind.values()) {
            Api.record(kind.resource(), EveryKindTest.content(kind, EveryKindTest.key(kind, "PP"), "PP"));
        }
        holders();
    }

    /** The article at its next holder was recorded before it was known who had it before, and before that. */
    private static void holders() {
        var last = Api.record("items", held("NASTY/G", "NASTY", ""));
        var second = Api.record("items", held("PP/G", "PP", ""));
        Api.record("partners", Api.partner("OLDEST"));
        Api.record("items", held("OLDEST/G", "OLDEST", ""));
        put(DESK, last, "\"1\"", Api.draft(held("NASTY/G", "NASTY", "PP/G"))).statusCode(200);
        put(DESK, second, "\"1\"", Api.draft(held("PP/G", "PP", "OLDEST/G"))).statusCode(200);
    }

    private static String held(String reference, String partner, String predecessor) {
        var before = predecessor.isEmpty() ? "" : ", \"predecessor\": \"%s\"".formatted(predecessor);
        return "{\"reference\": \"%s\", \"partner\": \"%s\", \"type\": \"goggle\", \"serial\": \"77\"%s}"
                .formatted(reference, partner, before);
    }

    @Test
    void anItemThatIsThereMayNameOneThatComesLater() {
        fill();
        var there = Api.record("items", held("PP/H1", "PP", "").replace("77", "78"));
        var lines = "{\"type\":\"item\",\"content\":%s}\n"
                        .formatted(held("PP/H1", "PP", "NASTY/H2").replace("77", "78"))
                + "{\"type\":\"item\",\"content\":%s}\n"
                        .formatted(held("NASTY/H2", "NASTY", "").replace("77", "78"));

        Register.load(DESK, lines).statusCode(201).body("changed", equalTo(1)).body("created", equalTo(1));
        get(READER, there + "/history").body("content.predecessor", equalTo(Arrays.asList(null, "NASTY/H2")));
    }

    /** Two items that wait for each other are refused with their lines; so is one that waits for nothing. */
    @Test
    void whoseEarlierHolderNeverComesIsRefused() {
        fill();
        var lines = "{\"type\":\"item\",\"content\":%s}\n"
                        .formatted(held("PP/H1", "PP", "NASTY/H2").replace("77", "78"))
                + "{\"type\":\"item\",\"content\":%s}\n"
                        .formatted(held("NASTY/H2", "NASTY", "PP/H1").replace("77", "78"))
                + "{\"type\":\"item\",\"content\":%s}\n"
                        .formatted(held("PP/H3", "PP", "NONE").replace("77", "79"));

        Register.load(DESK, lines)
                .statusCode(422)
                .body("problems.line", contains(1, 2, 3))
                .body(
                        "problems.pointer",
                        contains("/content/predecessor", "/content/predecessor", "/content/predecessor"));
    }

    private static Map<RecordKind, String> everything(String form) {
        var files = new LinkedHashMap<RecordKind, String>();
        for (var kind : RecordKind.values()) {
            files.put(kind, file(CLOSE, kind, form, ""));
        }
        return files;
    }

    private static String file(String account, RecordKind kind, String form, String query) {
        return new String(
                as(account)
                        .accept(form)
                        .get("/v1/" + kind.resource() + query)
                        .then()
                        .statusCode(200)
                        .contentType(containsString(form))
                        .extract()
                        .asByteArray(),
                StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
