package org.daylight.registry.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.record;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.daylight.kit.recording.Knowing;
import org.daylight.kit.recording.Recordings;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A partition reads what its own partner's subjects speak of, although others' ids lie between. */
@QuarkusTest
@SuppressWarnings("NullAway.Init")
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class JoinsTest {

    @Inject
    FactStore store;

    @Inject
    Recordings recordings;

    private String own;
    private String other;
    private UUID partner;

    @BeforeEach
    void twoPartners() {
        own = Api.code();
        partner = id(record("partners", Api.partner(own)));
        other = Api.partner();
    }

    @Test
    void articlesAndTheirChecks() {
        var first = item(own, "1");
        item(other, "2");
        var last = item(own, "3");

        assertThat(joins(FactType.ITEM, first, last).checks).containsOnlyKeys(own + "/E1", own + "/E3");
    }

    @Test
    void articlesOfDeliveriesAndTheirInventories() {
        var first = delivered(own, "1");
        delivered(other, "2");
        var last = delivered(own, "3");

        assertThat(joins(FactType.DELIVERY, first, last).serials.checks).containsOnlyKeys(own + "/E1", own + "/E3");
    }

    @Test
    void proposalsWhatWasJudgedAndWhatWasDetermined() {
        var first = proposal(own, "1");
        proposal(other, "2");
        var last = proposal(own, "3");
        record("determinations", """
                {"reference": "%1$s/G4", "kind": "FINDING", "determined": "COUP", "statute": "s", "officer": "o",
                 "on": "2024", "partners": ["%1$s"]}""".formatted(own));
        record("determinations", """
                {"reference": "%1$s/G5", "kind": "FINDING", "determined": "COUP", "statute": "s", "officer": "o",
                 "on": "2024", "transfers": ["%1$s/T3"]}""".formatted(own));

        var joins = joins(FactType.PROPOSAL, first, last);
        assertThat(joins.judgements).containsOnlyKeys(own + "/O1", own + "/O3");
        assertThat(joins.determinations)
                .extracting(determination -> determination.text("reference"))
                .containsExactlyInAnyOrder(own + "/G1", own + "/G3", own + "/G4", own + "/G5");
    }

    @Test
    void proposalsTheStatementsAboutTheirOwnPartner() {
        var first = proposal(own, "1");
        for (var code : new String[] {own, other}) {
            record("undertakings", """
                    {"reference": "%1$s/W1", "partner": "%1$s", "nature": "DUTY", "owedBy": "OWN_GOVERNMENT",
                     "kind": "FAA 502B(c) statement", "startedOn": "2024-01-10"}""".formatted(code));
            record("undertakings", """
                    {"reference": "%1$s/W2", "partner": "%1$s", "nature": "DUTY", "owedBy": "OWN_GOVERNMENT",
                     "kind": "FAA 517 notice", "startedOn": "2024-01-10"}""".formatted(code));
        }

        assertThat(joins(FactType.PROPOSAL, first, first).statements.all())
                .extracting(statement -> statement.text("reference"))
                .containsExactly(own + "/W1");
    }

    private Joins joins(FactType type, UUID from, UUID to) {
        var knownAt = recordings.settledAt();
        var moment = new FactMoment(LocalDate.of(2024, 6, 1), knownAt, Knowing.recordedAt(knownAt));
        var found = new Joins[1];
        store.read(
                moment,
                new Sight(true, Set.of()),
                reading -> found[0] = Joins.of(reading, new Partition(type, partner, from, to, new Scope.Portfolio())));
        return found[0];
    }

    private static UUID item(String code, String number) {
        var made = id(record("items", Api.item(code + "/E" + number, code)));
        check(code, number);
        return made;
    }

    private static void check(String code, String number) {
        record("end-use-checks", """
                {"reference": "%1$s/K%2$s", "partner": "%1$s", "kind": "SERIAL_INVENTORY", "item": "%1$s/E%2$s",
                 "on": "2024-02-08", "by": "the attaché"}""".formatted(code, number));
    }

    private static UUID delivered(String code, String number) {
        var transfer = Api.transfer(code);
        var delivery = record("deliveries", Api.delivery(code + "/D" + number, transfer));
        record(
                "items",
                Api.item(code + "/E" + number, code)
                        .replaceFirst("\\{", "{\"delivery\": \"%s/D%s\", ".formatted(code, number)));
        check(code, number);
        return id(delivery);
    }

    private static UUID proposal(String code, String number) {
        record("transfers", Api.transfer(code + "/T" + number, code));
        var made = record("proposals", """
                {"reference": "%1$s/O%2$s", "partner": "%1$s", "kind": "OFFER", "on": "2024-03-20",
                 "transfer": "%1$s/T%2$s"}""".formatted(code, number));
        record("judgements", """
                {"reference": "%1$s/J%2$s", "proposal": "%1$s/O%2$s", "question": "CRITERION_TWO", "value": true,
                 "by": "the Legal Adviser", "on": "2024-02-01", "basis": "memorandum"}""".formatted(code, number));
        record("determinations", """
                {"reference": "%1$s/G%2$s", "partner": "%1$s", "kind": "FINDING", "determined": "COUP", "statute": "s",
                 "officer": "o", "on": "2024"}""".formatted(code, number));
        return id(made);
    }

    private static UUID id(String location) {
        return UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
    }
}
