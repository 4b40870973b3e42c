package org.daylight.rules.rulebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.rules.Service.acting;
import static org.daylight.rules.Service.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import org.daylight.rules.Service;
import org.daylight.rules.packs.ShippedPacks;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RulebookTest {

    @Test
    void theDigestStaysUntilAParameterChangesAndTheOldRulebookRemains() {
        publish(runway("90 days", "89 days"), false);
        var first = Service.freeze();
        assertThat(Service.freeze()).isEqualTo(first);

        propose(runway("120 days", "119 days"));
        assertThat(Service.freeze()).as("what is only proposed does not count").isEqualTo(first);
        publish(runway("120 days", "119 days"), true);

        var second = Service.freeze();
        assertThat(second).isNotEqualTo(first);
        var old = as("reader").get("/v1/rulebooks/" + first).then().statusCode(200);
        old.header("Cache-Control", containsString("immutable"))
                .body("digest", equalTo(first))
                .body("environment", containsString("language/"))
                .body("rules.key", hasItem("test.funding.runway"));
        var before = revision(first);
        var after = revision(second);
        assertThat(before).isNotEqualTo(after);
    }

    @Test
    void aRulebookThatWasNeverFrozenIsNotFound() {
        as("reader").get("/v1/rulebooks/sha256:nothing").then().statusCode(404);
    }

    private static String revision(String rulebook) {
        return as("reader")
                .get("/v1/rulebooks/" + rulebook)
                .then()
                .extract()
                .path("rules.find { it.key == 'test.funding.runway' }.revisions[0]");
    }

    private static void propose(String pack) {
        acting("legal")
                .contentType(Service.YAML)
                .body(pack)
                .post("/v1/packs")
                .then()
                .statusCode(200);
    }

    private static void publish(String pack, boolean supersede) {
        propose(pack);
        acting("legal2")
                .queryParam("supersede", supersede)
                .post("/v1/packs/runway/publish")
                .then()
                .statusCode(200);
    }

    private static String runway(String least, String below) {
        var house = ShippedPacks.yaml("house");
        var start = house.indexOf("  - key: daylight.funding.runway");
        var end = house.indexOf("  - key: ", start + 10);
        return "pack: runway\ntitle: one rule\nrules:\n"
                + house.substring(start, end)
                        .replace("daylight.funding.runway", "test.funding.runway")
                        .replace("90 days", least)
                        .replace("89 days", below);
    }
}
