package org.daylight.registry.notifications;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.record;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A transfer of 38 tanks, of which 12 were handed over on 16 December 2024: 26 are not. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class UndeliveredTest {

    private String partner;
    private String transfer;

    @BeforeEach
    void record38Tanks() {
        partner = Api.partner();
        transfer = Api.transfer(partner);
    }

    private String notification() {
        var location = record("notifications", """
                {"reference": "%s/N", "partner": "%s", "transfer": "%s", "kind": "ARTICLES", "statute": "AECA 36(b)",
                 "undeliveredPart": "the second lot"}""".formatted(partner, partner, transfer));
        return location.substring(location.lastIndexOf('/') + 1);
    }

    @Test
    void whatIsNotRecordedAsHandedOverIsLeft() {
        record("deliveries", Api.delivery(partner + "/D1", transfer));

        get(READER, "/v1/notifications/undelivered?asOf=2024-12-31&of=" + notification())
                .statusCode(200)
                .body("[0].transfer", equalTo(transfer))
                .body("[0].stated", equalTo("the second lot"))
                .body("[0].lines.ordered", contains("38 EACH"))
                .body("[0].lines.handedOver", contains("12 EACH"))
                .body("[0].lines.undelivered", contains("26 EACH"));
    }

    @Test
    void whatWasHandedOverLaterWasNotThen() {
        record("deliveries", Api.delivery(partner + "/D1", transfer));

        get(READER, "/v1/notifications/undelivered?asOf=2024-12-15&of=" + notification())
                .body("[0].lines.undelivered", contains("38 EACH"));
    }

    @Test
    void aDeliveryOfUnknownQuantityMakesTheRestUnknown() {
        record("deliveries", """
                {"reference": "%s/D2", "transfer": "%s", "line": 1, "measure": "INCREMENT", "counted": true,
                 "milestones": {"HANDED_OVER": {"on": "2024-12-16"}}}""".formatted(partner, transfer));

        get(READER, "/v1/notifications/undelivered?asOf=2024-12-31&of=" + notification())
                .body("[0].lines[0].undelivered", nullValue())
                .body(
                        "[0].lines[0].unknownBecause",
                        equalTo("delivery " + partner + "/D2 states no exact quantity in EACH"));
    }

    /** Handed over on a day of December: by the middle of the month nobody knows whether it was. */
    @Test
    void aDateThatIsNotPreciseEnoughMakesTheRestUnknown() {
        var location =
                record("deliveries", Api.delivery(partner + "/D1", transfer).replace("2024-12-16", "2024-12"));
        var at = get(READER, location).extract().<String>path("recordedAt");
        var asked = "/v1/notifications/undelivered?of=" + notification() + "&asOf=";

        get(READER, asked + "2024-12-15")
                .header("As-Of", "2024-12-15")
                .body("[0].lines[0].undelivered", nullValue())
                .body(
                        "[0].lines[0].unknownBecause",
                        equalTo("delivery " + partner + "/D1 is not dated precisely enough"));
        get(READER, asked + "2024-12-31").body("[0].lines.undelivered", contains("26 EACH"));
        get(READER, asked + "2024-11-30").body("[0].lines.undelivered", contains("38 EACH"));
        get(READER, asked + "2024-12-31&knownAt=" + at).body("$", hasSize(0));
    }

    /** What was delivered and has no milestone was handed over on a day that nobody says, or not yet. */
    @Test
    void whatHasNoDayMakesTheRestUnknown() {
        record(
                "deliveries",
                Api.delivery(partner + "/D1", transfer).replace("\"HANDED_OVER\": {\"on\": \"2024-12-16\"}", ""));

        get(READER, "/v1/notifications/undelivered?asOf=2024-12-31&of=" + notification())
                .body("[0].lines[0].undelivered", nullValue())
                .body(
                        "[0].lines[0].unknownBecause",
                        equalTo("delivery " + partner + "/D1 is not dated precisely enough"));
    }

    /** Shipped on 10 December: from then on nobody says whether it was handed over, unless it was acknowledged since. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '^',
            nullValues = "-",
            value = {
                "2024-12-09, ^\"SHIPPED\": {\"on\": \"2024-12-10\"}^, 38 EACH",
                "2024-12-10, ^\"SHIPPED\": {\"on\": \"2024-12-10\"}^, -",
                "2024-12-31, ^\"ACKNOWLEDGED\": {\"on\": \"2024-12-10\"}^, 26 EACH",
            })
    void whatIsOnItsWayMakesTheRestUnknown(String asOf, String milestones, @Nullable String undelivered) {
        record(
                "deliveries",
                Api.delivery(partner + "/D1", transfer)
                        .replace("\"HANDED_OVER\": {\"on\": \"2024-12-16\"}", milestones));

        get(READER, "/v1/notifications/undelivered?asOf=" + asOf + "&of=" + notification())
                .body("[0].lines[0].undelivered", equalTo(undelivered));
    }

    /** 12 had been shipped in all by 10 December: how many of them were handed over it does not say. */
    @Test
    void aRunningTotalOfWhatWasShippedMakesTheRestUnknown() {
        record(
                "deliveries",
                Api.delivery(partner + "/D1", transfer)
                        .replace("INCREMENT", "CUMULATIVE")
                        .replace("\"HANDED_OVER\": {\"on\": \"2024-12-16\"}", "\"SHIPPED\": {\"on\": \"2024-12-10\"}"));
        var asked = "/v1/notifications/undelivered?of=" + notification() + "&asOf=";

        get(READER, asked + "2024-12-31")
                .body("[0].lines[0].undelivered", nullValue())
                .body(
                        "[0].lines[0].unknownBecause",
                        equalTo("delivery " + partner
                                + "/D1 is a cumulative statement that does not say what was handed over"));
        get(READER, asked + "2024-12-09").body("[0].lines.undelivered", contains("38 EACH"));
    }

    /** As browsers and most clients write them, and as clients do that encode a comma; both versions of HTTP. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {"HTTP_1_1 ,", "HTTP_1_1 %2C", "HTTP_2 ,", "HTTP_2 %2C"})
    void asManyAsTheContractSaysAreNamed(HttpClient.Version version, String comma) throws Exception {
        var notification = notification();
        var ids = Stream.concat(
                        Stream.generate(() -> UUID.randomUUID().toString()).limit(499), Stream.of(notification))
                .collect(Collectors.joining(comma));
        var asked = "http://localhost:%d/v1/notifications/undelivered?asOf=2024-12-31&of=%s";

        try (var client = HttpClient.newBuilder().version(version).build()) {
            // The first answer says that the second version is spoken, in which the next question is put.
            for (var of : List.of(notification, ids)) {
                var request = HttpRequest.newBuilder(URI.create(asked.formatted(RestAssured.port, of)))
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString("reader:reader-test-password".getBytes(UTF_8)))
                        .build();
                var answer = client.send(request, HttpResponse.BodyHandlers.ofString());

                assertThat(answer.version()).isEqualTo(version);
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).contains(notification);
            }
        }
    }

    @Test
    void oneMoreIsRefusedByTheContract() {
        var ids = Stream.generate(() -> UUID.randomUUID().toString()).limit(501).collect(Collectors.joining(","));

        get(READER, "/v1/notifications/undelivered?of=" + ids)
                .statusCode(400)
                .body("violations[0].message", equalTo("must be 1 to 500 ids, separated by commas"));
    }

    @Test
    void whatNobodyMaySeeIsLeftOut() {
        get(READER, "/v1/notifications/undelivered?of=00000000-0000-0000-0000-000000000000")
                .statusCode(200)
                .body("$", hasSize(0));
    }
}
