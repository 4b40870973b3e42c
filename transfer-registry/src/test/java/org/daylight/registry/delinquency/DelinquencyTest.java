package org.daylight.registry.delinquency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.CLOSE;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.as;
import static org.daylight.registry.Api.draft;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.post;
import static org.daylight.registry.Api.postIfMatch;
import static org.daylight.registry.Api.record;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.daylight.kit.json.Json;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class DelinquencyTest {

    private static final String GOGGLE = "goggle";

    /**
     * Six goggles on 2024-03-20. Worth 1,000 each on CONTRACT: 1 in time, 2 late since 2024-03-20, 3 never seen and 4
     * unknown; 5 is worth 400.50 EUR and late; 6 has no value and is late, in hostile surroundings; 7 is lost. So 6 are
     * owed, 4 overdue (4/6 = 0.6667), 1 unknown (5/6 = 0.8333); of 4,000 USD 2,000 are overdue.
     */
    private static String goggles() {
        var partner = Api.partner();
        item(partner, GOGGLE, 1, "\"lastSeenOn\": null, " + usd("1000"));
        item(partner, GOGGLE, 2, usd("1000"));
        item(partner, GOGGLE, 3, "\"lastSeenOn\": null, " + usd("1000"));
        item(partner, GOGGLE, 4, usd("1000"));
        item(partner, GOGGLE, 5, "\"value\": {\"amount\": \"400.50\", \"currency\": \"EUR\", \"basis\": \"CONTRACT\"}");
        item(partner, GOGGLE, 6, """
                "surroundings": [{"hostile": true, "from": "2024-01-01", "statedBy": "the embassy"}]""");
        item(partner, GOGGLE, 7, """
                "dispositions": [{"disposition": "LOST", "on": "2024-01-01", "statedBy": "the partner"}]""");
        inventory(partner, 1, "2024-01-10");
        inventory(partner, 2, "2023-03-20");
        inventory(partner, 5, "2022");
        inventory(partner, 6, "2023-01-01");
        return partner;
    }

    @Test
    void countsByCountAndByValueWithTheReasons() throws JsonProcessingException {
        var partner = goggles();

        var lines = lines(READER, "?asOf=2024-03-20&partner=" + partner);

        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).isEqualTo(Json.mapper().readTree("""
                {"group": {"partner": "%s", "type": "goggle"},
                 "measures": [
                   {"measure": "COUNT", "owed": "6", "overdue": "4", "unknown": "1",
                    "overdueShare": {"least": "0.6667", "most": "0.8333"}, "overdueInHostileSurroundings": "1",
                    "why": {"FIRST_NOT_TAKEN": "1", "YEARLY_NOT_TAKEN": "3", "INVENTORY_NOT_KNOWN": "1"}},
                   {"measure": "VALUE", "currency": "EUR", "basis": "CONTRACT", "owed": "400.5", "overdue": "400.5",
                    "unknown": "0", "overdueShare": {"least": "1.0000", "most": "1.0000"},
                    "overdueInHostileSurroundings": "0", "why": {"YEARLY_NOT_TAKEN": "400.5"}},
                   {"measure": "VALUE", "currency": "USD", "basis": "CONTRACT", "owed": "4000", "overdue": "2000",
                    "unknown": "1000", "overdueShare": {"least": "0.5000", "most": "0.7500"},
                    "overdueInHostileSurroundings": "0",
                    "why": {"FIRST_NOT_TAKEN": "1000", "YEARLY_NOT_TAKEN": "1000", "INVENTORY_NOT_KNOWN": "1000"}},
                   {"measure": "WITHOUT_VALUE", "owed": "1", "overdue": "1", "unknown": "0",
                    "overdueShare": {"least": "1.0000", "most": "1.0000"}, "overdueInHostileSurroundings": "1",
                    "why": {"YEARLY_NOT_TAKEN": "1"}}],
                 "gone": 1, "notThereYet": 0}""".formatted(partner)));
        assertThat(lines.getLast().path("count").asInt()).isEqualTo(1);
    }

    @Test
    void theDayBeforeOneIsNotLateYet() throws JsonProcessingException {
        var partner = goggles();

        assertThat(counted(READER, "?asOf=2024-03-19&partner=" + partner)).isEqualTo("6/3/1");
        assertThat(counted(READER, "?asOf=2024-03-20&every=366&partner=" + partner))
                .isEqualTo("6/3/1");
    }

    @Test
    void whatWasKnownThenIsCountedAsItWasKnownThen() throws JsonProcessingException {
        var partner = goggles();
        String then = get(READER, "/v1/settled-at").extract().path("settledAt");
        inventory(partner, 3, "2024-02-01");

        assertThat(counted(READER, "?asOf=2024-03-20&partner=" + partner)).isEqualTo("6/3/1");
        assertThat(counted(READER, "?asOf=2024-03-20&knownAt=" + then + "&partner=" + partner))
                .isEqualTo("6/4/1");
    }

    @Test
    void articlesAreToldApartByTypeAndHolderOrNotAtAll() throws JsonProcessingException {
        var type = Api.code();
        var one = Api.partner();
        var other = Api.partner();
        item(one, type, 1, usd("10"));
        item(other, type, 1, usd("5"));
        inventory(one, 1, "2024-01-10");
        inventory(other, 1, "2023-01-10");

        var all = lines(READER, "?asOf=2024-03-20&by=type&type=" + type);

        assertThat(lines(READER, "?asOf=2024-03-20&type=" + type)).hasSize(3);
        assertThat(all).hasSize(2);
        assertThat(all.getFirst().path("group"))
                .isEqualTo(Json.mapper().readTree("{\"type\": \"%s\"}".formatted(type)));
        assertThat(measure(all.getFirst(), 0)).isEqualTo("2/1/0");
        assertThat(measure(all.getFirst(), 1)).isEqualTo("15/5/0");
        assertThat(lines(READER, "?asOf=2024-03-20&by=all&type=" + type)
                        .getFirst()
                        .path("group"))
                .isEmpty();
    }

    @Test
    void theFirstInventoryIsOwedFromTheArrivalOfTheDelivery() throws JsonProcessingException {
        var partner = Api.partner();
        var transfer = Api.transfer(partner);
        record("deliveries", """
                {"reference": "%1$s/D", "transfer": "%2$s", "line": 1, "measure": "INCREMENT", "counted": true,
                 "quantity": {"amount": "1", "unit": "EACH"}, "milestones": {"ENTERED_COUNTRY": {"on": "2023-11-09"}}}""".formatted(partner, transfer));
        item(partner, GOGGLE, 1, "\"lastSeenOn\": null, \"delivery\": \"%s/D\"".formatted(partner));

        assertThat(counted(READER, "?asOf=2024-02-07&partner=" + partner)).isEqualTo("1/0/0");
        assertThat(counted(READER, "?asOf=2024-02-08&partner=" + partner)).isEqualTo("1/1/0");
        assertThat(counted(READER, "?asOf=2024-02-08&firstWithin=91&partner=" + partner))
                .isEqualTo("1/0/0");
        assertThat(lines(READER, "?asOf=2023-11-08&partner=" + partner)
                        .getFirst()
                        .path("notThereYet")
                        .asInt())
                .isEqualTo(1);
    }

    /** In the country since 9 November 2022; the first inventory is 90 days late unless the whole delivery was inventoried. */
    @Test
    void anInventoryOfTheWholeDeliveryIsOneOfEachOfItsArticles() throws JsonProcessingException {
        var counted = Api.partner();
        item(counted, GOGGLE, 1, "\"lastSeenOn\": null");
        record("inventories", """
                {"reference": "%1$s/V", "partner": "%1$s", "delivery": "%1$s/T1/D", "kind": "SERIAL", "on": "2023-12-01"}""".formatted(counted).replace("%s/T1/D".formatted(counted), deliveryOf(counted)));
        assertThat(counted(READER, "?asOf=2024-03-20&partner=" + counted)).isEqualTo("1/0/0");
        assertThat(counted(READER, "?asOf=2024-12-02&partner=" + counted)).isEqualTo("1/1/0");

        var reached = Api.partner();
        var transfer = Api.transfer(reached);
        record("deliveries", """
                {"reference": "%1$s/D", "transfer": "%2$s", "line": 1, "measure": "INCREMENT", "counted": true,
                 "milestones": {"ENTERED_COUNTRY": {"on": "2022-11-09"}, "INVENTORIED": {"on": "2023-12-01"}}}""".formatted(reached, transfer));
        item(reached, GOGGLE, 1, "\"lastSeenOn\": null, \"delivery\": \"%s/D\"".formatted(reached));
        assertThat(counted(READER, "?asOf=2024-03-20&partner=" + reached)).isEqualTo("1/0/0");
    }

    /**
     * Ten came on 2023-11-09 and two have a serial number on record, of which one was inventoried in time: eight are unknown after
     * 90 days, and in time before. Of those that were only announced nothing is owed, and what comes later is not there yet.
     */
    @Test
    void articlesWithoutASerialNumberOnRecordAreNotKnownToBeInTime() throws JsonProcessingException {
        var partner = Api.partner();
        record("transfers", """
                {"reference": "%1$s/M", "partner": "%1$s", "channel": "FMS", "title": "Night vision", "status": "AGREED",
                 "lines": [{"number": 1, "designation": "goggle", "enhancedMonitoring": true}]}""".formatted(partner));
        delivered(partner, "A", "10", "\"ENTERED_COUNTRY\": {\"on\": \"2023-11-09\"}");
        delivered(partner, "B", "5", "\"ANNOUNCED\": {\"on\": \"2023-11-09\"}");
        item(partner, GOGGLE, 1, "\"lastSeenOn\": null, \"delivery\": \"%s/A\"".formatted(partner));
        item(partner, GOGGLE, 2, "\"lastSeenOn\": null, \"delivery\": \"%s/A\"".formatted(partner));
        inventory(partner, 1, "2024-01-10");

        assertThat(counted(READER, "?asOf=2024-02-07&partner=" + partner)).isEqualTo("10/0/0");
        assertThat(counted(READER, "?asOf=2024-02-08&partner=" + partner)).isEqualTo("10/1/8");
        assertThat(lines(READER, "?asOf=2024-02-08&partner=" + partner)).hasSize(2);
        assertThat(counted(READER, "?asOf=2024-02-08&type=goggle&by=partner&partner=" + partner))
                .isEqualTo("10/1/8");
        var before = lines(READER, "?asOf=2023-11-08&partner=" + partner).getFirst();
        assertThat(before.path("notThereYet").asInt()).isEqualTo(10);

        delivered(partner, "C", "3", "\"SHIPPED\": {\"on\": \"2024-05-01\"}");
        assertThat(counted(READER, "?asOf=2024-02-08&partner=" + partner)).isEqualTo("10/1/8");
        assertThat(counted(READER, "?asOf=2024-05-02&partner=" + partner)).isEqualTo("13/1/11");
        record("inventories", """
                {"reference": "%1$s/V", "partner": "%1$s", "delivery": "%1$s/A", "kind": "SERIAL", "on": "2024-02-01"}""".formatted(partner));
        assertThat(counted(READER, "?asOf=2024-02-08&partner=" + partner)).isEqualTo("10/0/0");
    }

    private static void delivered(String partner, String name, String amount, String milestones) {
        record("deliveries", """
                {"reference": "%1$s/%2$s", "transfer": "%1$s/M", "line": 1, "measure": "INCREMENT", "counted": true,
                 "quantity": {"amount": "%3$s", "unit": "EACH"}, "milestones": {%4$s}}""".formatted(partner, name, amount, milestones));
    }

    private static String deliveryOf(String partner) {
        return get(READER, "/v1/deliveries?partner=" + partner).extract().path("items[0].content.reference");
    }

    @Test
    void whoeverIsOutsideTheGroupSeesNoFigureOfIt() throws JsonProcessingException {
        var partner = Api.restrictedPartner();
        post(CLOSE, "/v1/items", draft("""
                {"reference": "%1$s/1", "partner": "%1$s", "type": "goggle", "serial": "1", "enhancedMonitoring": true}""".formatted(partner))).statusCode(201);

        assertThat(lines(READER, "?asOf=2024-03-20&partner=" + partner)).hasSize(1);
        assertThat(counted(CLOSE, "?asOf=2024-03-20&partner=" + partner)).isEqualTo("1/0/1");
    }

    @Test
    void theFiguresCarryTheHighestMarkingOfWhatTheyWereTakenFrom() throws JsonProcessingException {
        var partner = Api.partner();
        item(partner, GOGGLE, 1, usd("10"));
        post(DESK, "/v1/end-use-checks", draft(check(partner, 1, "2024-01-10"), """
                "marking": {"classification": "UNCLASSIFIED", "controlCategory": "CUI", "releasableTo": []}"""))
                .statusCode(201);

        assertThat(lines(READER, "?asOf=2024-03-20&partner=" + partner)
                        .getFirst()
                        .path("marking")
                        .path("controlCategory")
                        .asText())
                .isEqualTo("CUI");
    }

    @Test
    void asATableARowPerMeasure() {
        var partner = goggles();

        var table = as(READER)
                .accept("text/csv")
                .get("/v1/delinquency?asOf=2024-03-20&partner=" + partner)
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString()
                .lines()
                .toList();

        assertThat(table.getFirst()).startsWith("partner,type,measure,currency,basis,owed,overdue,unknown,");
        assertThat(table.subList(1, 5))
                .containsExactly(
                        partner + ",goggle,COUNT,,,6,4,1,0.6667,0.8333,1,1,3,0,0,0,1,0,1,0,UNCLASSIFIED",
                        partner
                                + ",goggle,VALUE,EUR,CONTRACT,400.5,400.5,0,1.0000,1.0000,0,0,400.5,0,0,0,0,0,1,0,UNCLASSIFIED",
                        partner
                                + ",goggle,VALUE,USD,CONTRACT,4000,2000,1000,0.5000,0.7500,0,1000,1000,0,0,0,1000,0,1,0,UNCLASSIFIED",
                        partner + ",goggle,WITHOUT_VALUE,,,1,1,0,1.0000,1.0000,1,0,1,0,0,0,0,0,1,0,UNCLASSIFIED");
        assertThat(table.getLast()).startsWith("#view,4,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"asOf=March", "asOf=2024-03-20&by=serial", "asOf=2024-03-20&every=0", "knownAt=now"})
    void whatCannotBeReadIsRefused(String query) {
        get(READER, "/v1/delinquency?" + query).statusCode(400).body("status", equalTo(400));
    }

    @Test
    void aVoidedInventoryIsNone() throws JsonProcessingException {
        var partner = Api.partner();
        item(partner, GOGGLE, 1, "\"lastSeenOn\": null");
        var location = record("end-use-checks", check(partner, 1, "2024-01-10"));
        assertThat(counted(READER, "?asOf=2024-03-20&partner=" + partner)).isEqualTo("1/0/0");
        postIfMatch(DESK, location + "/void", "\"1\"", "{\"reason\": \"twice\"}")
                .statusCode(200);

        assertThat(counted(READER, "?asOf=2024-03-20&partner=" + partner)).isEqualTo("1/1/0");
    }

    private static String usd(String amount) {
        return "\"value\": {\"amount\": \"%s\", \"currency\": \"USD\", \"basis\": \"CONTRACT\"}".formatted(amount);
    }

    private static void item(String partner, String type, int serial, String more) {
        record("items", """
                {"reference": "%1$s/%2$d", "partner": "%1$s", "type": "%3$s", "serial": "%2$d",
                 "enhancedMonitoring": true, %4$s}""".formatted(partner, serial, type, arrived(partner, more)));
    }

    /** What was never seen has arrived long ago. */
    private static String arrived(String partner, String more) {
        if (!more.contains("lastSeenOn") || more.contains("delivery")) {
            return more;
        }
        var transfer = Api.transfer(partner);
        record("deliveries", """
                {"reference": "%1$s/D", "transfer": "%1$s", "line": 1, "measure": "INCREMENT", "counted": true,
                 "quantity": {"amount": "1", "unit": "EACH"}, "milestones": {"ENTERED_COUNTRY": {"on": "2022-11-09"}}}""".formatted(transfer));
        return more + ", \"delivery\": \"%s/D\"".formatted(transfer);
    }

    private static void inventory(String partner, int serial, String on) {
        record("end-use-checks", check(partner, serial, on));
    }

    private static String check(String partner, int serial, String on) {
        return """
                {"reference": "%1$s/%2$d/%3$s", "partner": "%1$s", "kind": "SERIAL_INVENTORY", "item": "%1$s/%2$d",
                 "on": "%3$s", "by": "the embassy", "evidence": "SEEN", "result": "FAVOURABLE"}""".formatted(partner, serial, on);
    }

    private static List<JsonNode> lines(String account, String query) throws JsonProcessingException {
        var text = as(account)
                .accept("application/x-ndjson")
                .get("/v1/delinquency" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        var lines = new ArrayList<JsonNode>();
        for (var line : text.lines().toList()) {
            lines.add(Json.mapper().readTree(line));
        }
        return lines;
    }

    /** Owed, overdue and unknown of the first line, by count. */
    private static String counted(String account, String query) throws JsonProcessingException {
        return measure(lines(account, query).getFirst(), 0);
    }

    private static String measure(JsonNode line, int measure) {
        var figures = line.path("measures").path(measure);
        return "%s/%s/%s"
                .formatted(
                        figures.path("owed").asText(),
                        figures.path("overdue").asText(),
                        figures.path("unknown").asText());
    }
}
