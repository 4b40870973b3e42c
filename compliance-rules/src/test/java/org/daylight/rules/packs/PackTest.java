package org.daylight.rules.packs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.rules.Service.acting;
import static org.daylight.rules.Service.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.daylight.rules.Drafting;
import org.daylight.rules.Service;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PackTest {

    @Test
    void theShippedPacksArePublishedByASecondPersonAndCanBeReadBack() {
        Service.publishShippedPacks();

        var shipped = ShippedPacks.pack("us").definitions();
        as("reader").get("/v1/rules/us.aeca.36b.wait").then().statusCode(200);
        as("reader").get("/v1/rules?pack=house").then().statusCode(200).body("items", hasSize(34));
        as("reader").get("/v1/sets/nato-members").then().statusCode(200).body("definition.members", hasSize(32));
        var exported = new String(
                as("reader")
                        .get("/v1/packs/us")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray(),
                UTF_8);
        assertThat(exported).as("with every comment").isEqualTo(ShippedPacks.yaml("us"));
        var json = as("reader")
                .accept("application/json")
                .get("/v1/packs/us")
                .then()
                .statusCode(200)
                .body("title", equalTo("United States statutes and policies on arms transfers"))
                .extract()
                .asString();
        assertThat(Pack.read(json).digests())
                .isEqualTo(Pack.read(exported).digests())
                .hasSize(shipped.size());
    }

    @Test
    void whatIsLeftOfAPackKeepsItsCommentsAndWhatChangedIsToldInWords() {
        var first = small("\"90 days\"", "\"89 days\"");
        publish(first, false);
        assertThat(exported("small")).isEqualTo(first);

        var second = small("\"120 days\"", "\"119 days\"").replace("# Why it is so.", "# Why it is so now.");
        take(second);
        as("legal2")
                .get("/v1/differences/packs/small")
                .then()
                .statusCode(200)
                .body("key", hasItem("test.small.runway"))
                .body(
                        "find { it.key == 'test.small.runway' }.changes.text",
                        hasItem("The least changes from 90 days to 120 days (reference: nowhere)"));
        assertThat(exported("small"))
                .as("what is only proposed is not given out")
                .isEqualTo(first);

        var published = acting("legal2").queryParam("supersede", true).post("/v1/packs/small/publish");
        published.then().statusCode(200);
        assertThat(exported("small")).isEqualTo(second);
        var digest =
                as("reader").get("/v1/rules/test.small.runway").then().extract().<String>path("revisions[0]");
        var old = as("reader")
                .get("/v1/rules/test.small.runway/revisions")
                .then()
                .extract()
                .<String>path("items.find { it.state == 'SUPERSEDED' }.digest");
        as("reader")
                .get("/v1/differences?after=" + digest + "&before=" + old)
                .then()
                .statusCode(200)
                .body("changes.text", hasItem("The least changes from 90 days to 120 days (reference: nowhere)"));

        acting("legal2")
                .header(
                        "If-Match",
                        as("legal")
                                .get("/v1/rules/test.small.other/revisions/" + other())
                                .header("ETag"))
                .contentType("application/json")
                .body("{\"reason\": \"not needed\"}")
                .post("/v1/rules/test.small.other/revisions/" + other() + "/withdraw")
                .then()
                .statusCode(200);
        assertThat(exported("small"))
                .startsWith("# A pack for a test.\npack: small\ntitle: Small\n")
                .contains("  # Why it is so now.\n  - key: test.small.runway # the runway\n")
                .doesNotContain("test.small.other");
    }

    /** However many texts were sent since that nobody has published. */
    @Test
    void theTextThatWasPublishedIsGivenOutWhateverWasSentSince() throws SQLException {
        var published = small("\"1000 days\"", "\"999 days\"").replace("small", "long");
        take(published);
        acting("legal2").post("/v1/packs/long/publish").then().statusCode(200);
        for (var days = 1; days <= 21; days++) {
            take(small("\"%d days\"".formatted(days), "\"%d days\"".formatted(days - 1))
                    .replace("small", "long"));
        }

        assertThat(exported("long")).isEqualTo(published);

        forgetParts();
        assertThat(exported("long"))
                .as("of texts that were sent before their parts were kept")
                .isEqualTo(published);
    }

    private static void forgetParts() throws SQLException {
        try (var connection = DriverManager.getConnection(
                        System.getProperty("daylight.test.admin-url"),
                        System.getProperty("daylight.test.admin-user"),
                        System.getProperty("daylight.test.admin-password"));
                var update = connection.createStatement()) {
            assertThat(update.executeUpdate("delete from pack_part")).isPositive();
        }
    }

    /** One file per authority stays one document per authority. */
    @Test
    void whatSucceedsAPartByItselfLeavesTheCommentsOfEveryDocument() {
        var whole = small("\"90 days\"", "\"89 days\"").replace("small", "files");
        var cut = whole.lastIndexOf("  # Why it is so.");
        take(whole.substring(0, cut)
                + "---\n# The other file.\npack: files\ntitle: Small\n\n# All of them.\nrules: # below\n"
                + whole.substring(cut)
                + "\n# The end.\n");
        acting("legal2").post("/v1/packs/files/publish").then().statusCode(200);
        var key = "test.files.runway";
        Drafting.publish("legal2", key, Drafting.proposed("legal", key, Drafting.triggerRule(key)))
                .statusCode(200);

        var exported = exported("files");
        assertThat(exported)
                .startsWith("# A pack for a test.\npack: files\ntitle: Small\n\nrules:\n")
                .containsSubsequence(
                        "key: \"test.files.runway\"",
                        "\n---\n# The other file.\npack: files\ntitle: Small\n\n# All of them.\nrules: # below\n"
                                + "  # Why it is so.\n  - key: test.files.other # the other\n",
                        "\n\n# The end.\n");
        assertThat(Pack.read(exported).definitions()).extracting("key").containsExactly(key, "test.files.other");
    }

    /** The last line of what it says looks like a comment of the part after it. */
    @Test
    void whatIsPutTogetherAgainSaysWhatIsPublished() {
        var cases = "      - { name: not known, given: {}, asOf: \"2024-03-20\", expect: UNDETERMINED }\n";
        var whole = small("\"90 days\"", "\"89 days\"")
                .replace("small", "hash")
                .replaceFirst(
                        Pattern.quote(cases), cases + "    reading: |-\n      Two readings:\n      # 2 is taken\n");
        take(whole
                + "\n"
                + whole.substring(whole.lastIndexOf("  # Why it is so.")).replace("hash.other", "hash.third"));
        acting("legal2").post("/v1/packs/hash/publish").then().statusCode(200);
        var key = "test.hash.other";
        Drafting.publish("legal2", key, Drafting.proposed("legal", key, Drafting.triggerRule(key)))
                .statusCode(200);

        var exported = exported("hash");

        assertThat(exported)
                .as("the others are as they were laid out")
                .startsWith("# A pack for a test.\npack: hash\n")
                .contains("  # Why it is so.\n  - key: test.hash.third # the other\n");
        assertThat(Pack.read(exported).definitions())
                .filteredOn(part -> part.key().equals("test.hash.runway"))
                .singleElement()
                .satisfies(part -> assertThat(part.canonical()).contains("# 2 is taken"));
    }

    /** A rule that a new version leaves out would answer on unsaid. */
    @Test
    void whatANewVersionLeavesOutIsToldAndWithdrawnInTheSameActIfThatIsAsked() {
        var first = small("\"90 days\"", "\"89 days\"").replace("small", "leaving");
        take(first);
        acting("legal2").post("/v1/packs/leaving/publish").then().statusCode(200);
        var second = small("\"120 days\"", "\"119 days\"").replace("small", "leaving");
        second = second.substring(0, second.lastIndexOf("  # Why it is so.")).stripTrailing() + "\n";
        take(second);

        var left = "find { it.key == 'test.leaving.other' }";
        as("reader")
                .get("/v1/differences/packs/leaving")
                .then()
                .statusCode(200)
                .body("key", equalTo(List.of("test.leaving.runway", "test.leaving.other")))
                .body(left + ".after", nullValue())
                .body(left + ".before", startsWith("sha256:"))
                .body(left + ".changes[0].text", containsString("stays in force until it is withdrawn"));
        acting("legal2")
                .queryParam("supersede", true)
                .post("/v1/packs/leaving/publish")
                .then()
                .statusCode(200);
        as("reader").get("/v1/rules/test.leaving.other").then().statusCode(200);
        as("reader").get("/v1/differences/packs/leaving").then().body("key", equalTo(List.of("test.leaving.other")));

        withdrawLeftOut("legal").statusCode(422).body("type", endsWith("four-eyes"));
        withdrawLeftOut("legal2")
                .statusCode(200)
                .body("parts.key", equalTo(List.of("test.leaving.other")))
                .body("parts.state", equalTo(List.of("WITHDRAWN")));
        assertThat(exported("leaving")).isEqualTo(second);
        as("reader").get("/v1/differences/packs/leaving").then().body("key", hasSize(0));

        // What was in force once is not proposed by sending it again: that is said of each part.
        acting("legal")
                .contentType(Service.YAML)
                .body(first)
                .post("/v1/packs")
                .then()
                .statusCode(200)
                .body("notTaken.pointer", equalTo(List.of("/rules/0", "/rules/1")))
                .body("notTaken.state", equalTo(List.of("SUPERSEDED", "WITHDRAWN")))
                .body("notTaken[0].mend", containsString("roll back to it"))
                .body("notTaken[1].mend", containsString("write it again with a change"));
        acting("legal2")
                .post("/v1/packs/leaving/publish")
                .then()
                .statusCode(404)
                .body("detail", containsString("test.leaving.runway: this text was superseded"));
    }

    private static ValidatableResponse withdrawLeftOut(String account) {
        return acting(account)
                .queryParam("withdrawLeftOut", true)
                .post("/v1/packs/leaving/publish")
                .then();
    }

    private static String other() {
        return as("reader")
                .get("/v1/rules/test.small.other/revisions")
                .then()
                .extract()
                .path("items[0].digest");
    }

    private static String exported(String pack) {
        return new String(
                as("reader")
                        .get("/v1/packs/" + pack)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray(),
                UTF_8);
    }

    private static void take(String yaml) {
        acting("legal")
                .contentType(Service.YAML)
                .body(yaml)
                .post("/v1/packs")
                .then()
                .statusCode(200);
    }

    private static void publish(String yaml, boolean supersede) {
        take(yaml);
        acting("legal2")
                .queryParam("supersede", supersede)
                .post("/v1/packs/small/publish")
                .then()
                .statusCode(200);
    }

    private static String small(String least, String below) {
        var rule = """
                  # Why it is so.
                  - key: %1$s # %2$s
                    title: What is left lasts
                    authority: TOLERANCE
                    citation: House
                    choice: POLICY
                    dutyHolder: OWN_GOVERNMENT
                    counselReview: none
                    subject: authority
                    effective: { from: null, against: asOf }
                    severity: ADVISORY
                    parameters:
                      least: [{ value: %3$s, reference: nowhere, checked: READ }]
                    requires: has(drift.runwayDays) && drift.runwayDays >= params.least
                    message: "{authority.code}"
                    examples: # all of it
                      - { name: met, given: { drift.runwayDays: %3$s }, asOf: "2024-03-20", expect: MET }
                      - { name: a day short, given: { drift.runwayDays: %4$s }, asOf: "2024-03-20", expect: NOT_MET }
                      - { name: not known, given: {}, asOf: "2024-03-20", expect: UNDETERMINED }
                """;
        return "# A pack for a test.\npack: small\ntitle: Small\nrules:\n"
                + rule.formatted("test.small.runway", "the runway", least, below)
                        .indent(0)
                + "\n"
                + rule.formatted("test.small.other", "the other", "\"5 days\"", "\"4 days\"");
    }

    @Test
    void thePackThatIsThereAlreadyChangesNothing() {
        Service.publishShippedPacks();

        acting("legal")
                .contentType(Service.YAML)
                .body(ShippedPacks.yaml("house"))
                .post("/v1/packs")
                .then()
                .statusCode(200)
                .body("parts.state", everyItem(equalTo("PUBLISHED")));
    }

    @Test
    void aPackThatIsNotUnderstoodIsRefusedAtItsPlaces() {
        acting("legal")
                .contentType(Service.YAML)
                .body("""
                        pack: broken
                        rules:
                          - key: broken.rule
                            title: A rule without most of its parts
                          - { key: broken.other, colour: red }
                        """)
                .post("/v1/packs")
                .then()
                .statusCode(422)
                .body("type", endsWith("pack-not-readable"))
                .body("violations.pointer", equalTo(List.of("/rules/0/authority", "/rules/1/title")));
        acting("legal")
                .contentType(Service.YAML)
                .body("pack: [unclosed")
                .post("/v1/packs")
                .then()
                .statusCode(422);
    }

    @Test
    void whatCannotBeReadOfARuleIsSaidInPlainWordsAtItsPlace() {
        var rule = small("\"90 days\"", "\"89 days\"").replace("small", "plain");
        unreadable(
                rule.replaceFirst("severity: ADVISORY", "severity: SEVERE"),
                "/rules/0/severity",
                startsWith("test.plain.runway: cannot be 'SEVERE'; write one of "));
        unreadable(
                rule.replaceFirst("severity: ADVISORY", "severity: ADVISORY\n    subjet: hold"),
                "/rules/0/subjet",
                equalTo("test.plain.runway: does not exist; did you mean subject?"));
        unreadable(
                rule.replaceFirst("asOf: \"2024-03-20\"", "asOf: \"2024-13-20\""),
                "/rules/0/examples/0/asOf",
                equalTo("test.plain.runway: cannot be '2024-13-20'; write a date such as 2014-05-03"));
        unreadable(
                rule.replaceFirst("least: \\[.*\\]", "least: null"),
                "/rules/0/parameters/least",
                equalTo("test.plain.runway: must have values, each with a value such as 30 days;"
                        + " or leave the parameter out"));
        unreadable(
                rule.replaceFirst("examples: # all of it", "exceptions: [null]\n    examples:"),
                "/rules/0/exceptions/0",
                equalTo("test.plain.runway: must be the key of a rule; or leave it out"));
        unreadable(
                "pack: plain\nsets:\n- {key: a-set, title: A set, members: [{code: XAA}]}\n",
                "/sets/0/members/0",
                equalTo("a-set: must have code, reference and checked"));
        unreadable(
                rule.replaceFirst("key: test.plain.runway", "key: test.plain.Runway"),
                "/rules/0/key",
                startsWith("test.plain.Runway: must be words of small letters and digits"));
        unreadable("pack: plain\nrules: none\n", "/rules", startsWith("must be a list"));
        unreadable("pack: plain\nrules: {a: {key: test.plain}}\n", "/rules", startsWith("must be a list"));
        unreadable(
                rule.replaceFirst("severity: ADVISORY", "severity: &s ADVISORY\n    note: *s"),
                "line:"
                        + (1
                                + rule.substring(0, rule.indexOf("severity: ADVISORY"))
                                        .lines()
                                        .count()),
                endsWith("an alias is not taken: write out the text that it stands for"));
        acting("legal")
                .contentType("application/json")
                .body(Drafting.triggerRule("test.plain.draft").replace("ADVISORY", "SEVERE"))
                .post("/v1/rules/test.plain.draft/revisions")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/severity"))
                .body("violations[0].message", startsWith("cannot be 'SEVERE'; write one of "));
        acting("legal")
                .contentType(Service.YAML)
                .body(ShippedPacks.yaml("templates")
                        .replaceFirst("(?s)(key: templates\\.t2\n.*?)severity: [A-Z]+", "$1severity: SEVERE"))
                .post("/v1/packs")
                .then()
                .statusCode(422)
                .body("violations.pointer", equalTo(List.of("/templates/1/rule/severity")));
    }

    /** Whoever publishes says what was read: another text that was sent meanwhile is not published. */
    @Test
    void aPackThatWasSentAgainIsNotPublishedUnread() {
        take(small("\"90 days\"", "\"89 days\"").replace("small", "read"));
        var read = as("legal2").get("/v1/packs/read/texts").then().extract().<String>path("items[0].digest");
        take(small("\"80 days\"", "\"79 days\"").replace("small", "read"));

        var publish = acting("legal2").queryParam("text", read).post("/v1/packs/read/publish");
        publish.then()
                .statusCode(409)
                .body("violations[0].pointer", equalTo("query:text"))
                .body("violations[0].message", startsWith("must be the newest text, now sha256:"));
        var newest = as("legal2").get("/v1/packs/read/texts").then().extract().<String>path("items[0].digest");
        acting("legal2")
                .queryParam("text", newest)
                .post("/v1/packs/read/publish")
                .then()
                .statusCode(200)
                .body("parts.key", hasItem("test.read.runway"));
    }

    private static void unreadable(String pack, String pointer, org.hamcrest.Matcher<String> message) {
        acting("legal")
                .contentType(Service.YAML)
                .body(pack)
                .post("/v1/packs")
                .then()
                .statusCode(422)
                .body("type", endsWith("pack-not-readable"))
                .body("violations", hasSize(1))
                .body("violations[0].pointer", equalTo(pointer))
                .body("violations[0].message", message);
    }

    @Test
    void aPackOfSeveralDocumentsIsOnePackAndItsFaultsAreNamedByDocument() {
        acting("legal")
                .contentType(Service.YAML)
                .body("""
                        pack: several
                        title: Several
                        ---
                        pack: another
                        rules:
                          - { key: several.rule, colour: red }
                        """)
                .post("/v1/packs")
                .then()
                .statusCode(422)
                .body("type", endsWith("pack-not-readable"))
                .body("violations.pointer", hasItem("/documents/1/pack"))
                .body("violations.pointer", hasItem("/documents/1/rules/0/title"));
    }

    @Test
    void aRuleThatDoesNotCompileIsRefusedWithLineColumnAndAMend() {
        acting("legal")
                .contentType(Service.YAML)
                .body(ShippedPacks.yaml("house")
                        .replace("pack: house", "pack: mistaken")
                        .replace("has(hold.authorityOfRecord)", "has(hold.authorityOfRecrd)"))
                .post("/v1/packs")
                .then()
                .statusCode(422)
                .body("type", endsWith("rule-not-sound"))
                .body("violations[0].message", containsString("line 1, column"));
    }

    @Test
    void everyParameterIsListedWithItsReference() {
        Service.publishShippedPacks();

        as("reader")
                .get("/v1/parameters?rule=us.aeca.36b.wait")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.value", hasItem("15 days"))
                .body("total.count", greaterThan(1));
    }

    @Test
    void theVocabularyAndTheExpressionCheckHelpWhoeverWrites() {
        as("reader")
                .get("/v1/fact-types/delivery")
                .then()
                .statusCode(200)
                .body("leaves.name", hasItem("delivery.enteredCountryOn"));
        as("legal")
                .contentType("application/json")
                .body("{\"subject\": \"hold\", \"expression\": \"has(hold.trigger)\"}")
                .post("/v1/expressions:check")
                .then()
                .statusCode(200)
                .body("type", equalTo("BOOL"))
                .body("leaves", hasItem("hold.trigger"));
        as("legal")
                .contentType("application/json")
                .body("{\"subject\": \"hold\", \"expression\": \"has(hold.triger)\"}")
                .post("/v1/expressions:check")
                .then()
                .statusCode(200)
                .body("issues", hasSize(greaterThan(0)));
        as("legal")
                .contentType("application/json")
                .body("""
                        {"subject": "notification", "part": "PERMITTED_FROM",
                         "expression": "addDays(notification.deliveredOn, params.wait)",
                         "parameters": {"wait": {"values": [{"value": "30 days"}]}}}""")
                .post("/v1/expressions:check")
                .then()
                .statusCode(200)
                .body("type", equalTo("DATE"))
                .body("issues", hasSize(0));
    }
}
