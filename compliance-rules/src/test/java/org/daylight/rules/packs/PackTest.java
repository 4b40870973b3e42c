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

import io.quarkus.test.junit.QuarkusTest;
import org.daylight.rules.Service;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PackTest {

    @Test
    void theShippedPacksArePublishedByASecondPersonAndCanBeReadBack() {
        Service.publishShippedPacks();

        var shipped = ShippedPacks.pack("us").definitions();
        as("reader").get("/v1/rules/us.aeca.36b.wait").then().statusCode(200);
        as("reader").get("/v1/rules?pack=house").then().statusCode(200).body("items", hasSize(15));
        as("reader").get("/v1/sets/nato-members").then().statusCode(200).body("definition.members", hasSize(32));
        var exported = new String(
                as("reader")
                        .get("/v1/packs/us")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray(),
                UTF_8);
        assertThat(Pack.read(exported).definitions().stream().map(definition -> definition.digest()))
                .containsExactlyInAnyOrderElementsOf(
                        shipped.stream().map(definition -> definition.digest()).toList());
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
                .body("violations.pointer", hasItem("/rules/1"));
        acting("legal")
                .contentType(Service.YAML)
                .body("pack: [unclosed")
                .post("/v1/packs")
                .then()
                .statusCode(422);
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
                .body("violations.pointer", hasItem("/documents/1/rules/0"));
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
    }
}
