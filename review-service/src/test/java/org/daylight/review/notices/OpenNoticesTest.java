package org.daylight.review.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.restassured.Request.request;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.database.Sql;
import org.daylight.review.stub.Neighbours;
import org.daylight.review.stub.RegistryStub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sealed reviews are written as rows, as the flags of reviews leave them. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class OpenNoticesTest {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Inject
    Sql sql;

    private final String partner =
            "XN" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(java.util.Locale.ROOT);
    private final String rulebook = "sha256:" + partner;

    private UUID review(LocalDate asOf) {
        return review("partner:" + partner, asOf);
    }

    private UUID review(String scope, LocalDate asOf) {
        sql.update("""
            insert into rulebook_rule (rulebook, rule, subject_type, position, title, severity, duty_holder, choice,
                authority, citation, counsel_reviewed)
            select ?, r, 'notification', n, 'A wait', 'WAIT', 'OWN_GOVERNMENT', 'WAIVABLE', 'STATUTE', 'AECA 36(b)', false
            from (values ('t.wait', 1), ('t.longer', 2)) rules(r, n) on conflict do nothing
            """, rulebook);
        var id = UUID.randomUUID();
        sql.update("""
            insert into review (id, scope, origin, reason, opened_by, opened_at, state, as_of, known_at, knowledge,
                rulebook, retrospective, digest, sealed_at)
            values (?, ?, 'PERSON', 'test', 'test', now(), 'SEALED', ?, ?::date, 'recorded', ?, false, 'sha256:x', now())
            """, id, scope, asOf, asOf, rulebook);
        sql.update("""
            insert into watermark (scope, as_of, known_at, review) values (?, ?, ?::date, ?)
            on conflict (scope) do update set as_of = excluded.as_of, known_at = excluded.known_at, review = excluded.review
            """, scope, asOf, asOf, id);
        return id;
    }

    private UUID notice(UUID review, String label, String[] groups, String... windows) {
        return answered(review, label, groups, windows.length == 1 ? "NA" : "NN", windows);
    }

    private UUID answered(UUID review, String label, String[] groups, String vector, String... windows) {
        var id = UUID.randomUUID();
        seen(review, id, partner, label, groups, vector, windows);
        return id;
    }

    private void seen(
            UUID review, UUID id, String owner, String label, String[] groups, String vector, String... windows) {
        sql.update("""
            insert into judged_subject (lineage, subject, type, partner, label, access_groups, vector, partition, batch)
            values (?, ?, 'notification', ?, ?, ?, ?, 1, 1)
            """, review, "notification:" + id, owner, label, groups, vector);
        for (var i = 0; i < windows.length; i++) {
            sql.update("""
                insert into judged_answer (lineage, subject, rule, answer, message, missing, reasons, permitted_from)
                values (?, ?, ?, 'UNDETERMINED', 'may be offered later', '{}', '{}', ?)
                """, review, "notification:" + id, i == 0 ? "t.wait" : "t.longer", windows[i]);
        }
    }

    private static void recorded(UUID notice, String reference, String owner) {
        RegistryStub.NOTICES.add("""
                {"id": "%s", "recordedAt": "2026-01-02T03:04:05Z", "accessGroup": null,
                 "content": {"reference": "%s", "partner": "%s"}}""".formatted(notice, reference, owner));
    }

    private ValidatableResponse list(String account, String more) {
        return request()
                .basic(account, account + "-test-password")
                .get("/v1/notifications?partner=" + partner + more)
                .then();
    }

    @Test
    void theLongestWaitOfANoticeIsItsWindow() {
        var review = review(today);
        notice(
                review,
                "24-01",
                new String[0],
                today.plusDays(6).toString(),
                today.plusDays(21).toString());
        notice(review, "24-02", new String[0], today.toString());

        list("reader", "&open=true")
                .statusCode(200)
                .body("total.count", equalTo(1))
                .body("items.reference", contains("24-01"))
                .body("items[0].windows", hasSize(2))
                .body("items[0].windowEnd", equalTo(today.plusDays(21).toString()))
                .body("items[0].daysLeft", equalTo(21))
                .body("items[0].windowOpen", equalTo(true))
                .body("items[0].undelivered.lines[0].undelivered", equalTo("26 EACH"));
        list("reader", "&open=false")
                .body("items.reference", contains("24-02"))
                .body("items[0].windowOpen", equalTo(false));
    }

    /** Of 250 ids at once the first line of a request has no room. */
    @Test
    void aPageOfManyNoticesSaysOfEachWhatIsNotHandedOver() {
        var review = review(today);
        for (var number = 0; number < 250; number++) {
            notice(review, "24-" + number, new String[0], today.plusDays(6).toString());
        }

        list("reader", "&open=true&limit=500")
                .statusCode(200)
                .body("items", hasSize(250))
                .body("items.findAll { it.undelivered == null }", hasSize(0));
    }

    /** What was recorded after the day that a late review looks at may have been given after it, so that it was not there for it. */
    @ParameterizedTest
    @CsvSource({"9, 2, 8", "9, 9, 9"})
    void whatALateReviewMayNotHaveSeenIsAskedFor(int asOf, int known, int since) {
        review(today.minusDays(asOf));
        sql.update(
                "update watermark set known_at = ?::date where scope = ?",
                today.minusDays(known),
                "partner:" + partner);

        unreviewed("reader").body("since", equalTo(today.minusDays(since) + "T00:00:00Z"));
    }

    @Test
    void aNoticeThatNoReviewHasSeenIsListedAsThat() {
        var seen = notice(review(today), "24-20", new String[0], today.toString());
        for (var one : java.util.List.of(
                seen + ",24-20,null", UUID.randomUUID() + ",24-21,null", UUID.randomUUID() + ",24-22,\"inner\"")) {
            var parts = one.split(",", -1);
            RegistryStub.NOTICES.add("""
                    {"id": "%s", "recordedAt": "2026-01-02T03:04:05Z", "accessGroup": %s,
                     "content": {"reference": "%s", "partner": "%s"}}""".formatted(parts[0], parts[2], parts[1], partner));
        }

        unreviewed("reader").body("items.reference", contains("24-21")).body("complete", equalTo(true));
        unreviewed("reader-inside").body("items.reference", contains("24-21", "24-22"));
    }

    /** Recorded long ago, and given after the day that the newest review looks at: it was not there for it. */
    @Test
    void aNoticeThatIsGivenAfterTheReviewIsListedAsNotReviewed() {
        review(today.minusDays(3));
        for (var day : java.util.List.of(today.minusDays(3), today.minusDays(2), today.plusDays(1))) {
            RegistryStub.GIVEN.put(day.toString(), """
                    {"id": "%s", "recordedAt": "2026-01-02T03:04:05Z", "accessGroup": null,
                     "content": {"reference": "%s", "partner": "%s"}}""".formatted(UUID.randomUUID(), day, partner));
        }
        try {
            list("reader", "&open=true")
                    .body("total.count", equalTo(0))
                    .header("As-Of", today.minusDays(3).toString());
            unreviewed("reader")
                    .body("asOf", equalTo(today.minusDays(3).toString()))
                    .body(
                            "items.reference",
                            containsInAnyOrder(
                                    today.minusDays(2).toString(),
                                    today.plusDays(1).toString()));
        } finally {
            RegistryStub.GIVEN.clear();
        }
    }

    @Test
    void aNoticeThatMovedIsListedOnceAsWhoseItIsNow() {
        var other = partner + "B";
        var wait = today.plusDays(6).toString();
        var moved = notice(review(today.minusDays(9)), "24-30", new String[0], wait);
        seen(review("partner:" + other, today.minusDays(8)), moved, other, "24-30", new String[0], "NA", wait);

        list("reader", "&open=true").body("total.count", equalTo(0));
        request()
                .basic("reader", "reader-test-password")
                .get("/v1/notifications?open=true&partner=" + other)
                .then()
                .body("items.reference", contains("24-30"))
                .body("total.count", equalTo(1));
    }

    /** A review of everything saw it, and the former partner's next one no longer does. */
    @Test
    void aNoticeThatMovedIsNotReviewedUntilItIsAsWhoseItIsNow() {
        var other = partner + "B";
        var everything = review("portfolio", today.minusDays(9));
        try {
            var moved =
                    notice(everything, "24-31", new String[0], today.plusDays(6).toString());
            var stays = UUID.randomUUID();
            review(today.minusDays(8));
            seen(
                    everything,
                    stays,
                    other,
                    "24-32",
                    new String[0],
                    "NA",
                    today.plusDays(6).toString());
            recorded(moved, "24-31", other);
            recorded(stays, "24-32", other);

            list("reader", "&open=true").body("total.count", equalTo(0));
            unreviewed("reader", other).body("items.reference", contains("24-31"));
        } finally {
            sql.update(
                    "update watermark set as_of = '1970-01-01', known_at = '1970-01-01' where review = ?", everything);
        }
    }

    private ValidatableResponse unreviewed(String account) {
        return unreviewed(account, partner);
    }

    private static ValidatableResponse unreviewed(String account, String partner) {
        return request()
                .basic(account, account + "-test-password")
                .get("/v1/notifications/unreviewed?partner=" + partner)
                .then()
                .statusCode(200);
    }

    @Test
    void nothingIsEverCalledCleared() {
        var review = review(today);
        notice(review, "24-02", new String[0], today.minusDays(9).toString());

        var answer = list("reader", "").statusCode(200).extract().asString();

        assertThat(answer).contains("24-02").doesNotContainIgnoringCase("clear");
    }

    @Test
    void aDayThatIsNotCertainLeavesTheWindowOpenAndSaysNoNumber() {
        notice(review(today), "24-03", new String[0], today.minusDays(40) + "/" + today.plusDays(3));

        list("reader", "&open=true").body("items.reference", contains("24-03")).body("items[0].daysLeft", nullValue());
    }

    /** Met because nothing was offered yet, and no day of receipt: nobody knows when the wait ends. One more was waived. */
    @Test
    void aNoticeWhoseReceiptIsNotRecordedIsOpenAndComesFirst() {
        var review = review(today);
        notice(review, "24-08", new String[0], today.plusDays(6).toString());
        answered(review, "24-09", new String[0], "MA");
        answered(review, "24-10", new String[0], "MA");
        answered(review, "24-11", new String[0], "AA");
        sql.update("""
            insert into review_counted (review, partner, number, kind, reference, access_groups, unless_charged)
            values (?, ?, 1, 'WAIVED_WAIT', '24-10', '{}', false)
            """, review, partner);

        list("reader", "&open=true")
                .statusCode(200)
                .body("total.count", equalTo(2))
                .body("items.reference", contains("24-09", "24-08"))
                .body("items[0].windowOpen", equalTo(true))
                .body("items[0].windowEnd", nullValue())
                .body("items[0].daysLeft", nullValue())
                .body("items[0].windows", hasSize(1))
                .body("items[0].windows[0].answer", equalTo("MET"))
                .body("items[0].windows[0].permittedFrom", nullValue())
                .body("items[0].windows[0].message", containsString("not recorded"));
        list("reader", "&open=true&limit=1")
                .body("items.reference", contains("24-09"))
                .body("next", notNullValue());
        list("reader", "&open=false").body("total.count", equalTo(0));
    }

    /** The receipt is known, and there is no day all the same: the rule says why. */
    @Test
    void whatTheRuleSaysOfAWaitWithoutADayIsTold() {
        var review = review(today);
        said(review, answered(review, "24-40", new String[0], "NA"), "NOT_MET", "forbidden by a joint resolution");

        list("reader", "&open=true")
                .body("items.reference", contains("24-40"))
                .body("items[0].windowOpen", equalTo(true))
                .body("items[0].windowEnd", nullValue())
                .body("items[0].windows", hasSize(1))
                .body("items[0].windows[0].answer", equalTo("NOT_MET"))
                .body("items[0].windows[0].message", equalTo("forbidden by a joint resolution"));
    }

    /** Nobody knows whether that wait is over. */
    @Test
    void aNoticeOfWhichARuleEndedInAnErrorIsOpen() {
        var review = review(today);
        said(review, answered(review, "24-41", new String[0], "EA"), "ERROR", "the rule divides by nought");

        list("reader", "&open=true")
                .body("items.reference", contains("24-41"))
                .body("items[0].windows[0].answer", equalTo("ERROR"))
                .body("items[0].windows[0].message", equalTo("the rule divides by nought"));
        list("reader", "&open=false").body("total.count", equalTo(0));
    }

    private void said(UUID review, UUID notice, String answer, String message) {
        sql.update("""
            insert into judged_answer (lineage, subject, rule, answer, message, missing, reasons)
            values (?, ?, 't.wait', ?, ?, '{}', '{}')
            """, review, "notification:" + notice, answer, message);
    }

    @Test
    void onlyTheNewestReviewSpeaks() {
        notice(
                review(today.minusDays(9)),
                "24-04",
                new String[0],
                today.plusDays(6).toString());
        notice(review(today), "24-05", new String[0], today.plusDays(6).toString());

        list("reader", "&open=true").body("items.reference", contains("24-05"));
    }

    @Test
    void whoeverIsOutsideAGroupSeesNeitherTheNoticeNorASumThatRestsOnIt() {
        var review = review(today);
        notice(review, "24-06", new String[] {"inner"}, today.plusDays(6).toString());
        RegistryStub.KEPT.add(
                notice(review, "24-07", new String[0], today.plusDays(7).toString())
                        .toString());

        list("reader", "&open=true")
                .body("items.reference", contains("24-07"))
                .body("items[0].undelivered", nullValue());
        list("reader-inside", "&open=true")
                .body("items.reference", contains("24-06", "24-07"))
                .body("items[1].undelivered.milestone", equalTo("HANDED_OVER"));
    }

    @ParameterizedTest
    @CsvSource({
        "2024, 2024-12-31",
        "2024-02, 2024-02-29",
        "2024-05-03, 2024-05-03",
        "2012/2014, 2014-12-31",
        "../2014-05, 2014-05-31",
        "2014-05/.., 9999-12-31"
    })
    void theDatabaseReadsTheLastDayOfADateLikeTheService(String written, LocalDate last) {
        assertThat(sql.first("select latest_day(?)", row -> row.getObject(1, LocalDate.class), written))
                .contains(last);
        assertThat(org.daylight.kit.date.ImpreciseDate.parse(written).latest()).isEqualTo(last);
    }
}
