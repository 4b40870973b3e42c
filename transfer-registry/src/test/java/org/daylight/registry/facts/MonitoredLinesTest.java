package org.daylight.registry.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When the articles of a delivery were inventoried, by itself and one by one; two of them, in the country since 2022-11-09. */
@QuarkusTest
@SuppressWarnings("NullAway.Init")
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class MonitoredLinesTest {

    private static final String TWO = "\"quantity\": {\"amount\": \"2\", \"unit\": \"EACH\"}";

    private String code;

    @BeforeEach
    void aTransfer() {
        code = Api.partner();
        record("transfers", """
                {"reference": "%1$s/T", "partner": "%1$s", "channel": "FMS", "title": "Night vision", "status": "AGREED",
                 "lines": [{"number": 1, "designation": "goggle", "enhancedMonitoring": true}]}""".formatted(code));
    }

    @Test
    void whatWasInventoriedAsAWholeIsSeenAgainArticleByArticle() {
        delivery(TWO, ", \"INVENTORIED\": {\"on\": \"2022-12-01\"}");
        item(1, "\"lastSeenOn\": null");
        item(2, "\"lastSeenOn\": null");
        assertThat(inventories("2024-03-20")).isEqualTo("2022-12-01 to 2022-12-01");

        check(1, "\"on\": \"2023-11-20\"");
        assertThat(inventories("2024-03-20")).isEqualTo("2022-12-01 to 2022-12-01");

        check(2, "\"on\": \"2023-11-25\"");
        assertThat(inventories("2023-11-24")).isEqualTo("2022-12-01 to 2022-12-01");
        assertThat(inventories("2024-03-20")).isEqualTo("2022-12-01 to 2023-11-20");
    }

    @Test
    void anInventoryBySerialNumbersOfTheWholeIsOneOfEach() {
        delivery(TWO, "");
        item(1, "\"lastSeenOn\": null");
        item(2, "\"lastSeenOn\": null");
        check(1, "\"on\": \"2022-11-20\"");
        assertThat(inventories("2024-03-20")).isEqualTo("null to null");

        record("inventories", """
                {"reference": "%1$s/V", "partner": "%1$s", "delivery": "%1$s/D", "kind": "SERIAL", "on": "2023-02-01"}""".formatted(code));
        assertThat(inventories("2024-03-20")).isEqualTo("2023-02-01 to 2023-02-01");
    }

    @Test
    void aMilestoneThatIsKnownNotToHaveComeHidesNoCheck() {
        delivery(TWO, ", \"INVENTORIED\": {\"on\": null}");
        item(1, "\"lastSeenOn\": null");
        item(2, "\"enhancedMonitoring\": true");
        check(1, "\"on\": \"2022-12-20\"");
        assertThat(inventories("2024-03-20")).isEqualTo("null to null");

        check(2, "\"on\": \"2023-01-10\"");
        assertThat(inventories("2024-03-20")).isEqualTo("2023-01-10 to 2022-12-20");
    }

    /** Of three, one was checked and two, of which one has no serial number on record, were not; nor was the whole. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            , "INVENTORIED": {"on": null} | null to null       | "why":{"FIRST_NOT_TAKEN":"2","YEARLY_NOT_TAKEN":"1"}
            ~~                            | unknown to unknown | "why":{"YEARLY_NOT_TAKEN":"1","INVENTORY_NOT_KNOWN":"2"}
            """)
    void whatWasNotInventoriedAsAWholeIsLateHereAndThere(String milestone, String inventories, String why) {
        delivery("\"quantity\": {\"amount\": \"3\", \"unit\": \"EACH\"}", milestone);
        item(1, "\"enhancedMonitoring\": true");
        item(2, "\"enhancedMonitoring\": true");
        check(1, "\"on\": \"2022-12-20\"");

        assertThat(inventories("2024-03-20")).isEqualTo(inventories);
        assertThat(get("reader", "/v1/delinquency?asOf=2024-03-20&partner=" + code)
                        .extract()
                        .asString())
                .contains(why);
    }

    /** Nobody can say that it was not before the one that is still to come. */
    @Test
    void anInventoryOfWhichNobodySaysTheDayLeavesBothOpen() {
        delivery(TWO, ", \"INVENTORIED\": {\"on\": \"2022-12-01\"}");
        item(1, "\"lastSeenOn\": null");
        item(2, "\"lastSeenOn\": null");
        check(1, "\"on\": \"2024-05-01\"");
        check(1, "\"evidence\": \"SEEN\"");

        assertThat(inventories("2024-03-20")).isEqualTo("unknown to unknown");
    }

    /** Nobody says whether the articles without a serial number on record were seen, unless the whole delivery was. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            {"amount": "2", "unit": "EACH"}                      | 2023-01-10
            {"amount": "2", "unit": "EACH", "bound": "AT_MOST"}  | 2023-01-10
            {"amount": "3", "unit": "EACH"}                      | unknown
            {"amount": "2", "unit": "EACH", "bound": "AT_LEAST"} | unknown
            {"amount": "2", "unit": "EACH", "bound": "ABOUT"}    | unknown
            {"amount": "2", "unit": "SET"}                       | unknown
            """, quoteCharacter = '~')
    void articlesThatAreNotRecordedWereNotSeen(String quantity, String first) {
        delivery("\"quantity\": " + quantity, "");
        item(1, "\"lastEvidenceOn\": \"2023-01-02\"");
        item(2, "\"lastEvidenceOn\": \"2023-01-03\"");
        check(1, "\"on\": \"2023-01-10\"");
        check(2, "\"on\": \"2023-01-05\"");

        assertThat(leaf(delivery("2024-03-20"), "monitoring.firstInventoryOn")).isEqualTo(first);
        assertThat(leaf(delivery("2024-03-20"), "monitoring.otherEvidenceOn"))
                .isEqualTo(first.equals("unknown") ? "unknown" : "2023-01-02");
    }

    @Test
    void articlesThatAreNotRecordedWereSeenWithTheWhole() {
        delivery(TWO, ", \"INVENTORIED\": {\"on\": \"2022-12-01\"}");
        item(1, "\"enhancedMonitoring\": true");
        check(1, "\"on\": \"2023-01-10\"");

        assertThat(inventories("2024-03-20")).isEqualTo("2022-12-01 to 2022-12-01");
    }

    /** Both were inventoried in 2022; one is used up since, and the other one was seen again. */
    @Test
    void whatItsHolderHasNoMoreStopsNoClock() {
        delivery(TWO, "");
        item(1, "\"lastEvidenceOn\": \"2022-12-05\"," + gone("EXPENDED", "2023-06-01"));
        item(2, "\"lastEvidenceOn\": \"2023-12-05\"");
        check(1, "\"on\": \"2022-12-01\"");
        check(2, "\"on\": \"2022-11-20\"");
        check(2, "\"on\": \"2023-11-20\"");

        assertThat(inventories("2023-05-31")).isEqualTo("2022-12-01 to 2022-11-20");
        assertThat(leaf(delivery("2023-05-31"), "sameUntil")).isEqualTo("2023-06-01");
        assertThat(inventories("2023-06-01")).isEqualTo("2022-11-20 to 2022-11-20");
        assertThat(inventories("2024-03-20")).isEqualTo("2022-11-20 to 2023-11-20");
        assertThat(leaf(delivery("2024-03-20"), "monitoring.otherEvidenceOn")).isEqualTo("2023-12-05");
    }

    @Test
    void whatWasLostAndNeverSeenHoldsNothingUpFromTheDayThatIsKnown() {
        delivery(TWO, "");
        item(1, "\"lastSeenOn\": null, \"lastEvidenceOn\": null," + gone("LOST", "2023-06"));
        item(2, "\"lastEvidenceOn\": \"2023-01-05\"");
        check(2, "\"on\": \"2022-11-20\"");

        assertThat(inventories("2023-05-31")).isEqualTo("null to null");
        assertThat(inventories("2023-06-15")).isEqualTo("unknown to unknown");
        assertThat(leaf(delivery("2023-06-15"), "monitoring.otherEvidenceOn")).isEqualTo("unknown");
        assertThat(inventories("2023-06-30")).isEqualTo("2022-11-20 to 2022-11-20");
        assertThat(leaf(delivery("2023-06-30"), "monitoring.otherEvidenceOn")).isEqualTo("2023-01-05");
    }

    @Test
    void nothingIsSaidOfADeliveryOfWhichAllIsGone() {
        delivery(TWO, ", \"INVENTORIED\": {\"on\": \"2022-12-01\"}");
        item(1, "\"lastSeenOn\": null," + gone("RETURNED", "2023-06-01"));
        item(2, "\"lastSeenOn\": null," + gone("DESTROYED", "2023-06-02"));

        assertThat(inventories("2023-06-01")).isEqualTo("2022-12-01 to 2022-12-01");
        assertThat(inventories("2023-06-02")).isEqualTo("unknown to unknown");
    }

    /** In hostile surroundings, last reported on in 2023: an inventory of the whole delivery on 2024-03-01 saw it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoeverInventoriedTheWholeSawEachArticle(boolean byMilestone) {
        delivery(
                "\"quantity\": {\"amount\": \"1\", \"unit\": \"EACH\"}",
                byMilestone ? ", \"INVENTORIED\": {\"on\": \"2024-03-01\"}" : "");
        item(1, "\"enhancedMonitoring\": true, \"lastSeenOn\": null, \"lastEvidenceOn\": \"2023-06-01\"");
        var before =
                Register.manifest("service", "asOf=2024-03-20").path("knownAt").asText();
        if (!byMilestone) {
            record("inventories", """
                    {"reference": "%1$s/V", "partner": "%1$s", "delivery": "%1$s/D", "kind": "SERIAL", "on": "2024-03-01"}""".formatted(code));
            assertThat(get("service", "/v1/facts/changes?asOf=2024-03-20&asOfBefore=2024-03-20&knownBefore=" + before)
                            .extract()
                            .asString())
                    .contains(code, "\"item\"");
        }

        assertThat(leaf(item("2024-02-29"), "item.lastSeenOn")).isEqualTo("null");
        assertThat(leaf(item("2024-02-29"), "sameUntil")).isEqualTo("2024-03-01");
        assertThat(leaf(item("2024-03-20"), "item.lastSeenOn")).isEqualTo("2024-03-01");
        assertThat(leaf(item("2024-03-20"), "item.lastEvidenceOn")).isEqualTo("2023-06-01");
        assertThat(inventories("2024-03-20")).isEqualTo("2024-03-01 to 2024-03-01");
        assertThat(get("reader", "/v1/delinquency?asOf=2025-03-01&partner=" + code)
                        .extract()
                        .asString())
                .contains("\"owed\":\"1\",\"overdue\":\"0\",\"unknown\":\"0\"");
        assertThat(get("reader", "/v1/delinquency?asOf=2025-03-02&partner=" + code)
                        .extract()
                        .asString())
                .contains("\"why\":{\"YEARLY_NOT_TAKEN\":\"1\"}");
    }

    @Test
    void whatWasGoneBeforeWasNotSeenWithTheWhole() {
        delivery(TWO, ", \"INVENTORIED\": {\"on\": \"2024-03-01\"}");
        item(1, "\"lastSeenOn\": \"2023-01-01\"," + gone("LOST", "2023-06-01"));

        assertThat(leaf(item("2024-03-20"), "item.lastSeenOn")).isEqualTo("2023-01-01");
    }

    /**
     * In the country since 2022-11-09 and lost from 2024-01-10 to 2024-06-01: nobody can have seen it on 2024-03-01. On which
     * day of 2024 it was inventoried nobody knows, and it may have been there.
     */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            true,  2024-03-01, null,    FIRST_NOT_TAKEN
            false, 2024-03-01, null,    FIRST_NOT_TAKEN
            true,  2024-03,    null,    FIRST_NOT_TAKEN
            true,  2024,       unknown, INVENTORY_NOT_KNOWN
            false, 2024,       unknown, INVENTORY_NOT_KNOWN
            """)
    void whatWasLostThenWasNotSeenWithTheWhole(boolean byMilestone, String on, String seen, String why) {
        delivery(
                "\"quantity\": {\"amount\": \"1\", \"unit\": \"EACH\"}",
                byMilestone ? ", \"INVENTORIED\": {\"on\": \"%s\"}".formatted(on) : "");
        item(1, """
                "enhancedMonitoring": true, "lastSeenOn": null, "dispositions": [
                  {"disposition": "LOST", "on": "2024-01-10", "statedBy": "the attaché"},
                  {"disposition": "HELD", "on": "2024-06-01", "statedBy": "the attaché"}]""");
        if (!byMilestone) {
            record("inventories", """
                    {"reference": "%1$s/V", "partner": "%1$s", "delivery": "%1$s/D", "kind": "SERIAL", "on": "%2$s"}""".formatted(code, on));
        }

        assertThat(leaf(item("2025-01-01"), "item.lastSeenOn")).isEqualTo(seen);
        assertThat(inventories("2025-01-01")).isEqualTo(seen + " to " + seen);
        assertThat(get("reader", "/v1/delinquency?asOf=2025-01-01&partner=" + code)
                        .extract()
                        .asString())
                .contains("\"why\":{\"%s\":\"1\"}".formatted(why));
    }

    private JsonNode item(String asOf) {
        var lines = Register.lines("service", "item", "asOf=%s&scope=partner:%s".formatted(asOf, code));
        assertThat(lines).hasSize(1);
        return Register.json(lines.getFirst());
    }

    /** Of 60 in a hundred: nobody says which ones, so that each was seen then or when it was checked by itself. */
    @Test
    void anInventoryOfAPartIsNoneOfEach() {
        delivery(TWO, "");
        item(1, "\"enhancedMonitoring\": true, \"lastSeenOn\": null");
        record("inventories", """
                {"reference": "%1$s/V", "partner": "%1$s", "delivery": "%1$s/D", "kind": "SERIAL", "on": "2024-01-10",
                 "measure": "inventoried", "share": "0.6"}""".formatted(code));
        assertThat(inventories("2024-03-20")).isEqualTo("unknown to unknown");
        assertThat(leaf(item("2024-03-20"), "item.lastSeenOn")).isEqualTo("unknown");
        assertThat(get("reader", "/v1/delinquency?asOf=2024-03-20&partner=" + code)
                        .extract()
                        .asString())
                .contains("\"why\":{\"INVENTORY_NOT_KNOWN\":\"2\"}");

        check(1, "\"on\": \"2022-12-20\"");
        assertThat(leaf(item("2024-01-09"), "item.lastSeenOn")).isEqualTo("2022-12-20");
        assertThat(leaf(item("2024-03-20"), "item.lastSeenOn")).isEqualTo("2022-12-20/2024-01-10");
        record("items", """
                {"reference": "%1$s/A-2", "partner": "%1$s", "type": "goggle", "serial": "2", "delivery": "%1$s/D",
                 "enhancedMonitoring": true}""".formatted(code));
        check(2, "\"on\": \"2024-02-01\"");
        assertThat(inventories("2024-03-20")).isEqualTo("2024-01-10/2024-02-01 to 2022-12-20/2024-01-10");
        // Of the first 365 days since 2022-12-20 are over; whether it was among the 60 nobody says before 2025-01-10.
        assertThat(get("reader", "/v1/delinquency?asOf=2025-01-09&partner=" + code)
                        .extract()
                        .asString())
                .contains("\"owed\":\"2\",\"overdue\":\"0\",\"unknown\":\"1\"");
        assertThat(get("reader", "/v1/delinquency?asOf=2025-01-10&partner=" + code)
                        .extract()
                        .asString())
                .contains("\"owed\":\"2\",\"overdue\":\"1\",\"unknown\":\"0\"");
    }

    @Test
    void anInventoryOfAllSaysSo() {
        delivery(TWO, "");
        record("inventories", """
                {"reference": "%1$s/V", "partner": "%1$s", "delivery": "%1$s/D", "kind": "SERIAL", "on": "2024-01-10",
                 "share": "1.0"}""".formatted(code));
        assertThat(inventories("2024-03-20")).isEqualTo("2024-01-10 to 2024-01-10");
        record("inventories", """
                {"reference": "%1$s/W", "partner": "%1$s", "delivery": "%1$s/D", "kind": "SERIAL", "on": "2024-02-10",
                 "share": "0.99"}""".formatted(code));
        assertThat(inventories("2024-03-20")).isEqualTo("2024-01-10 to 2024-01-10/2024-02-10");
    }

    private static String gone(String how, String on) {
        return "\"dispositions\": [{\"disposition\": \"%s\", \"on\": \"%s\", \"statedBy\": \"the attaché\"}]"
                .formatted(how, on);
    }

    private void delivery(String quantity, String milestones) {
        record("deliveries", """
                {"reference": "%1$s/D", "transfer": "%1$s/T", "line": 1, "measure": "INCREMENT", "counted": true, %2$s,
                 "milestones": {"ENTERED_COUNTRY": {"on": "2022-11-09"}%3$s}}""".formatted(code, quantity, milestones));
    }

    private void item(int number, String more) {
        record("items", """
                {"reference": "%1$s/A-%2$d", "partner": "%1$s", "type": "goggle", "serial": "%2$d", "delivery": "%1$s/D",
                 %3$s}""".formatted(code, number, more));
    }

    private void check(int number, String more) {
        record("end-use-checks", """
                {"reference": "%2$s", "partner": "%1$s", "kind": "SERIAL_INVENTORY", "item": "%1$s/A-%3$d",
                 "by": "the attaché", %4$s}""".formatted(code, Api.code(), number, more));
    }

    /** The first and the last inventory of the delivery. */
    private String inventories(String asOf) {
        var line = delivery(asOf);
        return leaf(line, "monitoring.firstInventoryOn") + " to " + leaf(line, "monitoring.lastInventoryOn");
    }

    private JsonNode delivery(String asOf) {
        var lines = Register.lines("service", "delivery", "asOf=%s&scope=partner:%s".formatted(asOf, code));
        assertThat(lines).hasSize(1);
        return Register.json(lines.getFirst());
    }

    private static String leaf(JsonNode line, String name) {
        return line.has(name) ? line.path(name).asText() : "unknown";
    }
}
