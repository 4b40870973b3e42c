package org.daylight.registry.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.CLOSE;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.draft;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.post;
import static org.daylight.registry.Api.put;
import static org.daylight.registry.Api.record;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Json;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.items.ShippedWithoutSerials.Why;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@SuppressWarnings("NullAway.Init")
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class ShippedWithoutSerialsTest {

    private String partner;
    private String list;

    @BeforeEach
    void aPartner() {
        partner = Api.partner();
        list = "/v1/deliveries/without-serials?partner=%s&asOf=".formatted(partner);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            2024-02-01 | 2 | -                     | NONE_RECORDED
            2024-02-01 | 2 | 2024-01-20            | FEWER_THAN_SHIPPED
            2024-02-01 | 2 | 2024-01-20 2024-02-01 | -
            2024-02-01 | 2 | 2024-01-20 2024-02-02 | RECORDED_AFTER_SHIPMENT
            2024-02-01 | - | 2024-01-20 2024-02-02 | QUANTITY_NOT_KNOWN
            2024-02    | 2 | 2024-01-20 2024-02-01 | -
            2024-02    | 2 | 2024-01-20 2024-02-29 | DATE_NOT_PRECISE
            2024-02    | 2 | 2024-01-20 2024-03-01 | RECORDED_AFTER_SHIPMENT
            2024-03    | 2 | -                     | DATE_NOT_PRECISE
            2024-03    | 2 | 2024-01-20 2024-01-20 | -
            """)
    void saysWhatIsMissing(String left, @Nullable BigDecimal shipped, @Nullable String known, @Nullable Why why) {
        List<LocalDate> days = known == null
                ? List.of()
                : Arrays.stream(known.split(" ")).map(LocalDate::parse).toList();

        assertThat(ShippedWithoutSerials.why(LocalDate.parse("2024-03-20"), ImpreciseDate.parse(left), shipped, days))
                .isEqualTo(why);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', quoteCharacter = '~', textBlock = """
            {"SHIPPED": {"on": "2024-03-20"}}                                        | 2024-03-20
            {"SHIPPED": {"on": "2024-03-21"}}                                        | -
            {"SHIPPED": {"on": null}}                                                | -
            {"AUTHORISED": {"on": "2024-01-01"}}                                     | -
            {"ENTERED_COUNTRY": {"on": "2024-03"}}                                   | ../2024-03-31
            {"ARRIVED_AT_PORT": {"on": "2024-03-21"}}                                | -
            {"SHIPPED": {"on": "2024-02"}, "HANDED_OVER": {"on": "2024-03-01"}}      | 2024-02
            """)
    void whatHasArrivedHasLeft(String milestones, @Nullable String left) throws Exception {
        var found = ShippedWithoutSerials.left(
                LocalDate.parse("2024-03-20"), Json.mapper().readTree(milestones));

        assertThat(found == null ? null : found.text()).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', quoteCharacter = '~', textBlock = """
            {"amount": "2", "unit": "EACH"}                     | 2
            {"amount": "2", "unit": "EACH", "bound": "EXACT"}   | 2
            {"amount": "2", "unit": "EACH", "bound": "AT_MOST"} | -
            {"amount": "2", "unit": "PALLET"}                   | -
            {}                                                  | -
            """)
    void articlesAreCountedOneByOne(String quantity, @Nullable BigDecimal articles) throws Exception {
        assertThat(ShippedWithoutSerials.articles(Json.mapper().readTree(quantity)))
                .isEqualTo(articles);
    }

    @Test
    void aShipmentIsListedUntilAllItsSerialsWereThereBeforeIt() {
        shipment("T", true);
        get(READER, list + "2024-01-31").body("items", hasSize(0));
        get(READER, list + "2024-02-01")
                .body("items.reference", contains(partner + "/D-T"))
                .body("items[0].why", equalTo("NONE_RECORDED"))
                .body("items[0].shipped", equalTo("2"))
                .body("items[0].serials", equalTo(0))
                .body("items[0].shippedOn", equalTo("2024-02-01"))
                .body("total.count", equalTo(1));

        item("1", "2024-01-20T00:00:00Z", "");
        get(READER, list + "2024-02-01")
                .body("items[0].why", equalTo("FEWER_THAN_SHIPPED"))
                .body("items[0].beforehand", equalTo(1));
        item("2", "2024-02-10T00:00:00Z", "");
        get(READER, list + "2024-02-01")
                .body("items[0].why", equalTo("RECORDED_AFTER_SHIPMENT"))
                .body("items[0].serials", equalTo(2))
                .body("items[0].beforehand", equalTo(1));
    }

    @Test
    void whatWasRecordedInTimeOrIsNotMonitoredIsNotListed() {
        shipment("T", true);
        item("1", "2024-01-20T00:00:00Z", "");
        item("2", "2024-01-31T00:00:00Z", "");
        shipment("U", false);

        get(READER, list + "2024-03-20").body("items", hasSize(0)).body("total.count", equalTo(0));
    }

    /** Serial numbers stay as recorded, so that only a register which was filled otherwise has such an item. */
    @Test
    void aSerialNumberIsKnownSinceTheVersionThatFirstCarriedIt() throws SQLException {
        shipment("T", true);
        item("1", "2024-01-20T00:00:00Z", "");
        item("2", "2024-01-20T00:00:00Z", "");
        var location = "/v1/items/"
                + get(DESK, "/v1/items?reference=%s/E2".formatted(partner))
                        .extract()
                        .<String>path("items[0].id");
        put(DESK, location, "\"1\"", draft(content("2"), "\"knownSince\": \"2024-02-10T00:00:00Z\""))
                .statusCode(200);
        get(READER, list + "2024-03-20").body("items", hasSize(0));

        first(location, "another");
        try {
            get(READER, list + "2024-03-20")
                    .body("items[0].why", equalTo("RECORDED_AFTER_SHIPMENT"))
                    .body("items[0].beforehand", equalTo(1));
        } finally {
            first(location, "2");
        }
    }

    private static void first(String item, String serial) throws SQLException {
        try (var admin = DriverManager.getConnection(
                        System.getProperty("daylight.test.admin-url"),
                        System.getProperty("daylight.test.admin-user"),
                        System.getProperty("daylight.test.admin-password"));
                var update = admin.prepareStatement(
                        "update item_version set serial = ? where id = ?::uuid and version = 1")) {
            update.setString(1, serial);
            update.setString(2, item.substring(item.lastIndexOf('/') + 1));
            update.executeUpdate();
        }
    }

    @Test
    void whoMayNotSeeAnArticleCountsWithoutIt() {
        shipment("T", true);
        item("1", "2024-01-20T00:00:00Z", "");
        item("2", "2024-01-20T00:00:00Z", ", \"accessGroup\": \"close-hold\"");

        get(CLOSE, list + "2024-03-20").body("items", hasSize(0));
        get(READER, list + "2024-03-20").body("items[0].serials", equalTo(1));
    }

    @Test
    void oneIsListedAfterTheOther() {
        shipment("T", true);
        shipment("U", true);

        String next = get(READER, list + "2024-03-20&limit=1")
                .body("items.reference", contains(partner + "/D-T"))
                .extract()
                .path("next");
        get(READER, list + "2024-03-20&limit=1&cursor=" + next)
                .body("items.reference", contains(partner + "/D-U"))
                .body("next", nullValue());
    }

    private void shipment(String name, boolean monitored) {
        record("transfers", """
                {"reference": "%1$s/%2$s", "partner": "%1$s", "channel": "FMS", "title": "Goggles", "status": "AGREED",
                 "lines": [{"number": 1, "designation": "AN/PVS-14", "enhancedMonitoring": %3$s}]}""".formatted(partner, name, monitored));
        record("deliveries", """
                {"reference": "%1$s/D-%2$s", "transfer": "%1$s/%2$s", "line": 1, "measure": "INCREMENT", "counted": true,
                 "quantity": {"amount": "2", "unit": "EACH"}, "milestones": {"SHIPPED": {"on": "2024-02-01"}}}""".formatted(partner, name));
    }

    private void item(String serial, String knownSince, String more) {
        post(
                        more.isEmpty() ? DESK : CLOSE,
                        "/v1/items",
                        draft(content(serial), "\"knownSince\": \"%s\"%s".formatted(knownSince, more)))
                .statusCode(201);
    }

    private String content(String serial) {
        return """
                {"reference": "%1$s/E%2$s", "partner": "%1$s", "type": "AN/PVS-14", "serial": "%2$s", "delivery": "%1$s/D-T",
                 "enhancedMonitoring": true}""".formatted(partner, serial);
    }
}
