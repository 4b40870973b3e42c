package org.daylight.rules.rulebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.rules.Service.acting;
import static org.daylight.rules.Service.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.daylight.rules.Service;
import org.daylight.rules.packs.ShippedPacks;
import org.daylight.rules.storage.ActBetween;
import org.daylight.rules.storage.Statements;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RulebookTest {

    @Inject
    AgroalDataSource source;

    @Test
    void theDigestStaysUntilAParameterChangesAndTheOldRulebookRemains() {
        Service.publishShippedPacks();
        publish("runway", runway("90 days", "89 days"), false);
        var first = Service.freeze();
        assertThat(Service.freeze()).isEqualTo(first);

        propose(runway("120 days", "119 days"));
        assertThat(Service.freeze()).as("what is only proposed does not count").isEqualTo(first);
        publish("runway", runway("120 days", "119 days"), true);

        var second = Service.freeze();
        assertThat(second).isNotEqualTo(first);
        var old = as("reader").get("/v1/rulebooks/" + first).then().statusCode(200);
        old.header("Cache-Control", containsString("immutable"))
                .body("digest", equalTo(first))
                .body("environment", containsString("language/"))
                .body("rules.key", hasItem("test.funding.runway"));
        assertThat(subject(first, "authority")).isNotEqualTo(subject(second, "authority"));
        assertThat(subject(first, "delivery")).as("no rule of it changed").isEqualTo(subject(second, "delivery"));
        var before = revision(first, "test.funding.runway");
        var after = revision(second, "test.funding.runway");
        assertThat(before).isNotEqualTo(after);
    }

    @Test
    void aRulebookThatWasNeverFrozenIsNotFound() {
        as("reader").get("/v1/rulebooks/sha256:nothing").then().statusCode(404);
    }

    @Test
    void aSetChangesWhatTheAnswersDependOnWhereItIsNamedAlone() {
        Service.publishShippedPacks();
        publish("named", naming(""), false);
        var first = Service.freeze();
        publish(
                "named",
                naming("      - { code: XIC, from: \"2000-01-01\", reference: invented, checked: DERIVED }\n"),
                true);
        var second = Service.freeze();
        assertThat(first).isNotEqualTo(second);
        assertThat(revision(first, "test.named.member"))
                .as("the rule itself is the same")
                .isEqualTo(revision(second, "test.named.member"));
        assertThat(subject(first, "partner")).isNotEqualTo(subject(second, "partner"));
        assertThat(subject(first, "authority")).isEqualTo(subject(second, "authority"));
        assertThat(subject(first, "transfer")).isEqualTo(subject(second, "transfer"));
    }

    /** With the rules of before an act and the sets of after it, it would be one that never was in force. */
    @Test
    void whatIsPublishedMeanwhileIsInARulebookWholeOrNotAtAll() {
        var first = naming("").replace("named", "moment");
        publish("moment", first, false);
        var before = Service.freeze();
        propose(first.replace("message: \"invented\"", "message: \"another\"").replace("XIA", "XIB"));

        QuarkusMock.installMockForType(new ActBetween(source, () -> publishProposed("moment", true)), Statements.class);

        assertThat(Service.freeze()).isEqualTo(before);
        assertThat(revision(Service.freeze(), "test.moment.member"))
                .as("it was published in between")
                .isNotEqualTo(revision(before, "test.moment.member"));
    }

    private static String subject(String rulebook, String type) {
        String digest = as("auditor")
                .get("/v1/rulebooks/%s/subjects".formatted(rulebook))
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("immutable"))
                .extract()
                .path("subjects.find { it.type == '%s' }.digest".formatted(type));
        assertThat(digest).as(type).isNotNull();
        return digest;
    }

    private static String revision(String rulebook, String rule) {
        String revision = as("reader")
                .get("/v1/rulebooks/" + rulebook)
                .then()
                .extract()
                .path("rules.find { it.key == '%s' }.revisions[0]".formatted(rule));
        assertThat(revision).isNotNull();
        return revision;
    }

    private static void propose(String pack) {
        acting("legal")
                .contentType(Service.YAML)
                .body(pack)
                .post("/v1/packs")
                .then()
                .statusCode(200);
    }

    private static void publish(String name, String pack, boolean supersede) {
        propose(pack);
        publishProposed(name, supersede);
    }

    private static void publishProposed(String name, boolean supersede) {
        acting("legal2")
                .queryParam("supersede", supersede)
                .post("/v1/packs/%s/publish".formatted(name))
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

    private static String naming(String furtherMember) {
        return """
            pack: named
            title: a rule that names a set
            sets:
              - key: test-named
                title: invented
                completeFrom: "2000-01-01"
                source: invented
                members:
                  - { code: XIA, from: "2000-01-01", reference: invented, checked: DERIVED }
            %srules:
              - key: test.named.member
                title: invented
                authority: TOLERANCE
                citation: invented
                choice: POLICY
                dutyHolder: OWN_GOVERNMENT
                counselReview: none
                subject: partner
                effective: { from: null, against: asOf }
                severity: ADVISORY
                requires: >-
                  !inSet(partner.code, "test-named", asOf)
                message: "invented"
                examples:
                  - name: a member
                    given: { partner.code: XIA }
                    asOf: "2024-03-20"
                    expect: NOT_MET
                  - name: no member
                    given: { partner.code: XAA }
                    asOf: "2024-03-20"
                    expect: MET
                  - name: the first day on which the list is complete
                    given: { partner.code: XAA }
                    asOf: "2000-01-01"
                    expect: MET
                  - name: before the list is complete
                    given: { partner.code: XAA }
                    asOf: "1999-12-31"
                    expect: UNDETERMINED
            """.formatted(furtherMember);
    }
}
