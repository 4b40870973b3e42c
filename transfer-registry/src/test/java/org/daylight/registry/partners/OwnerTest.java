package org.daylight.registry.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.daylight.registry.Api.CLOSE;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.record;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.Optional;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.facts.Register;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A register of a state of its own: 12 tanks of a transfer that names no supplier, 5 of one that another state supplied. */
@QuarkusTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestProfile(OwnerTest.Owned.class)
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class OwnerTest {

    private static final String OWNER = "OWNER-OF-ALL";

    /** The register belongs to somebody. */
    public static class Owned implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("daylight.registry.owner", OWNER);
        }
    }

    @Test
    @Order(1) // before the owner is a partner
    void whatNamesNoSupplierComesFromTheOwner() {
        var partner = Api.partner();
        var other = Api.partner();
        transfer(partner, "T1", "");
        transfer(partner, "T2", ", \"supplier\": \"%s\"".formatted(other));
        delivery(partner, "T1", "12");
        delivery(partner, "T2", "5");
        var schedules = "/v1/schedules?by=supplier&measure=units:EACH&asOf=2024-12-31&scope=partner:" + partner;
        var transfers = "/v1/transfers?partner=%s&supplier=%s".formatted(partner, OWNER);

        // While the owner is no partner that the reader sees, nobody is named.
        get(READER, transfers).body("items", empty());
        assertThat(get("reviewer", schedules).extract().asString()).contains("{\"supplier\":null}");
        record("partners", Api.partner(OWNER));

        get(READER, transfers).body("items.content.reference", contains(partner + "/T1"));
        get(READER, transfers.replace(OWNER, other)).body("items.content.reference", contains(partner + "/T2"));
        assertThat(get("reviewer", schedules).extract().asString())
                .contains("{\"supplier\":\"%s\"}".formatted(OWNER), "{\"supplier\":\"%s\"}".formatted(other))
                .doesNotContain("{\"supplier\":null}", "its supplier is not stated");
        total(partner, OWNER, "12").body("recordedFrom", equalTo("12")).body("agrees", equalTo(true));
        total(partner, other, "5").body("recordedTo", equalTo("5")).body("agrees", equalTo(true));
        assertThat(Register.manifest("service", "asOf=2024-12-31")
                        .path("factTypes")
                        .toString())
                .contains("of " + OWNER + "\"");
    }

    /** The office of the owner closes the accounts of what is passed on, but not of what somebody else supplied. */
    @Test
    @Order(2)
    void theOwnerClosesTheAccountsOfWhatNamesNoSupplier() {
        Register.load(DESK, "{\"type\": \"partner\", \"content\": %s}".formatted(Api.partner(OWNER)));
        var partner = Api.partner();
        var hidden = Api.restrictedPartner();
        transfer(partner, "T1", "");
        Api.post(CLOSE, "/v1/transfers", Api.draft("""
                {"reference": "%1$s/T2", "partner": "%1$s", "channel": "FMS", "title": "Tanks", "status": "AGREED",
                 "supplier": "%2$s"}""".formatted(partner, hidden)))
                .statusCode(201);
        consented(partner, "T2");
        get(READER, "/v1/undertakings?partner=" + OWNER).body("items", empty());
        consented(partner, "T1");

        get(READER, "/v1/undertakings?partner=" + OWNER)
                .body("items.content.kind", contains("retransfer: close accounts"))
                .body("items.content.owner", contains("office for " + OWNER));
    }

    private static void consented(String partner, String transfer) {
        record("proposals", """
                {"reference": "%1$s/O-%2$s", "partner": "%1$s", "kind": "RETRANSFER", "transfer": "%1$s/%2$s", "on": "2024-02-05",
                 "documents": {"consentOn": "2024-02-01"}}""".formatted(partner, transfer));
    }

    @Test
    void aSupplierThatIsHiddenIsNotTheOwner() {
        var partner = Api.partner();
        var hidden = Api.restrictedPartner();
        Api.post(CLOSE, "/v1/transfers", Api.draft("""
                {"reference": "%1$s/T1", "partner": "%1$s", "channel": "FMS", "title": "Tanks", "status": "AGREED",
                 "supplier": "%2$s", "lines": [{"number": 1, "designation": "Tank"}]}""".formatted(partner, hidden)))
                .statusCode(201);
        delivery(partner, "T1", "12");

        assertThat(get(
                                "reviewer",
                                "/v1/schedules?by=supplier&measure=units:EACH&asOf=2024-12-31&scope=partner:" + partner)
                        .extract()
                        .asString())
                .contains("{\"supplier\":null}")
                .doesNotContain(OWNER, hidden);
    }

    @Test
    void anOwnerIsACodeThatAPartnerCanHave() {
        assertThatThrownBy(() -> new Owner(Optional.of(" USA")))
                .hasMessage(
                        "daylight.registry.owner is ' USA'; it must be the code of a partner, with no blank at either end");
        assertThat(new Owner(Optional.empty()).code()).isNull();
        assertThat(new Owner(Optional.of("USA")).code()).isEqualTo("USA");
    }

    private static ValidatableResponse total(String partner, String supplier, String amount) {
        var total = record("control-totals", """
                {"reference": "%1$s/C-%2$s", "partner": "%1$s", "supplier": "%2$s", "register": "an institute", "measure": "UNITS",
                 "quantity": {"amount": "%3$s", "unit": "EACH"}, "statedOn": "2024-12-31"}""".formatted(partner, supplier, amount));
        return get(READER, total + "/comparison").statusCode(200);
    }

    private static void transfer(String partner, String name, String more) {
        record("transfers", """
                {"reference": "%1$s/%2$s", "partner": "%1$s", "channel": "FMS", "title": "Tanks", "status": "AGREED"%3$s,
                 "lines": [{"number": 1, "designation": "Tank"}]}""".formatted(partner, name, more));
    }

    private static void delivery(String partner, String transfer, String amount) {
        record(
                "deliveries",
                Api.delivery(partner + "/D-" + transfer, partner + "/" + transfer)
                        .replace("\"12\"", "\"" + amount + "\""));
    }
}
