package org.daylight.registry.controls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.CLOSE;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.draft;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.post;
import static org.daylight.registry.Api.record;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.facts.Register;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worked by hand: 12 tanks on 1 March 2024, 5 on a day of April, at 3 and 2 million dollars by contract. */
@QuarkusTest
@SuppressWarnings("NullAway.Init")
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class ControlTotalsTest {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private String partner;
    private String transfer;

    @BeforeEach
    void twoDeliveries() {
        partner = Api.partner();
        transfer = partner + "/T";
        record("transfers", Api.transfer(transfer, partner));
        delivery("D1", "12", "2024-03-01", "3000000");
        delivery("D2", "5", "2024-04", "2000000");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            nullValues = "-",
            value = {
                // measure, total, statedOn, recordedFrom, recordedTo, agrees, gap
                "UNITS, 17, 2024-06-30, 17, 17, true, 0",
                "UNITS, 20, 2024-06-30, 17, 17, false, 0.15",
                "UNITS, 12, 2024-03-31, 12, 12, true, 0",
                "UNITS, 12, 2024-04-15, 12, 17, -, -", // April is not over
                "UNITS, 11, 2024-04-15, 12, 17, false, -",
                "UNITS, 18, 2024-04-15, 12, 17, false, -",
                "VALUE, 5000000, 2024-06-30, 5000000, 5000000, true, 0",
                "RECORDS, 3, 2024-06-30, 2, 2, false, 0.333333",
                "RECORDS, 0, 2024-01-31, 0, 0, true, 0",
            })
    void totalsAreHeldAgainstWhatIsRecorded(
            String measure,
            String total,
            String on,
            String from,
            String to,
            @Nullable Boolean agrees,
            @Nullable String gap) {
        compared(total(measure, total, on, ""))
                .body("stated", equalTo(total))
                .body("recordedFrom", equalTo(from))
                .body("recordedTo", equalTo(to))
                .body("agrees", equalTo(agrees))
                .body("gap", equalTo(gap))
                .body("onlyOurs", empty());
    }

    /** D1 came on 1 March, D2 on a day of April: which of them a period holds that begins or ends on no day is not guessed. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // from, to, statedOn, recordedFrom, recordedTo, agrees, onlyOurs, perhapsOurs
                "2024-02, 2024-04, 2024-06-30, 12, 17, -, 0, 1",
                "2024-02, 2024-05, 2024-06-30, 17, 17, true, 1, 0",
                "2024, 2024-06, 2024-06-30, 0, 17, -, 0, 1",
                "2024-03-01, 2024-03, 2024-06-30, 12, 12, false, 0, 0",
                "2024-03-02/2024-03-05, -, 2024-06-30, 5, 5, false, 1, 0",
                "-, -, 2024-06, 17, 17, true, 1, 0",
                "-, -, 2024, 0, 17, -, 0, 1",
                "-, 2024-12-31, 2024-04, 12, 17, -, 0, 1", // stated on some day of April, and not later
                "-, 2024-04, 2024-04-30, 12, 17, -, 0, 1",
            })
    void aPeriodThatIsBoundedImpreciselyIsARange(
            @Nullable String from,
            @Nullable String to,
            String on,
            String least,
            String most,
            @Nullable Boolean agrees,
            int onlyOurs,
            int perhapsOurs) {
        var bounds = (from == null ? "" : ", \"from\": \"%s\"".formatted(from))
                + (to == null ? "" : ", \"to\": \"%s\"".formatted(to))
                + ", \"entries\": [{\"key\": \"%s/D1\"}]".formatted(partner);
        var total = total("UNITS", "17", on, bounds);

        compared(total)
                .body("recordedFrom", equalTo(least))
                .body("recordedTo", equalTo(most))
                .body("agrees", equalTo(agrees))
                .body("onlyOursCount", equalTo(onlyOurs))
                .body("perhapsOurs", equalTo(perhapsOurs));
        assertThat(lines("2024-12-31"))
                .singleElement()
                .satisfies(line ->
                        assertThat(line.contains("\"control.recorded\":")).isEqualTo(least.equals(most)))
                .satisfies(line -> assertThat(line.contains("\"control.gap\":")).isEqualTo(least.equals(most)))
                .satisfies(line ->
                        assertThat(line.contains("\"control.onlyOurs\":")).isEqualTo(perhapsOurs == 0));
    }

    /** Two batches of theirs are one delivery here: what each says of it alone is nothing to compare. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"key": "A", "delivery": "%1$s/D1"}, {"key": "B", "delivery": "%1$s/D1"} | entries/1/delivery
            {"key": "%1$s/D1"}, {"key": "B", "delivery": "%1$s/D1"}                  | entries/1/delivery
            {"key": "B", "delivery": "%1$s/D1"}, {"key": "%1$s/D1"}                  | entries/1/key
            """)
    void noTwoEntriesAreOneDelivery(String entries, String place) {
        var total = total("UNITS", "12", "2024-06-30", ", \"entries\": [%s]".formatted(entries.formatted(partner)));

        post(DESK, "/v1/control-totals", draft(total))
                .statusCode(400)
                .body("violations.pointer", contains("/content/" + place));
    }

    /** D2 came on a day of April, D3 on 1 February: of a period up to the 15th D3 is surely only here, and D2 perhaps. */
    @Test
    void whatIsSurelyOnlyHereIsAFactWhateverElseMayBe() {
        delivery("D3", "1", "2024-02-01", "1");
        var bounds = ", \"to\": \"2024-04-15\", \"entries\": [{\"key\": \"%s/D1\"}]".formatted(partner);

        compared(total("UNITS", "13", "2024-06-30", bounds))
                .body("onlyOursCount", equalTo(1))
                .body("perhapsOurs", equalTo(1));
        assertThat(lines("2024-12-31"))
                .singleElement()
                .asString()
                .contains("\"control.onlyOurs\":1,")
                .doesNotContain("\"control.gap\":");
    }

    @Test
    void aPeriodThatCannotEndAfterItBeginsIsRefused() {
        post(
                        DESK,
                        "/v1/control-totals",
                        draft(total("UNITS", "17", "2024-06-30", ", \"from\": \"2024-04\", \"to\": \"2024-03\"")))
                .statusCode(400)
                .body("violations.pointer", contains("/content/to"));
    }

    @Test
    void whatIsOnlyInOneOfTheTwoIsNamed() {
        var entries = """
                , "entries": [
                 {"key": "A", "delivery": "%1$s/D1", "quantity": {"amount": "11", "unit": "EACH"}},
                 {"key": "%1$s/D9", "quantity": {"amount": "6", "unit": "EACH"}}]""".formatted(partner);
        compared(total("UNITS", "17", "2024-06-30", entries))
                .body("agrees", equalTo(true))
                .body("matched", equalTo(0))
                .body("differing", equalTo(1))
                .body("differences[0].key", equalTo("A"))
                .body("differences[0].stated", equalTo("11"))
                .body("differences[0].recorded", equalTo("12"))
                .body("onlyTheirs", contains(partner + "/D9"))
                .body("onlyTheirsCount", equalTo(1))
                .body("onlyOurs", contains(partner + "/D2"));
    }

    @Test
    void whatCannotBeCountedIsNamedWithTheReason() {
        record(
                "deliveries",
                Api.delivery(partner + "/D3", transfer)
                        .replace("2024-12-16", "2024-02-01")
                        .replace("EACH", "ROUND"));
        record(
                "deliveries",
                Api.delivery(partner + "/D4", transfer)
                        .replace("2024-12-16", "2024-02-02")
                        .replace("INCREMENT", "CUMULATIVE"));
        record(
                "deliveries",
                Api.delivery(partner + "/D5", transfer)
                        .replace("2024-12-16", "2024-02-02")
                        .replace("\"EACH\"", "\"EACH\", \"bound\": \"AT_LEAST\""));
        record(
                "deliveries",
                Api.delivery(partner + "/D6", transfer)
                        .replace("2024-12-16", "2024-02-02")
                        .replace("\"counted\": true", "\"counted\": false"));

        compared(total("UNITS", "17", "2024-06-30", ""))
                .body("records", equalTo(5))
                .body("agrees", nullValue())
                .body("gap", nullValue())
                .body("notMeasurable", hasEntry("its quantity is in another unit", 1))
                .body("notMeasurable", hasEntry("it is a cumulative statement", 1))
                .body("notMeasurable", hasEntry("its quantity is stated by a bound", 1));
        compared(total("VALUE", "5000000", "2024-06-30", "").replace("CONTRACT", "REPLACEMENT"))
                .body("notMeasurable", hasEntry("its value is on another basis or in another currency", 2))
                .body("notMeasurable", hasEntry("it has no value", 2));
    }

    /** At least 12 may be 12: nobody can say that the two registers differ, unless another entry does for certain. */
    @Test
    void anAmountThatCannotBeSaidIsNoDifference() {
        bounded("D3");
        var entries = """
                , "entries": [
                 {"key": "%1$s/D1", "quantity": {"amount": "12", "unit": "EACH"}},
                 {"key": "%1$s/D2"},
                 {"key": "B", "delivery": "%1$s/D3", "quantity": {"amount": "12", "unit": "EACH"}}]""".formatted(partner);

        compared(total("UNITS", "29", "2024-06-30", entries))
                .body("matched", equalTo(2))
                .body("differing", equalTo(0))
                .body("notComparableCount", equalTo(1))
                .body("notComparable", contains("B"))
                .body("agrees", nullValue());
        assertThat(lines("2024-12-31")).singleElement().asString().doesNotContain("\"control.differing\":");
        record("control-totals", total("UNITS", "29", "2024-06-30", entries.replaceFirst("\"12\"", "\"11\"")));
        assertThat(lines("2024-12-31"))
                .hasSize(2)
                .filteredOn(line -> line.contains("\"control.differing\":1,"))
                .hasSize(1);
    }

    /** The line of neither states its class: nobody can say that they are only here. */
    @Test
    void whatMayBeOfAnotherClassIsNotSurelyOnlyHere() {
        compared(total(
                        "UNITS",
                        "17",
                        "2024-06-30",
                        ", \"capabilityClass\": \"ARMOUR\", \"entries\": [{\"key\": \"A\"}]"))
                .body("onlyOursCount", equalTo(0))
                .body("perhapsOurs", equalTo(2))
                .body("notMeasurable", hasEntry("its class is not known", 2));
    }

    @Test
    void anEntryIsInTheMeasureOfTheTotal() {
        var entries = ", \"entries\": [{\"key\": \"%s/D1\", %s}]";
        var rounds = entries.formatted(partner, "\"quantity\": {\"amount\": \"12\", \"unit\": \"ROUND\"}");
        post(DESK, "/v1/control-totals", draft(total("UNITS", "17", "2024-06-30", rounds)))
                .statusCode(400)
                .body("violations.pointer", contains("/content/entries/0/quantity/unit"));
        compared(total("RECORDS", "2", "2024-06-30", rounds)).body("matched", equalTo(1));

        var euros = entries.formatted(
                partner,
                "\"value\": {\"amount\": \"3000000\", \"currency\": \"EUR\", \"basis\": \"ANNOUNCED_MAXIMUM\"}");
        post(DESK, "/v1/control-totals", draft(total("VALUE", "5000000", "2024-06-30", euros)))
                .statusCode(400)
                .body(
                        "violations.pointer",
                        contains("/content/entries/0/value/currency", "/content/entries/0/value/basis"));
    }

    @Test
    void anEntryThatIsABoundIsNotComparable() {
        var entries =
                ", \"entries\": [{\"key\": \"%s/D1\", \"quantity\": {\"amount\": \"12\", \"unit\": \"EACH\", \"bound\": \"AT_LEAST\"}}]";
        compared(total("UNITS", "17", "2024-06-30", entries.formatted(partner)))
                .body("matched", equalTo(0))
                .body("differing", equalTo(0))
                .body("notComparable", contains(partner + "/D1"));
    }

    /** 17 are recorded here: at least 16 and about 12 may be as many, at least 18 and at most 16 are not. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"16, AT_LEAST, -", "18, AT_LEAST, false", "18, AT_MOST, -", "16, AT_MOST, false", "12, ABOUT, -"})
    void aTotalThatIsABoundHasNoGap(String amount, String bound, @Nullable Boolean agrees) {
        compared(total("UNITS", amount, "2024-06-30", "")
                        .replace("\"EACH\"", "\"EACH\", \"bound\": \"%s\"".formatted(bound)))
                .body("agrees", equalTo(agrees))
                .body("gap", nullValue());
    }

    /** 71 came on a day that nobody says: 17 to 88 are recorded, of 88 stated up to June nobody can say that one is missing. */
    @Test
    void whatCameOnADayThatNobodySaysMayBelongToThePeriod() {
        for (var name : List.of("D3", "D4")) {
            record(
                    "deliveries",
                    Api.delivery(partner + "/" + name, transfer)
                            .replace(
                                    "{\"HANDED_OVER\": {\"on\": \"2024-12-16\"}}",
                                    name.equals("D3") ? "{}" : "{\"HANDED_OVER\": {\"on\": null}}")
                            .replace("\"12\"", "\"71\""));
        }
        var entries = ", \"entries\": [{\"key\": \"%1$s/D1\"}, {\"key\": \"%1$s/D2\"}%2$s]";

        compared(total(
                        "UNITS",
                        "88",
                        "2024-06-30",
                        entries.formatted(partner, ", {\"key\": \"%s/D3\"}".formatted(partner))))
                .body("recordedFrom", equalTo("17"))
                .body("recordedTo", equalTo("88"))
                .body("agrees", nullValue())
                .body("gap", nullValue())
                .body("matched", equalTo(3))
                .body("onlyTheirs", empty())
                .body("notMeasurable", hasEntry("its day is not known", 1));
        compared(total("UNITS", "89", "2024-06-30", entries.formatted(partner, "")))
                .body("agrees", equalTo(false))
                .body("onlyOurs", empty())
                .body("perhapsOurs", equalTo(1));
    }

    /** D3 was shipped, and nobody says whether it was handed over; D4 is planned; D5 is known not to have come. */
    @Test
    void whatNobodySaysCameIsNotOnlyTheirs() {
        for (var says : List.of(
                "D3 \"milestones\": {\"SHIPPED\": {\"on\": \"2024-01-10\"}}",
                "D4 \"plannedOn\": \"2024-05-01\"",
                "D5 \"milestones\": {\"SHIPPED\": {\"on\": null}}")) {
            var quantity = says.startsWith("D4") ? "" : "\"quantity\": {\"amount\": \"20\", \"unit\": \"EACH\"}, ";
            record("deliveries", """
                    {"reference": "%s/%s", "transfer": "%s", "line": 1, "measure": "INCREMENT", "counted": true, %s%s}""".formatted(partner, says.substring(0, 2), transfer, quantity, says.substring(3)));
        }
        var entries = """
                , "entries": [{"key": "%1$s/D1"}, {"key": "%1$s/D2"}, {"key": "%1$s/D3"}, {"key": "%1$s/D4"},
                 {"key": "%1$s/D5"}]""".formatted(partner);

        compared(total("UNITS", "37", "2024-06-30", entries))
                .body("recordedFrom", equalTo("17"))
                .body("recordedTo", equalTo("37"))
                .body("agrees", nullValue())
                .body("gap", nullValue())
                .body("matched", equalTo(3))
                .body("notComparable", contains(partner + "/D4"))
                .body("onlyTheirs", contains(partner + "/D5"))
                .body("notMeasurable", hasEntry("its day is not known", 1));
    }

    /** 20 had been shipped in all by 10 January: that none of them was handed over it does not say. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SHIPPED   | ~\"2024-01-10\"~ | false",
                "SHIPPED   | ~\"2024-07-10\"~ | true",
                "SHIPPED   | null             | true",
                "ANNOUNCED | ~\"2024-01-10\"~ | true"
            })
    void aRunningTotalOfAnotherMilestoneIsNotMeasurable(String milestone, String on, boolean known) {
        record("deliveries", """
                {"reference": "%s/D3", "transfer": "%s", "line": 1, "measure": "CUMULATIVE", "counted": true,
                 "quantity": {"amount": "20", "unit": "EACH"}, "milestones": {"%s": {"on": %s}}}""".formatted(partner, transfer, milestone, on));

        compared(total("UNITS", "17", "2024-06-30", ""))
                .body("agrees", equalTo(known ? true : null))
                .body("gap", equalTo(known ? "0" : null))
                .body("notMeasurable.keySet()", known ? empty() : hasItem("it is a cumulative statement"));
    }

    /** Planned for a day of July, so much is only to come, and none of it in June. */
    @Test
    void whatIsPlannedForLaterMayHaveComeFromThatDayOn() {
        record("deliveries", """
                {"reference": "%s/D3", "transfer": "%s", "line": 1, "measure": "INCREMENT", "counted": true,
                 "plannedOn": "2024-07-10", "quantity": {"amount": "3", "unit": "EACH"}}""".formatted(partner, transfer));
        compared(total("UNITS", "17", "2024-06-30", "")).body("agrees", equalTo(true));
        compared(total("UNITS", "17", "2024-07-09", "")).body("agrees", equalTo(true));
        compared(total("UNITS", "17", "2024-07-31", ""))
                .body("recordedTo", equalTo("20"))
                .body("agrees", nullValue());
    }

    /** Neither transfer nor register says who supplied them: they may be what the total counts. */
    @Test
    void whatNamesNoSupplierMayBeOfAnySupplier() {
        var more = ", \"supplier\": \"%1$s\", \"entries\": [{\"key\": \"%1$s/D1\"}]".formatted(partner);

        compared(total("UNITS", "17", "2024-06-30", more))
                .body("agrees", nullValue())
                .body("matched", equalTo(1))
                .body("onlyOursCount", equalTo(0))
                .body("perhapsOurs", equalTo(1))
                .body("notMeasurable", hasEntry("its supplier is not stated", 2));
    }

    private void bounded(String name) {
        record(
                "deliveries",
                Api.delivery(partner + "/" + name, transfer)
                        .replace("2024-12-16", "2024-02-02")
                        .replace("\"EACH\"", "\"EACH\", \"bound\": \"AT_LEAST\""));
    }

    @Test
    void aReaderOutsideComparesWithWhatTheyMaySee() {
        post(
                        CLOSE,
                        "/v1/deliveries",
                        draft(
                                Api.delivery(partner + "/D7", transfer).replace("2024-12-16", "2024-02-01"),
                                "\"accessGroup\": \"close-hold\""))
                .statusCode(201);
        var total = record("control-totals", total("UNITS", "29", "2024-06-30", ""));

        get(CLOSE, total + "/comparison").body("recordedTo", equalTo("29")).body("agrees", equalTo(true));
        get(READER, total + "/comparison").body("recordedTo", equalTo("17"));
    }

    @Test
    void isReadAsItWasKnownAndUpToADay() {
        var total = record("control-totals", total("UNITS", "17", "2024-06-30", ""));
        var at = get(READER, total).extract().<String>path("recordedAt");
        delivery("D8", "1", "2024-06-01", "1");

        get(READER, total + "/comparison").body("recordedTo", equalTo("18"));
        get(READER, total + "/comparison?knownAt=" + at).body("recordedTo", equalTo("17"));
        get(READER, total + "/comparison?asOf=2024-05-31").body("recordedTo", equalTo("17"));
    }

    @Test
    void theTotalIsInItsMeasure() {
        post(
                        DESK,
                        "/v1/control-totals",
                        draft(total("UNITS", "17", "2024-06-30", "").replace("UNITS", "VALUE")))
                .statusCode(400)
                .body("violations.pointer", hasItem("/content/quantity"))
                .body("violations.pointer", hasItem("/content/value"));
        post(DESK, "/v1/control-totals", draft(total("RECORDS", "1", "2024-06-30", """
                , "entries": [{"key": "A"}, {"key": "A"}, {"key": "B", "delivery": "none"}]""")))
                .statusCode(400)
                .body("violations.pointer", hasItem("/content/entries/1/key"));
    }

    @Test
    void aMismatchIsAFact() {
        var entries = ", \"entries\": [{\"key\": \"%1$s/D1\"}, {\"key\": \"%1$s/D9\"}]".formatted(partner);
        record("control-totals", total("UNITS", "20", "2024-06-30", entries));

        assertThat(lines("2024-06-29")).isEmpty();
        assertThat(lines("2024-06-30")).singleElement().asString().endsWith("""
                "control.differing":0,"control.gap":"0.15","control.measure":"UNITS","control.notMeasurable":0,\
                "control.onlyOurs":1,"control.onlyTheirs":1,"control.recorded":"17",\
                "control.reference":"%s","control.register":"an outside register","control.stated":"20",\
                "control.statedOn":"2024-06-30","partner.code":"%s","partner.kind":"STATE","partner.name":"Examplia"}\
                """.formatted(
                        partner + "/C" + NEXT.get(), partner));
    }

    @Test
    void aTotalOfAllPartnersIsAFactOfThePortfolio() {
        var reference = partner + "/C" + (NEXT.get() + 1);
        record(
                "control-totals",
                total("RECORDS", "0", "2001", ", \"transfer\": \"%s\"".formatted(transfer))
                        .replace("\"partner\": \"" + partner + "\", ", ""));

        assertThat(Register.lines("service", "control-total", "asOf=2024-06-30"))
                .filteredOn(line -> line.contains("\"label\":\"" + reference + "\""))
                .singleElement()
                .asString()
                .contains("\"partner\":null")
                .contains("\"control.recorded\":\"0\"")
                .contains("\"control.onlyOurs\":null");
    }

    private Iterable<String> lines(String asOf) {
        return Register.lines("service", "control-total", "asOf=" + asOf + "&scope=partner:" + partner);
    }

    private static ValidatableResponse compared(String total) {
        return get(READER, record("control-totals", total) + "/comparison").statusCode(200);
    }

    private String total(String measure, String total, String on, String more) {
        var stated = switch (measure) {
            case "UNITS" -> "\"quantity\": {\"amount\": \"%s\", \"unit\": \"EACH\"}".formatted(total);
            case "VALUE" ->
                "\"value\": {\"amount\": \"%s\", \"currency\": \"USD\", \"basis\": \"CONTRACT\"}".formatted(total);
            default -> "\"records\": " + total;
        };
        return """
                {"reference": "%s/C%d", "partner": "%s", "register": "an outside register", "measure": "%s", %s,
                 "statedOn": "%s"%s}""".formatted(partner, NEXT.incrementAndGet(), partner, measure, stated, on, more);
    }

    private void delivery(String name, String amount, String on, String value) {
        record(
                "deliveries",
                Api.delivery(partner + "/" + name, transfer)
                        .replace("\"12\"", "\"" + amount + "\"")
                        .replace("2024-12-16", on)
                        .replaceFirst(
                                "\\{",
                                "{\"value\": {\"amount\": \"%s\", \"currency\": \"USD\", \"basis\": \"CONTRACT\"}, "
                                        .formatted(value)));
    }
}
