package org.daylight.registry.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.draft;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.put;
import static org.daylight.registry.Api.record;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.reports.ReportDue.Standing;
import org.daylight.registry.reports.ReportDue.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class ReportsDueTest {

    private static void undertaking(String partner, String reference, String dates) {
        record("undertakings", undertaken(partner, reference, dates));
    }

    private static String undertaken(String partner, String reference, String dates) {
        return """
                {"reference": "%s/%s", "partner": "%s", "nature": "DUTY", "kind": "AECA 36(a) report",
                 "owedBy": "OWN_GOVERNMENT", %s}""".formatted(partner, reference, partner, dates);
    }

    @Test
    void whatIsDueIsListedWithItsDayAndHowLateItIs() {
        var partner = Api.partner();
        undertaking(partner, "A", "\"dueOn\": \"2024-05-08\", \"fulfilledOn\": null");
        undertaking(partner, "B", "\"dueOn\": \"2024-05-31\"");
        undertaking(partner, "C", "\"dueOn\": \"2024-05-08\", \"fulfilledOn\": \"2024-05-10\"");
        undertaking(partner, "D", "\"dueOn\": \"2024-05-01\"");
        record("congressional-requests", """
                {"reference": "%1$s/Q", "partner": "%1$s", "kind": "BRIEFING", "body": "a committee", "asks": "figures",
                 "dueOn": "2024-05", "answeredOn": null}""".formatted(partner));
        record("notifications", """
                {"reference": "%1$s/N", "partner": "%1$s", "kind": "REPORT", "statute": "NSM-20 2", "addressees": ["one",
                 "two"], "receipts": [{"addressee": "one", "on": "2024-05-10"}], "dueOn": "2024-05-12"}""".formatted(partner));

        get(READER, "/v1/reports-due?asOf=2024-05-20&partner=" + partner)
                .statusCode(200)
                .body("total.count", equalTo(5))
                .body("items.dueOn", contains("2024-05", "2024-05-01", "2024-05-08", "2024-05-12", "2024-05-31"))
                .body("items.state", contains("UNDETERMINED", "UNDETERMINED", "LATE", "UNDETERMINED", "DUE"))
                .body("items.daysLate", contains((Object) null, null, 12, null, null))
                .body("items.daysLeft", contains((Object) null, null, null, null, 11));
        get(READER, "/v1/reports-due?asOf=2024-05-20&done=true&partner=" + partner)
                .statusCode(200)
                .body("items.state", contains("DONE_LATE"))
                .body("items.daysLate", contains(2));
    }

    /** A report that is taken back is not waited for any more, from the day on which it surely was. */
    @Test
    void aReportThatIsWithdrawnIsNotListedAnyMore() {
        var partner = Api.partner();
        record("notifications", """
                {"reference": "%1$s/N", "partner": "%1$s", "kind": "REPORT", "statute": "NSM-20 2", "addressees": ["one"],
                 "receipts": [{"addressee": "one", "on": null}], "dueOn": "2024-05-12", "withdrawnOn": "2024-06"}""".formatted(partner));
        var due = "/v1/reports-due?partner=%s&asOf=".formatted(partner);

        get(READER, due + "2024-06-30").body("items.state", contains("LATE"));
        get(READER, due + "2024-07-01").body("total.count", equalTo(0));
        get(READER, due + "2024-07-01&done=true").body("total.count", equalTo(0));
    }

    /** Due on 1 February and done on 1 March: on 15 February it was 14 days late. */
    @Test
    void whatWasDoneLaterWasNotDoneYet() {
        var partner = Api.partner();
        undertaking(partner, "A", "\"dueOn\": \"2024-02-01\", \"fulfilledOn\": \"2024-03-01\"");
        var then = "/v1/reports-due?asOf=2024-02-15&partner=" + partner;

        get(READER, then)
                .header("As-Of", "2024-02-15")
                .body("items.state", contains("LATE"))
                .body("items.daysLate", contains(14))
                .body("items.doneOn", contains((Object) null));
        get(READER, then + "&done=true").body("total.count", equalTo(0));
        get(READER, then.replace("02-15", "03-01") + "&done=true").body("items.state", contains("DONE_LATE"));
    }

    @Test
    void whatWasRecordedLaterWasNotKnownYet() {
        var partner = Api.partner();
        var location =
                record("undertakings", undertaken(partner, "A", "\"dueOn\": \"2024-02-01\", \"fulfilledOn\": null"));
        var at = get(READER, location).extract().<String>path("recordedAt");
        put(
                        DESK,
                        location,
                        "\"1\"",
                        draft(undertaken(partner, "A", "\"dueOn\": \"2024-02-01\", \"fulfilledOn\": \"2024-01-31\"")))
                .statusCode(200);
        var asked = "/v1/reports-due?asOf=2024-02-15&partner=" + partner;

        get(READER, asked).body("total.count", equalTo(0));
        get(READER, asked + "&knownAt=" + at).body("items.state", contains("LATE"));
        get(READER, asked + "&knowledge=declared&knownAt=2020-01-01T00:00:00Z").body("total.count", equalTo(0));
    }

    /** One received it on 10 May, the other on a day of May: the last of the two is a day from 10 to 31 May. */
    @Test
    void theLastReceiptIsAsPreciseAsTheReceiptsAre() {
        var partner = Api.partner();
        record("notifications", """
                {"reference": "%1$s/N", "partner": "%1$s", "kind": "REPORT", "statute": "NSM-20 2", "addressees": ["one",
                 "two"], "receipts": [{"addressee": "one", "on": "2024-05-10"}, {"addressee": "two", "on": "2024-05"}],
                 "dueOn": "2024-05-12"}""".formatted(partner));

        get(READER, "/v1/reports-due?asOf=2024-06-20&done=true&partner=" + partner)
                .body("items.doneOn", contains("2024-05-10/2024-05-31"))
                .body("items.state", contains("UNDETERMINED"));
    }

    @Test
    void whoeverIsOutsideTheGroupOfAPartnerSeesNothingThatConcernsIt() {
        var partner = Api.restrictedPartner();
        Api.post(Api.CLOSE, "/v1/undertakings", Api.draft("""
                {"reference": "%1$s/A", "partner": "%1$s", "nature": "DUTY", "kind": "a report",
                 "owedBy": "OWN_GOVERNMENT", "dueOn": "2024-05-08"}""".formatted(partner)))
                .statusCode(201);

        get(READER, "/v1/reports-due?partner=" + partner).body("total.count", equalTo(0));
        get(Api.CLOSE, "/v1/reports-due?partner=" + partner).body("total.count", equalTo(1));
    }

    @Test
    void pagesFollowEachOther() {
        var partner = Api.partner();
        undertaking(partner, "A", "\"dueOn\": \"2024-05-08\"");
        undertaking(partner, "B", "\"dueOn\": \"2024-06-08\"");
        String next = get(READER, "/v1/reports-due?asOf=2024-01-01&limit=1&partner=" + partner)
                .body("items.reference", contains(partner + "/A"))
                .extract()
                .path("next");

        get(READER, "/v1/reports-due?asOf=2024-01-01&limit=1&partner=" + partner + "&cursor=" + next)
                .body("items.reference", contains(partner + "/B"));
    }

    /** By hand: 8 to 20 May are 12 days; an open report of May is not surely late before June. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            2024-05-08 | 2024-05-20 | -          | true  | LATE         | -  | 12
            2024-05-08 | 2024-05-20 | -          | false | UNDETERMINED | -  | -
            2024-05-08 | 2024-05-08 | -          | false | DUE          | 0  | -
            2024-05    | 2024-05-20 | -          | true  | UNDETERMINED | -  | -
            2024-05    | 2024-06-01 | -          | true  | LATE         | -  | -
            2024-05-08 | 2024-05-20 | 2024-05-08 | true  | DONE         | -  | -
            2024-05-08 | 2024-05-20 | 2024-05    | true  | UNDETERMINED | -  | -
            2024-05-08 | 2024-05-09 | 2024-05-20 | true  | LATE         | -  | 1
            """, delimiter = '|')
    void standsOnADayAsItsDatesSay(
            String due,
            String day,
            @Nullable String done,
            boolean said,
            State state,
            @Nullable Long left,
            @Nullable Long late) {
        assertThat(Standing.on(
                        LocalDate.parse(day),
                        ImpreciseDate.parse(due),
                        done == null ? null : ImpreciseDate.parse(done),
                        said))
                .isEqualTo(new Standing(state, left, late));
    }
}
