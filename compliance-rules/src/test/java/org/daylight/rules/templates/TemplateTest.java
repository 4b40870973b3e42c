package org.daylight.rules.templates;

import static org.daylight.rules.Service.acting;
import static org.daylight.rules.Service.as;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.daylight.rules.Service;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TemplateTest {

    private static final String TERM = """
            {"key": "%s", "expectation": "LOA XAA-1/7", "textVersion": "2", "citation": "LOA XAA-1, term 7, text 2",
             "clause": "Access to storage is given within ten days.", "from": "2024-01-01", "values": %s}""";

    @BeforeEach
    void publishTemplates() {
        if (as("reader").get("/v1/packs/templates").statusCode() != 200) {
            Service.publish("templates");
        }
    }

    @Test
    void theTwelveTemplatesAreListedWithWhatHasToBeFilledIn() {
        as("reader")
                .get("/v1/templates")
                .then()
                .statusCode(200)
                .body("items.findAll { it.pack == 'templates' }", hasSize(12))
                .body("items.find { it.kind == 'T6' }.placeholders.days.type", equalTo("DAYS"));
        as("reader").get("/v1/templates/templates.t6").then().statusCode(200).body("state", equalTo("PUBLISHED"));
        as("reader").get("/v1/templates/templates.t13").then().statusCode(404);
    }

    @Test
    void aTermBecomesARuleThatAnswersForItsExpectationOnly() {
        var key = "loa.xaa-1.term-7";
        var made = acting("legal")
                .contentType("application/json")
                .body(TERM.formatted(key, "{\"days\": \"10 days\"}"))
                .post("/v1/templates/templates.t6/instantiate")
                .then()
                .statusCode(201)
                .body("state", equalTo("DRAFT"))
                .body("definition.citation", equalTo("LOA XAA-1, term 7, text 2"))
                .body("definition.parameters.days.values[0].value", equalTo("10 days"))
                .extract()
                .response();
        var path = "/v1/rules/" + key + "/revisions/" + made.path("digest");
        for (var step : new String[] {"check", "propose", "publish"}) {
            acting(step.equals("publish") ? "legal2" : "legal")
                    .header("If-Match", as("legal").get(path).header("ETag"))
                    .post(path + "/" + step)
                    .then()
                    .statusCode(200);
        }

        var rulebook = Service.freeze();
        as("service")
                .contentType(Service.NDJSON)
                .body(line("7", "2024-03-11") + line("7", "2024-03-12") + line("8", "2024-03-12"))
                .post("/v1/evaluations?rulebook=" + rulebook)
                .then()
                .statusCode(200)
                .body(org.hamcrest.Matchers.containsString(
                        "access asked for 2024-03-01, given not yet; 10 days are allowed"));
        explained(rulebook, key, "7", "2024-03-11", "MET");
        explained(rulebook, key, "7", "2024-03-12", "NOT_MET");
        explained(rulebook, key, "8", "2024-03-12", "NOT_APPLICABLE");
    }

    private static void explained(String rulebook, String rule, String term, String asOf, String answer) {
        as("service")
                .contentType(Service.NDJSON)
                .body(line(term, asOf))
                .post("/v1/evaluations:explain?rulebook=" + rulebook + "&rule=" + rule)
                .then()
                .statusCode(200)
                .body("answer", equalTo(answer));
    }

    private static String line(String term, String asOf) {
        return """
                {"subject":"expectation:%1$s-%2$s","type":"expectation/1","asOf":"%2$s","knownAt":"2024-04-01T00:00:00Z",\
                "expectation.reference":"LOA XAA-1/%1$s","expectation.textVersion":"2",\
                "observed.accessAskedOn":"2024-03-01","observed.accessGivenOn":null}
                """.formatted(term, asOf);
    }

    @Test
    void whatIsNotFilledInIsNamed() {
        acting("legal")
                .contentType("application/json")
                .body(TERM.formatted("loa.xaa-1.term-8", "{\"weeks\": \"2\"}"))
                .post("/v1/templates/templates.t6/instantiate")
                .then()
                .statusCode(400)
                .body("violations.pointer", hasItems("/values/days", "/values/weeks"));
        acting("legal")
                .contentType("application/json")
                .body(TERM.formatted("loa.xaa-1.term-8", "{\"days\": \"soon\"}"))
                .post("/v1/templates/templates.t6/instantiate")
                .then()
                .statusCode(400)
                .body("violations.pointer", hasItem("/values/days"));
        acting("legal")
                .contentType("application/json")
                .body(TERM.formatted("loa.xaa-1.term-8", "{\"days\": \"2 days\"}")
                        .replaceFirst("\\{", "{\"accessGroup\": \"close-hold\", "))
                .post("/v1/templates/templates.t6/instantiate")
                .then()
                .statusCode(400)
                .body("violations.pointer", hasItem("/accessGroup"));
        acting("legal")
                .contentType("application/json")
                .body(TERM.formatted("loa.xaa-1.term-8", "{\"days\": \"2 days\"}")
                        .replace("2024-01-01", "2024-06"))
                .post("/v1/templates/templates.t6/instantiate")
                .then()
                .statusCode(400)
                .body("violations.pointer", hasItem("/from"));
        acting("legal")
                .contentType("application/json")
                .body(TERM.formatted("loa.xaa-1.term-8", "{\"days\": \"2 days\"}")
                        .replaceFirst("\\{", "{\"to\": \"2023-12-31\", "))
                .post("/v1/templates/templates.t6/instantiate")
                .then()
                .statusCode(400)
                .body("violations.pointer", hasItem("/to"));
        acting("desk")
                .contentType("application/json")
                .body(TERM.formatted("loa.xaa-1.term-8", "{\"days\": \"2 days\"}"))
                .post("/v1/templates/templates.t6/instantiate")
                .then()
                .statusCode(403);
    }

    /** As the answers about packs send people to do. */
    @Test
    void aTemplateIsRolledBackToWithdrawnAndPublishedByItself() {
        take(own("Quantity"));
        acting("legal2").post("/v1/packs/own-templates/publish").then().statusCode(200);
        var first = version("PUBLISHED");
        take(own("A mistake"));
        acting("legal2")
                .queryParam("supersede", true)
                .post("/v1/packs/own-templates/publish")
                .then()
                .statusCode(200);

        take(own("Quantity")).body("notTaken[0].mend", startsWith("this text was superseded: roll back to it"));
        act("legal", first, "roll-back").statusCode(422).body("type", endsWith("four-eyes"));
        act("legal2", first, "roll-back").statusCode(200).body("state", equalTo("PUBLISHED"));
        as("reader").get("/v1/templates/own.t4").then().body("digest", equalTo(first));

        take(own("A slip"));
        var slip = version("PROPOSED");
        take(own("Most that may be had")).body("dropped.digest", equalTo(List.of(slip)));
        act("legal", slip, "withdraw").statusCode(200).body("state", equalTo("WITHDRAWN"));
        var better = version("PROPOSED");
        act("legal2", better, "publish").statusCode(409).body("type", endsWith("overlaps"));
        act("legal2", better, "publish?supersede=true").statusCode(200).body("state", equalTo("PUBLISHED"));
        as("reader")
                .get("/v1/templates/own.t4/versions")
                .then()
                .statusCode(200)
                .body("items", hasSize(4))
                .body("items.find { it.digest == '%s' }.state".formatted(first), equalTo("SUPERSEDED"))
                .body("items.find { it.digest == '%s' }.definition.title".formatted(better), startsWith("Most"));
    }

    private static ValidatableResponse take(String pack) {
        return acting("legal")
                .contentType(Service.YAML)
                .body(pack)
                .post("/v1/packs")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse act(String account, String digest, String step) {
        int version = as("legal")
                .get("/v1/templates/own.t4/versions")
                .then()
                .extract()
                .path("items.find { it.digest == '%s' }.version".formatted(digest));
        return acting(account)
                .header("If-Match", "\"%d\"".formatted(version))
                .contentType("application/json")
                .body(step.startsWith("publish") ? "" : "{\"reason\": \"a test\"}")
                .post("/v1/templates/own.t4/versions/" + digest + "/" + step)
                .then();
    }

    private static String version(String state) {
        return as("legal")
                .get("/v1/templates/own.t4/versions")
                .then()
                .extract()
                .path("items.find { it.state == '%s' }.digest".formatted(state));
    }

    private static String own(String title) {
        var shipped = org.daylight.rules.packs.ShippedPacks.yaml("templates");
        var t4 = shipped.substring(shipped.indexOf("  - key: templates.t4"), shipped.indexOf("  - key: templates.t5"));
        return "pack: own-templates\ntitle: One template\ntemplates:\n"
                + t4.replace("templates.t4", "own.t4").replaceFirst("title: .*", "title: " + title);
    }

    @Test
    void aTemplateWhoseExamplesDoNotHoldIsRefused() {
        acting("legal")
                .contentType(Service.YAML)
                .body(org.daylight.rules.packs.ShippedPacks.yaml("templates")
                        .replace("pack: templates", "pack: wrong-templates")
                        .replace("key: templates.", "key: wrong.")
                        .replace("${cap + 1}", "${cap}"))
                .post("/v1/packs")
                .then()
                .statusCode(422)
                .body("type", endsWith("rule-not-sound"))
                .body("violations[0].pointer", equalTo("/templates/3/examples"));
    }
}
