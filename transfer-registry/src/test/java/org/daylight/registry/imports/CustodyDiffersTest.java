package org.daylight.registry.imports;

import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.as;
import static org.daylight.registry.Api.get;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An inventory leaves articles as they are recorded, and tells of those that it found elsewhere. */
@QuarkusTest
@SuppressWarnings("NullAway.Init")
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class CustodyDiffersTest {

    private static final String HEADER =
            "partner,article,serial,custodian,location,held_since,seen_on,found,how,inspector\n";

    private String series;

    @BeforeEach
    void articles() {
        series = Api.code();
        inventory(
                        "2031-03-04",
                        "1,1st Company,Depot,2030-05",
                        "2,1st Company,Depot,2030-05-03",
                        "3,1st Company,,2030-05",
                        "4,,,")
                .statusCode(201)
                .body("refused", equalTo(0))
                .body("", not(hasKey("custodyDiffers")));
    }

    @Test
    void anArticleThatIsFoundElsewhereIsNamedWithBothCustodies() {
        inventory(
                        "2032-03-04",
                        "1,2nd Company,Depot,2030-05",
                        "2,1st Company,Other depot,2031",
                        "3,1st Company,,2030-05")
                .statusCode(201)
                .body("unchanged", equalTo(3))
                .body("custodyDiffers.count", equalTo(2))
                .body("custodyDiffers.first.line", contains(2, 3))
                .body("custodyDiffers.first.key", contains(key("1"), key("2")))
                .body("custodyDiffers.first.serial", contains(series + "1", series + "2"))
                .body("custodyDiffers.first[0].differs", contains("custodian"))
                .body("custodyDiffers.first[0].recorded.custodian", equalTo("1st Company"))
                .body("custodyDiffers.first[0].row.custodian", equalTo("2nd Company"))
                .body("custodyDiffers.first[1].differs", contains("location", "heldSince"))
                .body("custodyDiffers.first[1].recorded.location", equalTo("Depot"))
                .body("custodyDiffers.first[1].recorded.heldSince", equalTo("2030-05-03"))
                .body("custodyDiffers.first[1].row.location", equalTo("Other depot"))
                .body("custodyDiffers.first[1].row.heldSince", equalTo("2031"));

        article("1").body("items[0].content.custody.custodian", contains("1st Company"));
    }

    /** Blank is unknown, on either side: a row that says nothing contradicts nothing, and one that says more is told. */
    @Test
    void whatARowLeavesBlankDiffersFromNothing() {
        inventory("2032-03-04", "1,,,", "2,1st Company,,03/05/2030", "3,1st Company,Depot,", "4,2nd Company,,")
                .statusCode(201)
                .body("custodyDiffers.first.key", contains(key("3"), key("4")))
                .body("custodyDiffers.first[0].differs", contains("location"))
                .body("custodyDiffers.first[0].recorded", not(hasKey("location")))
                .body("custodyDiffers.first[1].recorded", equalTo(Map.of()))
                .body("custodyDiffers.first[1].row", equalTo(Map.of("custodian", "2nd Company")));
    }

    @Test
    void aDryRunTellsItBeforeAnythingIsWritten() {
        imported("&dryRun=true", "2032-03-04", "1,2nd Company,Depot,2030-05")
                .statusCode(200)
                .body("custodyDiffers.count", equalTo(1));
    }

    @Test
    void aCustodyThatHasEndedHoldsNoMore() {
        var item = article("2").extract().<String>path("items[0].id");
        Api.put(DESK, "/v1/items/" + item, "\"1\"", Api.draft("""
                                {"reference": "%s", "partner": "MLT", "type": "invented goggle", "serial": "%s2",
                                 "enhancedMonitoring": true, "custody": [
                                  {"custodian": "1st Company", "location": "Depot", "from": "2030-05-03", "to": "2031-06-01"},
                                  {"custodian": "3rd Company", "location": "Mast", "from": "2031-06-01"}]}""".formatted(key("2"), series)))
                .statusCode(200);

        inventory("2032-03-04", "2,1st Company,Depot,2030-05-03")
                .statusCode(201)
                .body("custodyDiffers.first[0].recorded.custodian", equalTo("3rd Company"))
                .body("custodyDiffers.first[0].differs", contains("custodian", "location", "heldSince"));
        inventory("2033-03-04", "2,3rd Company,Mast,2031-06-01").statusCode(201).body("custodyDiffers", nullValue());
    }

    /** Until 2999 it is where it is; of an end that may have come nobody knows that it has. */
    @ParameterizedTest
    @ValueSource(strings = {"2999-06-01", "2020/2999"})
    void aCustodyWhoseEndLiesAheadHoldsStill(String to) {
        var item = article("2").extract().<String>path("items[0].id");
        Api.put(DESK, "/v1/items/" + item, "\"1\"", Api.draft("""
                                {"reference": "%s", "partner": "MLT", "type": "invented goggle", "serial": "%s2",
                                 "enhancedMonitoring": true, "custody": [
                                  {"custodian": "1st Company", "location": "Depot", "from": "2020-05-03", "to": "%s"}]}""".formatted(key("2"), series, to)))
                .statusCode(200);

        inventory("2032-03-04", "2,1st Company,Depot,2020-05-03")
                .statusCode(201)
                .body("", not(hasKey("custodyDiffers")));
        inventory("2033-03-04", "2,3rd Company,Depot,2020-05-03")
                .statusCode(201)
                .body("custodyDiffers.first[0].recorded.custodian", equalTo("1st Company"));
    }

    private String key(String number) {
        return "MLT/INVENTED-GOGGLE/" + series + number;
    }

    private ValidatableResponse article(String number) {
        return get(READER, "/v1/items?partner=MLT&serial=" + series + number).body("items", hasSize(1));
    }

    private ValidatableResponse inventory(String seenOn, String... rows) {
        return imported("", seenOn, rows);
    }

    /** @param rows number, custodian, location, held since */
    private ValidatableResponse imported(String query, String seenOn, String... rows) {
        var table = new StringBuilder(HEADER);
        for (var row : rows) {
            table.append("Malta,invented goggle,%s%s,%s,yes,seen,an invented office\n".formatted(series, row, seenOn));
        }
        return as(DESK).header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("text/csv")
                .body(table.toString())
                .post("/v1/imports?profile=serial-inventory" + query)
                .then();
    }
}
