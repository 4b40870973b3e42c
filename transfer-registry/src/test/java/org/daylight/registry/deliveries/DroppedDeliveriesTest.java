package org.daylight.registry.deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.as;
import static org.daylight.registry.Api.draft;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.post;
import static org.daylight.registry.Api.put;
import static org.daylight.registry.Api.record;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.facts.Register;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That a delivery is planned no more has its day, in the record, in facts and in schedules. */
@QuarkusTest
@SuppressWarnings("NullAway.Init")
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class DroppedDeliveriesTest {

    @Inject
    AgroalDataSource source;

    private String partner;

    @BeforeEach
    void aTransfer() {
        partner = Api.partner();
        record("objectives", """
                {"reference": "%1$s/O", "partner": "%1$s", "interest": "i", "statement": "s", "noDivergenceReason": "n",
                 "status": "APPROVED", "approvedOn": "2023-01-01", "baselines": [{"number": 1, "statedOn": "2023-01-01",
                  "milestone": "HANDED_OVER", "unit": "EACH", "interpolation": "LINEAR", "startsOn": "2024-01-01",
                  "points": [{"on": "2025-01-01", "cumulative": "10"}]}]}""".formatted(partner));
        record("transfers", """
                {"reference": "%1$s/T", "partner": "%1$s", "channel": "FMS", "title": "Tanks", "status": "AGREED",
                 "objectives": ["%1$s/O"], "lines": [{"number": 1, "designation": "Tank"}]}""".formatted(partner));
    }

    /** Ten are planned for May: what the record shows, what the fact line says, how long so, and what a schedule counts. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            -          | 2024-04-15 | -          | 2024-05-10 | null       | 10 | 10
            2024-04-10 | 2024-04-09 | -          | 2024-05-10 | 2024-04-10 | 10 | 10
            2024-04-10 | 2024-04-10 | 2024-04-10 | null       | null       | -  | -
            2024-04    | 2024-03-31 | -          | 2024-05-10 | 2024-04-01 | 10 | 10
            2024-04    | 2024-04-01 | 2024-04    | -          | 2024-04-30 | 0  | 10
            2024-04    | 2024-04-30 | 2024-04    | null       | null       | -  | -
            """)
    void isPlannedUntilTheDayOnWhichItIsDropped(
            @Nullable String dropped,
            String day,
            @Nullable String shown,
            @Nullable String planned,
            String until,
            @Nullable String least,
            @Nullable String most) {
        var location = planned(dropped);

        get(READER, location + "?asOf=" + day)
                .body("content.plannedOn", equalTo("2024-05-10"))
                .body("content.droppedOn", shown == null ? nullValue() : equalTo(shown));
        var line =
                Register.json(Register.lines("service", "delivery", "asOf=%s&scope=partner:%s".formatted(day, partner))
                        .getFirst());
        assertThat(
                        line.has("delivery.plannedOn")
                                ? line.path("delivery.plannedOn").asText()
                                : null)
                .isEqualTo(planned);
        assertThat(line.path("sameUntil").asText()).isEqualTo(until);
        var curve = schedule("by=partner&measure=units:EACH&", day).path("planned");
        assertThat(curve.path(0).path("least").asText(null)).isEqualTo(least);
        assertThat(curve.path(0).path("most").asText(null)).isEqualTo(most);
        var summed = schedule("", day).path("planned");
        assertThat(summed.path(0).path("quantity").asText(null))
                .isEqualTo(most == null ? null : "10".equals(least) ? "10 EACH" : "..10 EACH");
    }

    private JsonNode schedule(String how, String day) {
        return as("service")
                .get("/v1/schedules?%sasOf=%s&scope=partner:%s".formatted(how, day, partner))
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .map(Register::json)
                .filter(line -> line.has("planned"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void listsFindAndSortByTheDay() {
        planned("2024-04-10");
        record("deliveries", content("2", null));

        var list = "/v1/deliveries?partner=%s&".formatted(partner);
        get(READER, list + "dated=droppedOn&datedFrom=2024-04-01&datedTo=2024-04-30")
                .body("items", hasSize(1));
        get(READER, list + "dated=droppedOn&asOf=2024-04-09").body("items", hasSize(0));
        get(READER, list + "sort=-droppedOn").body("items.content.reference", contains(partner + "/1", partner + "/2"));
        assertThat(as(READER)
                        .header("Accept", "text/csv")
                        .get(list + "fields=reference,droppedOn&sort=reference")
                        .asString())
                .startsWith("reference,droppedOn,")
                .contains(partner + "/1,2024-04-10,");
    }

    @Test
    void whatWasNeverPlannedWasNotDropped() throws SQLException {
        var never = content("9", "2024-04-10").replace("\"2024-05-10\"", "null");
        post(DESK, "/v1/deliveries", draft(never))
                .statusCode(400)
                .body("violations.pointer", hasItem("/content/droppedOn"));
        Register.load(DESK, "{\"type\":\"delivery\",\"content\":%s}".formatted(never.replace("\n", "")))
                .statusCode(422)
                .body("problems[0].pointer", equalTo("/content/droppedOn"));

        var location = planned(null);
        put(DESK, location, "\"1\"", draft(content("1", "2024-04"))).statusCode(200);
        try (var connection = source.getConnection();
                var change = connection.prepareStatement(
                        "update delivery set content = content || '{\"plannedOn\": null}' where reference = ?")) {
            change.setString(1, partner + "/1");
            assertThatThrownBy(change::executeUpdate).hasMessageContaining("delivery_dropped_was_planned");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2024-04-09, 2024-04-10, false",
        "2024-03, 2024-04, false",
        "2024-04-10, 2024-04-10, true",
        "2024-04, 2024-04-10, true",
        "2024-04-09, 2024, true",
        "2024-05-01, 2024-04-10, true"
    })
    void whatWasHandedOverBeforeWasNotDropped(String handedOver, String dropped, boolean taken) {
        var milestones = "\"milestones\": {\"HANDED_OVER\": {\"on\": \"%s\"}}, ".formatted(handedOver);
        var content = content("9", dropped).replace("\"plannedOn\"", milestones + "\"plannedOn\"");
        var line = "{\"type\":\"delivery\",\"content\":%s}".formatted(content.replace("\n", ""));
        if (taken) {
            Register.load(DESK, line).statusCode(201);
            return;
        }
        post(DESK, "/v1/deliveries", draft(content))
                .statusCode(400)
                .body("violations.pointer", hasItem("/content/droppedOn"))
                .body("violations.message", hasItem("must be left out of what was handed over on " + handedOver));
        Register.load(DESK, line).statusCode(422).body("problems[0].pointer", equalTo("/content/droppedOn"));
    }

    private String planned(@Nullable String dropped) {
        return record("deliveries", content("1", dropped));
    }

    private String content(String last, @Nullable String dropped) {
        return """
                {"reference": "%1$s/%2$s", "transfer": "%1$s/T", "line": 1, "measure": "INCREMENT", "counted": true,
                 "plannedOn": "2024-05-10", "plannedQuantity": {"amount": "10", "unit": "EACH"}%3$s}""".formatted(partner, last, dropped == null ? "" : ", \"droppedOn\": \"" + dropped + "\"");
    }
}
