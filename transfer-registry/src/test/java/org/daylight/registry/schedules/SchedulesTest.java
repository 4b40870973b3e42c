package org.daylight.registry.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.as;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.facts.Register;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class SchedulesTest {

    private final String code = Api.code();

    @BeforeEach
    void fill() {
        Register.fill(code);
    }

    @Test
    void anObjectiveHasItsPlansAndWhatReachedItsMilestone() {
        var line = lines("2024-03-20", "objective:" + code + "/O1").getFirst();

        assertThat(line.path("objective").asText()).isEqualTo(code + "/O1");
        assertThat(line.path("milestone").asText()).isEqualTo("HANDED_OVER");
        assertThat(line.path("baselines")).hasSize(1);
        assertThat(line.path("deliveries").toString())
                .isEqualTo("[{\"on\":\"2024-03-01\",\"milestone\":\"HANDED_OVER\",\"measure\":\"INCREMENT\","
                        + "\"quantity\":\"38 EACH\",\"value\":null,\"count\":1,\"capabilityClass\":\"ARMOUR\","
                        + "\"transfer\":\"" + code + "/T1\"}]");
        assertThat(line.path("planned").path(0).path("quantity").asText()).isEqualTo("38 EACH");
        assertThat(line.path("written").path("unvalued").asInt()).isEqualTo(1);
        assertThat(lines("2024-07-01", "objective:" + code + "/O1").getFirst().path("baselines"))
                .hasSize(2);
    }

    @Test
    void anAuthorityHasItsStepsAndTheChargesSoFar() {
        var line = lines("2024-03-20", "objective:" + code + "/O1").get(1);

        assertThat(line.path("authority").asText()).isEqualTo(code + "/A1");
        assertThat(line.path("steps")).hasSize(2);
        assertThat(line.path("charges")).hasSize(2);
        assertThat(line.path("opensOn").asText()).isEqualTo("2023-10-01");
        assertThat(line.path("expiresOn").asText()).isEqualTo("2024-09-30");
    }

    @Test
    void aPartnerHasWhatReallyArrivedDayByDayAndWhatOfItIsUnderWrittenTerms() {
        var line = lines("2024-05-02", "partner:" + code).getLast();

        assertThat(line.path("partner").asText()).isEqualTo(code);
        assertThat(line.path("deliveries").toString())
                .isEqualTo("[{\"on\":\"2024-03-01\",\"value\":null,\"count\":1},"
                        + "{\"on\":\"2024-05-01\",\"value\":\"5000 USD CONTRACT\",\"count\":1}]");
        assertThat(line.path("written").path("deliveredValue").asText()).isEqualTo("5000");
        assertThat(line.path("written").path("specificValue").asText()).isEqualTo("5000");
        assertThat(line.path("written").path("currentValue").asText()).isEqualTo("0");
    }

    @Test
    void aPartnerHasItsPackagesByWhatTheyChargeAndTheNoticesThatWereWaived() {
        var lines = """
            {"type": "authority", "content": {"code": "%1$s/Y23", "title": "Y", "statute": "S",
             "kind": "DRAWDOWN", "fiscalYear": 2023}}
            {"type": "transfer", "content": {"reference": "%1$s/K1", "title": "K1", "partner": "%1$s",
             "supplier": "%1$s", "channel": "PDA", "status": "PROPOSED", "proposedOn": "2023-01-06",
             "charges": [{"authority": "%1$s/Y23", "on": "2023-01-06",
                          "amount": {"amount": "2850000000", "currency": "USD", "basis": "ANNOUNCED_MAXIMUM"}}]}}
            {"type": "transfer", "content": {"reference": "%1$s/K2", "title": "K2", "partner": "%1$s",
             "supplier": "%1$s", "channel": "PDA", "status": "PROPOSED", "proposedOn": "2024-03-12", "values":
             [{"element": "TOTAL", "money": {"amount": "300000000", "currency": "USD", "basis": "ANNOUNCED_MAXIMUM"}}]}}
            {"type": "transfer", "content": {"reference": "%1$s/K3", "title": "K3", "partner": "%1$s",
             "supplier": "%1$s", "channel": "PDA", "status": "PROPOSED", "proposedOn": "2024-07-01"}}
            {"type": "notification", "content": {"reference": "%1$s/W1", "partner": "%1$s", "kind": "ARTICLES",
             "statute": "AECA 36(b)", "totalValue": {"amount": "5", "currency": "USD", "basis": "ANNOUNCED_MAXIMUM"}}}
            {"type": "determination", "content": {"reference": "%1$s/E1", "kind": "EMERGENCY",
             "statute": "AECA 36(b)(1)", "officer": "Secretary of State", "on": "2023-12-08", "notifications": ["%1$s/W1"]}}
            """.formatted(code).replace("\n ", " ").replaceAll(" +", " ");
        assertThat(Register.load(Api.DESK, lines).extract().<List<Object>>path("problems"))
                .isEmpty();

        var line = lines("2024-05-02", "partner:" + code).getLast();

        assertThat(line.path("packages"))
                .extracting(JsonNode::toString)
                .filteredOn(text -> text.contains("/K"))
                .containsExactlyInAnyOrder(
                        ("{\"transfer\":\"%1$s/K1\",\"on\":\"2023-01-06\",\"accessGroups\":[],\"authority\":\"%1$s/Y23\","
                                        + "\"fiscalYear\":2023,\"amount\":\"2850000000 USD ANNOUNCED_MAXIMUM\"}")
                                .formatted(code),
                        ("{\"transfer\":\"%1$s/K2\",\"on\":\"2024-03-12\",\"accessGroups\":[],\"authority\":null,"
                                        + "\"fiscalYear\":null,\"amount\":\"300000000 USD ANNOUNCED_MAXIMUM\"}")
                                .formatted(code));
        assertThat(line.path("emergencies").toString())
                .isEqualTo(("[{\"notification\":\"%1$s/W1\",\"on\":\"2023-12-08\",\"accessGroups\":[],"
                                + "\"amount\":\"5 USD ANNOUNCED_MAXIMUM\",\"determination\":\"%1$s/E1\","
                                + "\"statute\":\"AECA 36(b)(1)\",\"officer\":\"Secretary of State\"}]")
                        .formatted(code));
    }

    private static List<JsonNode> lines(String asOf, String scope) {
        var bytes = as("service")
                .get("/v1/schedules?asOf=" + asOf + "&scope=" + scope)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        return Register.closed(bytes).stream().map(Register::json).toList();
    }
}
