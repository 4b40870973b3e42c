package org.daylight.registry.transfers;

import static org.daylight.registry.Api.CLOSE;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.draft;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.post;
import static org.daylight.registry.Api.put;
import static org.daylight.registry.Api.record;
import static org.daylight.registry.Api.transfer;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.facts.Register;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@SuppressWarnings("NullAway.Init")
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class TransfersTest {

    private String partner;
    private String reference;

    @BeforeEach
    void aPartnerOfItsOwn() {
        partner = Api.partner();
        reference = partner + "/M1";
    }

    @Test
    void aTransferKeepsWhatIsAbsentApartFromWhatIsUnknown() {
        var location = record("transfers", """
                {"reference": "%s", "partner": "%s", "supplier": "%s", "channel": "FMS", "title": "Tanks",
                 "status": "AGREED", "proposedOn": "2019-07", "agreedOn": null,
                 "values": [{"element": "TOTAL", "money": {"amount": "2000.50", "currency": "USD", "basis": "CONTRACT"}}],
                 "lines": [{"number": 1, "designation": "Tank", "mde": true}]}""".formatted(reference, partner, partner));

        get(READER, location)
                .body("content.proposedOn", equalTo("2019-07"))
                .body("content", hasEntry(equalTo("agreedOn"), nullValue()))
                .body("content", not(hasKey("offeredOn")))
                .body("content.values[0].money.amount", equalTo("2000.50"))
                .body("content.lines[0].mde", equalTo(true));
        get(READER, "/v1/transfers?status=AGREED&channel=FMS&partner=" + partner)
                .body("items", hasSize(1));
        get(READER, "/v1/transfers?status=CANCELLED&partner=" + partner).body("items", hasSize(0));
        get(READER, "/v1/transfers?supplier=" + partner).body("items", hasSize(1));
    }

    @Test
    void transfersAreFoundAndSortedByTheDayOfTheirRequest() {
        for (var day : List.of("2022-03-04", "2022-01", "2023-01-01")) {
            record("transfers", """
                    {"reference": "%1$s/%2$s", "partner": "%1$s", "channel": "FMS", "title": "Tanks", "status": "REQUESTED",
                     "requestedOn": "%2$s"}""".formatted(partner, day));
        }

        get(READER, "/v1/transfers?sort=requestedOn&dated=requestedOn&datedTo=2022-12-31&partner=" + partner)
                .body("items.content.requestedOn", contains("2022-01", "2022-03-04"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"partner\": \"NOBODY\"                      | /content/partner",
                "\"supplier\": \"NOBODY\"                     | /content/supplier",
                "\"objectives\": [\"NONE\"]                   | /content/objectives/0",
                "\"charges\": [{\"authority\": \"NONE\", \"on\": \"2022\", \"amount\": {\"amount\": \"1\", \"currency\": \"USD\", \"basis\": \"CONTRACT\"}}] | /content/charges/0/authority",
            })
    void whatIsNamedHasToBeRecorded(String field, String pointer) {
        var content = "{\"reference\": \"%s\", \"channel\": \"FMS\", \"title\": \"x\", \"status\": \"AGREED\", %s%s}"
                .formatted(reference, field.contains("\"partner\"") ? "" : "\"partner\": \"" + partner + "\", ", field);

        post(DESK, "/v1/transfers", draft(content))
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-reference"))
                .body("violations.pointer", hasItem(pointer));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"lines\": [{\"number\": 1, \"designation\": \"a\"}, {\"number\": 1, \"designation\": \"b\"}] | /content/lines/1/number",
                "\"lines\": [{\"number\": 0, \"designation\": \"a\"}]    | /content/lines/0/number",
                "\"lines\": [{\"number\": 1, \"designation\": \"a\", \"quantity\": {\"amount\": \"-3\", \"unit\": \"EACH\"}}] | /content/lines/0/quantity/amount",
                "\"offeredOn\": \"2022-06-05\", \"agreedOn\": \"2022-06-04\" | /content/agreedOn",
                "\"requestedOn\": \"2022-06-05\", \"proposedOn\": \"2022-06-04\" | /content/proposedOn",
                "\"requestedOn\": \"2022-07\", \"offeredOn\": \"2022-06-30\" | /content/offeredOn",
                "\"agreedOn\": \"2022-13\"                               | /content/agreedOn",
                "\"values\": [{\"element\": \"TOTAL\", \"money\": {\"amount\": \"1E3\", \"currency\": \"USD\", \"basis\": \"CONTRACT\"}}] | /content/values/0/money/amount",
                "\"values\": [{\"element\": \"TOTAL\", \"money\": {\"amount\": \"10\", \"currency\": \"dollars\", \"basis\": \"CONTRACT\"}}] | /content/values/0/money/currency",
                "\"refusalGrounds\": [\" \"]                             | /content/refusalGrounds/0",
            })
    void whatIsWrongIsNamedByItsField(String field, String pointer) {
        var content =
                "{\"reference\": \"%s\", \"partner\": \"%s\", \"channel\": \"FMS\", \"title\": \"x\", \"status\": \"AGREED\", %s}"
                        .formatted(reference, partner, field);

        post(DESK, "/v1/transfers", draft(content)).statusCode(400).body("violations.pointer", hasItem(pointer));
    }

    @Test
    void rePlanningAddsABaselineWithAReasonAndOverwritesNone() {
        var location = record("transfers", planned(baseline(1, "", "38")));

        put(DESK, location, "\"1\"", draft(planned(baseline(1, "", "39"))))
                .statusCode(409)
                .body("violations.pointer", hasItem("/content/baselines/0"));
        put(DESK, location, "\"1\"", draft(planned(""))).statusCode(409);
        put(DESK, location, "\"1\"", draft(planned(baseline(1, "", "38") + "," + baseline(2, "", "42"))))
                .statusCode(400)
                .body("violations.pointer", hasItem("/content/baselines/1/reason"));
        put(DESK, location, "\"1\"", draft(planned(baseline(1, "", "38") + "," + baseline(2, "later", "42"))))
                .statusCode(200);

        get(READER, location + "?asOf=2024-01-31").body("content.baselines.number", contains(1));
        get(READER, location + "/history").body("[1].changes.pointer", hasItem(startsWith("/content/baselines/1")));
    }

    @Test
    void theDatabaseItselfRefusesToOverwriteAPlan() throws SQLException {
        record("transfers", planned(baseline(1, "", "38")));

        try (var admin = DriverManager.getConnection(
                        System.getProperty("daylight.test.admin-url"),
                        System.getProperty("daylight.test.admin-user"),
                        System.getProperty("daylight.test.admin-password"));
                var update = admin.prepareStatement(
                        "update transfer set content = content - 'baselines' where reference = ?")) {
            update.setString(1, reference);
            Assertions.assertThatThrownBy(update::executeUpdate)
                    .hasMessageContaining("a baseline of transfer " + reference + " was overwritten");
        }
    }

    @Test
    void aListThatKnowsNoPlanLeavesItAsItStands() {
        var location = record("transfers", planned(baseline(1, "", "38")));

        Register.load(
                DESK,
                "{\"type\": \"transfer\", \"content\": %s}"
                        .formatted(transfer(reference, partner)
                                .replace("AGREED", "ACTIVE")
                                .replace('\n', ' ')));

        get(READER, location)
                .body("version", equalTo(2))
                .body("content.status", equalTo("ACTIVE"))
                .body("content.baselines", hasSize(1));
    }

    private String planned(String baselines) {
        return transfer(reference, partner).replace("\"title\"", "\"baselines\": [%s], \"title\"".formatted(baselines));
    }

    private static String baseline(int number, String reason, String last) {
        return """
                {"number": %1$d, "statedOn": "2024-0%1$d-15", "reason": "%2$s", "milestone": "HANDED_OVER", "unit": "EACH",
                 "interpolation": "STEPS", "startsOn": "2024-01-01", "points": [{"on": "2024-12-31", "cumulative": "%3$s"}]}""".formatted(number, reason, last);
    }

    @Test
    void theRecipientAndTheReferenceStay() {
        var location = record("transfers", transfer(reference, partner));

        put(DESK, location, "\"1\"", draft(transfer(reference + "x", Api.partner())))
                .statusCode(409)
                .body("violations.pointer", hasItem("/content/reference"))
                .body("violations.pointer", hasItem("/content/partner"));
    }

    @Test
    void aLineThatDeliveriesNameStays() {
        var location = record("transfers", transfer(reference, partner));
        record("deliveries", Api.delivery(reference + "/1", reference));

        put(DESK, location, "\"1\"", draft(transfer(reference, partner).replace("\"number\": 1", "\"number\": 2")))
                .statusCode(409)
                .body("violations.pointer", hasItem("/content/lines"));
    }

    @Test
    void whatBelongsToARestrictedPartnerIsInvisibleWithIt() {
        var restricted = Api.restrictedPartner();
        var location = post(CLOSE, "/v1/transfers", draft(transfer(restricted + "/M1", restricted)))
                .statusCode(201)
                .extract()
                .header("Location");

        get(CLOSE, location).statusCode(200);
        get(READER, location).statusCode(404);
        get(READER, location + "/history").statusCode(404);
        get(READER, "/v1/transfers?partner=" + restricted).body("total.count", equalTo(0));
        post(DESK, "/v1/transfers", draft(transfer(restricted + "/M2", restricted)))
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-reference"));
        post(DESK, "/v1/deliveries", draft(Api.delivery(restricted + "/D", restricted + "/M1")))
                .statusCode(422)
                .body("violations.pointer", hasItem("/content/transfer"));
    }

    @Test
    void askingForWhatServesSomethingHiddenIsAnsweredLikeAskingForWhatIsNotThere() {
        var partner = Api.partner();
        var hidden = partner + "/HIDDEN";
        post(CLOSE, "/v1/transfers", draft(transfer(hidden, partner), "\"accessGroup\": \"close-hold\""))
                .statusCode(201);
        post(CLOSE, "/v1/deliveries", draft(Api.delivery(hidden + "/1", hidden)))
                .statusCode(201);
        var supplier = Api.restrictedPartner();
        post(
                        CLOSE,
                        "/v1/transfers",
                        draft(transfer(partner + "/OPEN", partner)
                                .replace("\"channel\"", "\"supplier\": \"%s\", \"channel\"".formatted(supplier))))
                .statusCode(201);

        get(READER, "/v1/deliveries?transfer=" + hidden).body("items", hasSize(0));
        get(CLOSE, "/v1/deliveries?transfer=" + hidden).body("items", hasSize(1));
        get(READER, "/v1/transfers?supplier=" + supplier).body("items", hasSize(0));
        get(CLOSE, "/v1/transfers?supplier=" + supplier).body("items", hasSize(1));
    }
}
