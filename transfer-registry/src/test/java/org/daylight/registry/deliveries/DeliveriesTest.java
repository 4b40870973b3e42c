package org.daylight.registry.deliveries;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.delivery;
import static org.daylight.registry.Api.draft;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.post;
import static org.daylight.registry.Api.postIfMatch;
import static org.daylight.registry.Api.record;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@SuppressWarnings("NullAway.Init")
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class DeliveriesTest {

    @Inject
    AgroalDataSource source;

    private String partner;
    private String transfer;
    private String reference;

    @BeforeEach
    void aTransferOfItsOwn() {
        partner = Api.partner();
        transfer = Api.transfer(partner);
        reference = transfer + "/1";
    }

    /** Whoever may not see a partner sees none of its deliveries: one that belonged to another would be shown. */
    @Test
    void theDatabaseRefusesAnotherPartnerThanThatOfTheTransfer() throws SQLException {
        record("deliveries", delivery(reference, transfer));
        var other = Api.partner();

        try (var connection = source.getConnection();
                var change = connection.prepareStatement("""
                        update delivery set partner_id = (select id from partner where code = ?) where reference = ?""")) {
            change.setString(1, other);
            change.setString(2, reference);
            assertThatThrownBy(change::executeUpdate)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("delivery_transfer_fkey");
        }
    }

    @Test
    void milestonesAreKeptApartAndSoAreAbsentAndUnknown() {
        var location = record("deliveries", """
                {"reference": "%s", "transfer": "%s", "line": 1, "measure": "INCREMENT", "counted": true,
                 "plannedOn": "2024", "plannedQuantity": {"amount": "38", "unit": "EACH"},
                 "quantity": {"amount": "38", "unit": "EACH", "bound": "AT_LEAST"},
                 "milestones": {"HANDED_OVER": {"on": "2024-12-16"}, "INVENTORIED": {"on": null}, "SHIPPED": null}}""".formatted(reference, transfer));

        get(READER, location)
                .body("content.milestones.HANDED_OVER.on", equalTo("2024-12-16"))
                .body("content.milestones.INVENTORIED", hasEntry(equalTo("on"), nullValue()))
                .body("content.milestones.SHIPPED", hasEntry(equalTo("on"), nullValue()))
                .body("content.milestones", not(hasKey("ACKNOWLEDGED")))
                .body("content.quantity.bound", equalTo("AT_LEAST"));
        get(READER, "/v1/deliveries?transfer=" + transfer).body("items", hasSize(1));
        get(READER, "/v1/deliveries?counted=true&partner=" + partner).body("items", hasSize(1));
        get(READER, "/v1/deliveries?counted=false&partner=" + partner).body("items", hasSize(0));
    }

    @Test
    void aDeliveryCannotComeBeforeItsTransfer() {
        post(DESK, "/v1/deliveries", draft(delivery(reference, partner + "/NOT-YET")))
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-reference"))
                .body("violations.pointer", hasItem("/content/transfer"))
                .body("violations.message", hasItem(containsString("record it first")));
    }

    @Test
    void aDeliveryNamesALineThatItsTransferHas() {
        post(DESK, "/v1/deliveries", draft(delivery(reference, transfer).replace("\"line\": 1", "\"line\": 7")))
                .statusCode(409)
                .body("violations.pointer", hasItem("/content/line"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"amount\": \"12\"  | \"amount\": \"-12\"      | /content/quantity/amount",
                "2024-12-16          | 2024-02-30               | /content/milestones/HANDED_OVER/on",
                "{\"on\": \"2024-12-16\"} | {}                  | /content/milestones/HANDED_OVER/on",
                "\"INCREMENT\"       | \"SOMETIMES\"            | /content/measure",
                "\"counted\": true,  | ''                       | /content/counted",
            })
    void whatIsWrongIsNamedByItsField(String right, String wrong, String pointer) {
        post(DESK, "/v1/deliveries", draft(delivery(reference, transfer).replace(right, wrong)))
                .statusCode(400)
                .body("violations.pointer", hasItem(pointer));
    }

    @Test
    void aTransferWithDeliveriesIsNotVoided() {
        record("deliveries", delivery(reference, transfer));
        var id = get(READER, "/v1/transfers?reference=" + transfer).extract().<String>path("items[0].id");

        postIfMatch(DESK, "/v1/transfers/" + id + "/void", "\"1\"", "{\"reason\": \"mistake\"}")
                .statusCode(409)
                .body("detail", containsString("deliveries"));
    }
}
