package org.daylight.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.as;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.post;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.facts.Register;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class ImportsTest {

    private final String code = Api.code();

    @Test
    void aFileOfSeveralTypesIsImportedInItsOrder() {
        var location = Register.load(DESK, file(partner(), transfer(), delivery("D1", "12"), delivery("D2", "5")))
                .statusCode(201)
                .body("read", equalTo(4))
                .body("created", equalTo(4))
                .body("refused", equalTo(0))
                .body("digest", startsWith("sha256:"))
                .extract()
                .header("Location");

        get(READER, "/v1/deliveries?partner=" + code).body("items", hasSize(2));
        get(DESK, location).statusCode(200).body("read", equalTo(4)).body("importedBy", equalTo("desk"));
        get(DESK, "/v1/imports").statusCode(200).body("items.digest", hasItem(startsWith("sha256:")));
        get(DESK, "/v1/import-profiles").body("name", hasItem("native"));
    }

    @Test
    void aDryRunTellsWhatWouldBeAndWritesNothing() {
        Register.load(
                        DESK,
                        "?dryRun=true",
                        "application/x-ndjson",
                        bytes(file(partner(), transfer(), delivery("D1", "12"))))
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("created", equalTo(3));

        get(READER, "/v1/partners?code=" + code).body("items", hasSize(0));
    }

    @Test
    void theReportNamesWhatIsNewAndWhatHasChangedByLine() {
        var file = file(partner(), transfer(), delivery("D1", "12"));
        Register.load(DESK, "?dryRun=true", "application/x-ndjson", bytes(file))
                .statusCode(200)
                .body("firstCreated.line", equalTo(java.util.List.of(1, 2, 3)))
                .body("firstCreated.id", equalTo(java.util.Arrays.asList(null, null, null)));
        var made = Register.load(DESK, file).statusCode(201).extract().<String>path("firstCreated[2].id");

        Register.load(DESK, file(partner(), delivery("D1", "13")))
                .statusCode(201)
                .body("firstCreated", hasSize(0))
                .body("firstChanged[0].line", equalTo(2))
                .body("firstChanged[0].type", equalTo("delivery"))
                .body("firstChanged[0].key", equalTo(code + "/D1"))
                .body("firstChanged[0].id", equalTo(made));
        get(READER, "/v1/deliveries/" + made).body("content.reference", equalTo(code + "/D1"));
    }

    @Test
    void theReportIsATableForWhoeverAsksForOne() {
        assertThat(asTable(DESK, file(partner(), transfer(), delivery("D1", "12")), 201))
                .startsWith("line,became,type,key,id,pointer,message\r\n1,CREATED,partner," + code + ",")
                .contains("\r\n3,CREATED,delivery," + code + "/D1,")
                .endsWith("#view,3,,,,,\r\n");
        assertThat(asTable(DESK, file(partner(), delivery("D1", "many")), 422))
                .contains("\r\n2,REFUSED,,,,/content/quantity/amount,")
                .endsWith("#view,1,,,,,\r\n");
    }

    private static String asTable(String account, String file, int status) {
        return as(account)
                .accept("text/csv")
                .contentType("application/x-ndjson")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(bytes(file))
                .post("/v1/imports")
                .then()
                .statusCode(status)
                .contentType("text/csv")
                .extract()
                .asString();
    }

    /** A monitor records deliveries and articles, and no partners. */
    @Test
    void whoeverImportsMayWriteEveryKindInTheFile() {
        Register.load(DESK, file(partner(), transfer())).statusCode(201);

        Register.load("monitor", file(partner(), delivery("D1", "12")))
                .statusCode(422)
                .body("refused", equalTo(1))
                .body("problems[0].line", equalTo(1))
                .body("problems[0].pointer", equalTo("/type"))
                .body("problems[0].message", equalTo("you may not record a partner; desk-officer, service may"));
        Register.load("monitor", file(delivery("D1", "12"))).statusCode(201).body("created", equalTo(1));
        Register.load(READER, file(delivery("D1", "12"))).statusCode(403);
    }

    @Test
    void theSameKeyAgainIsAFurtherVersionAndWhatIsTheSameIsUnchanged() {
        var first = delivery("D1", "12").replace("\"type\"", "\"knownSince\":\"2022-01-01\",\"type\"");
        var second = delivery("D1", "13").replace("\"type\"", "\"knownSince\":\"2023-01-01\",\"type\"");
        Register.load(DESK, file(partner(), transfer(), first, second, delivery("D1", "14"), delivery("D1", "14")))
                .statusCode(201)
                .body("created", equalTo(3))
                .body("changed", equalTo(2))
                .body("unchanged", equalTo(1));
        Register.load(DESK, file(partner(), transfer(), delivery("D1", "15")))
                .statusCode(201)
                .body("changed", equalTo(1))
                .body("unchanged", equalTo(2));

        var id = get(READER, "/v1/deliveries?reference=" + code + "/D1")
                .extract()
                .<String>path("items[0].id");
        get(READER, "/v1/deliveries/" + id + "/history")
                .body("content.quantity.amount", equalTo(java.util.List.of("12", "13", "14", "15")))
                .body("version", equalTo(java.util.List.of(1, 2, 3, 4)))
                .body("knownSince[0]", startsWith("2022-01-01"));
        as("auditor")
                .urlEncodingEnabled(false)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post("/v1/recordings:verify")
                .then()
                .statusCode(200)
                .body("intact", equalTo(true));
    }

    @Test
    void oneWrongLineAndNothingIsWritten() {
        Register.load(
                        DESK,
                        file(
                                partner(),
                                transfer(),
                                delivery("D1", "12"),
                                delivery("D2", "5").replace(code + "/T1", code + "/T9"),
                                delivery("D3", "5.7E+07"),
                                "{\"type\":\"delivery\",\"cont",
                                delivery("D4", "5").replace("\"line\":1", "\"line\":3"),
                                partner().replace("\"partner\"", "\"planet\""),
                                partner().replace("\"kind\"", "\"kindd\"")))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/import-refused"))
                .body("refused", equalTo(6))
                .body("problems.line", equalTo(java.util.List.of(4, 5, 6, 7, 8, 9)))
                .body("problems[0].pointer", equalTo("/content/transfer"))
                .body("problems[1].pointer", equalTo("/content/quantity/amount"))
                .body("problems[3].pointer", equalTo("/content/line"))
                .body("problems[4].pointer", equalTo("/type"))
                .body("problems[5].pointer", equalTo("/content/kindd"));

        get(READER, "/v1/partners?code=" + code).body("items", hasSize(0));
        get(READER, "/v1/deliveries?reference=" + code + "/D1").body("items", hasSize(0));
    }

    @Test
    void anUnknownPartnerIsNamedByItsLine() {
        Register.load(DESK, file(transfer()))
                .statusCode(422)
                .body("problems[0].line", equalTo(1))
                .body("problems[0].pointer", equalTo("/content/partner"));
    }

    @Test
    void aDeliveryDoesNotComeBeforeItsTransfer() {
        Register.load(DESK, file(partner(), delivery("D1", "12"), transfer()))
                .statusCode(422)
                .body("problems[0].line", equalTo(2))
                .body("problems[0].message", containsString("record it first"));
    }

    @Test
    void whatALineNamesIsLookedForAsTheLinesBeforeItLeftIt() {
        var hidden = partner().replace("{\"type\"", "{\"accessGroup\":\"close-hold\",\"type\"");
        Register.load(
                        DESK,
                        file(
                                transfer(),
                                partner(),
                                transfer(),
                                hidden,
                                transfer().replace("/T1", "/T2")))
                .statusCode(422)
                .body("created", equalTo(2))
                .body("changed", equalTo(1))
                .body("problems.line", equalTo(java.util.List.of(1, 5)))
                .body("problems.pointer", equalTo(java.util.List.of("/content/partner", "/content/partner")));
    }

    @Test
    void aRecordThatAFileChangesOnceMoreHasAVersionForEachChange() {
        var third = partner().replace("Examplia", "Exemplia");
        Register.load(DESK, file(partner(), partner(), third, partner()))
                .statusCode(201)
                .body("created", equalTo(1))
                .body("unchanged", equalTo(1))
                .body("changed", equalTo(2));

        var id = get(READER, "/v1/partners?code=" + code).extract().<String>path("items[0].id");
        get(READER, "/v1/partners/" + id + "/history")
                .body("content.name", equalTo(java.util.List.of("Examplia", "Exemplia", "Examplia")));
        as("auditor")
                .urlEncodingEnabled(false)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post("/v1/recordings:verify")
                .then()
                .body("intact", equalTo(true));
    }

    @Test
    void theSameRequestAgainGetsTheSameAnswer() {
        var key = UUID.randomUUID().toString();
        var file = file(partner(), transfer(), delivery("D1", "12"));
        var first = sent(key, file);
        var second = sent(key, file);

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.header("Idempotent-Replay")).isEqualTo("true");
        assertThat(second.jsonPath().getString("id")).isEqualTo(first.jsonPath().getString("id"));
        assertThat(sent(key, file + delivery("D2", "1")).statusCode()).isEqualTo(422);
        as(DESK).contentType("application/x-ndjson")
                .body(bytes(file))
                .post("/v1/imports")
                .then()
                .statusCode(400);
    }

    @Test
    void aTableIsImportedAndItsTornOrDamagedRowsAreRefused() {
        Register.load(DESK, file(partner(), transfer())).statusCode(201);
        var header =
                "reference,transfer,line,measure,counted,plannedOn,quantity.amount,quantity.unit,milestones.HANDED_OVER.on\n";
        var good = "%1$s/D1,%1$s/T1,1,INCREMENT,true,2024,12,EACH,2024-12-16\n".formatted(code);
        var absent = "%1$s/D2,%1$s/T1,1,INCREMENT,true,,12,EACH,null\n".formatted(code);

        table(header + good + absent).statusCode(201).body("created", equalTo(2));
        var id = get(READER, "/v1/deliveries?reference=" + code + "/D2")
                .extract()
                .<String>path("items[0].id");
        assertThat(as(READER).get("/v1/deliveries/" + id).asString()).contains("\"HANDED_OVER\":{\"on\":null}");

        var torn = "%1$s/D3,%1$s/T1,1,INCREMENT\n".formatted(code);
        var damaged = "%1$s/D4,%1$s/T1,1,INCREMENT,true,2024,5.7E+07,EACH,2024-12-16\n".formatted(code);
        var number = "%1$s/D5,%1$s/T1,1.5,INCREMENT,true,2024,7,EACH,2024-12-16\n".formatted(code);
        table(header + good + torn + damaged + number)
                .statusCode(422)
                .body("problems.line", equalTo(java.util.List.of(3, 4, 5)))
                .body("problems[0].message", containsString("torn"))
                .body("problems[1].message", containsString("spreadsheet"))
                .body("problems[2].pointer", equalTo("/content/line"));
        Register.load(DESK, "", "text/csv", bytes(header + good)).statusCode(400);
    }

    @Test
    void aPackedFileIsUnpacked() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes(file(partner())));
        }
        as(DESK).contentType("application/x-ndjson")
                .header("Content-Encoding", "gzip")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(packed.toByteArray())
                .post("/v1/imports")
                .then()
                .statusCode(201)
                .body("created", equalTo(1));
    }

    @Test
    void aTextThatCannotBeStoredIsRefusedAtItsLine() {
        Register.load(
                        DESK,
                        file(
                                partner(),
                                transfer(),
                                delivery("D1", "12"),
                                noted(delivery("D2", "12"), "half a pair \\ud83d"),
                                noted(delivery("D3", "12"), "the other half \\ude00 alone"),
                                noted(delivery("D4", "12"), "nothing \\u0000 at all"),
                                delivery("D5 \\ud83d", "12"),
                                noted(delivery("D6", "12"), "a whole pair \\ud83d\\ude00")))
                .statusCode(422)
                .body("problems.line", equalTo(java.util.List.of(4, 5, 6, 7)))
                .body(
                        "problems.pointer",
                        equalTo(java.util.List.of(
                                "/sources/0/note", "/sources/0/note", "/sources/0/note", "/content/reference")))
                .body("problems[0].message", containsString("cannot be stored"));

        post(DESK, "/v1/partners", noted("{\"content\":%s}".formatted(Api.partner(code)), "half a pair \\ud83d"))
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/sources/0/note"));
    }

    @Test
    void aSourceThatIsNoneIsRefusedAtItsLine() {
        var none = delivery("D1", "12").replaceFirst("\\{", "{\"sources\":[null],");
        Register.load(DESK, file(partner(), transfer(), none))
                .statusCode(422)
                .body("problems.line", equalTo(java.util.List.of(3)))
                .body("problems[0].message", containsString("a source may not be null"));
    }

    private static String noted(String line, String note) {
        return line.replaceFirst(
                "\\{", "{\"sources\":[{\"note\":\"%s\"}],".formatted(note).replace("\\", "\\\\"));
    }

    @Test
    void theTypeOfALineMayStandBehindItsContent() {
        var turned = "{\"content\":%s,\"type\":\"partner\"}";
        Register.load(DESK, file(turned.formatted(Api.partner(code)))).statusCode(201);
        Register.load(
                        DESK,
                        file(
                                turned.formatted(Api.partner(code).replace("STATE", "PLANET")),
                                "{\"type\":\"partner\",\"content\":%s}"
                                        .formatted(Api.partner(code).replace("STATE", "PLANET")),
                                "{\"type\":\"partner\",\"content\":null}",
                                "{\"type\":\"partner\",\"content\":{\"code\":\"A\",\"code\":\"B\"}}"))
                .statusCode(422)
                .body("problems.line", equalTo(java.util.List.of(1, 2, 3, 4)))
                .body("problems[0].pointer", equalTo("/content/kind"))
                .body("problems[1].pointer", equalTo("/content/kind"))
                .body("problems[2].pointer", equalTo("/content"));
    }

    @Test
    void aReleaseThatSaysNothingOfARestrictionKeepsIt() {
        Register.load(Api.CLOSE, file(partner().replace("{\"type\"", "{\"accessGroup\":\"close-hold\",\"type\"")))
                .statusCode(201);
        Register.load(Api.CLOSE, file(partner().replace("Examplia", "Exemplia")))
                .statusCode(201)
                .body("changed", equalTo(1));

        get(READER, "/v1/partners?code=" + code).body("items", hasSize(0));
        get(Api.CLOSE, "/v1/partners?code=" + code).body("items", hasSize(1));
    }

    @Test
    void aHiddenDeliveryIsNeitherChangedNorToldAboutByAnImport() {
        Register.load(DESK, file(partner(), transfer())).statusCode(201);
        var hidden = delivery("D1", "12").replace("{\"type\"", "{\"accessGroup\":\"close-hold\",\"type\"");
        Register.load(Api.CLOSE, file(hidden)).statusCode(201);

        // What it says makes no difference to the answer, so that nothing but the key can be guessed.
        for (var guess : java.util.List.of("12", "13")) {
            Register.load(DESK, file(delivery("D1", guess)))
                    .statusCode(422)
                    .body("unchanged", equalTo(0))
                    .body("changed", equalTo(0))
                    .body("problems[0].pointer", equalTo("/content/reference"))
                    .body("problems[0].message", containsString("already recorded"));
        }
        get(Api.CLOSE, "/v1/deliveries?reference=" + code + "/D1").body("items.version", equalTo(java.util.List.of(1)));
    }

    @Test
    void moreDeliveriesThanABatchOrAPartitionHoldsAreAllThere() {
        var file = new StringBuilder(file(partner(), transfer()));
        for (var i = 0; i < 12_000; i++) {
            file.append(delivery("D" + i, "12")).append('\n');
        }
        Register.load(DESK, file.toString()).statusCode(201).body("created", equalTo(12_002));

        assertThat(Register.lines("service", "delivery", "asOf=2024-03-20&scope=partner:" + code))
                .hasSize(12_000)
                .doesNotHaveDuplicates();
    }

    private io.restassured.response.Response sent(String key, String file) {
        return as(DESK).contentType("application/x-ndjson")
                .header("Idempotency-Key", key)
                .body(bytes(file))
                .post("/v1/imports");
    }

    private io.restassured.response.ValidatableResponse table(String csv) {
        return Register.load(DESK, "?type=delivery", "text/csv", bytes(csv));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String file(String... lines) {
        return String.join("\n", lines) + "\n";
    }

    private String partner() {
        return "{\"type\":\"partner\",\"key\":\"%s\",\"content\":%s}".formatted(code, Api.partner(code));
    }

    private String transfer() {
        return "{\"type\":\"transfer\",\"content\":%s}"
                .formatted(Api.transfer(code + "/T1", code).replace("\n", ""));
    }

    private String delivery(String number, String amount) {
        return "{\"type\":\"delivery\",\"content\":%s}"
                .formatted(Api.delivery(code + "/" + number, code + "/T1")
                        .replace("\n", "")
                        .replace(" ", "")
                        .replace("\"amount\":\"12\"", "\"amount\":\"" + amount + "\""));
    }
}
