package org.daylight.registry.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.AUDITOR;
import static org.daylight.registry.Api.CLOSE;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.as;
import static org.daylight.registry.Api.draft;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.post;
import static org.daylight.registry.Api.put;
import static org.daylight.registry.Api.record;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@SuppressWarnings("NullAway.Init")
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class WithheldTest {

    private static final String CLOSED = "\"accessGroup\": \"close-hold\"";

    private String partner;
    private String open;
    private String hidden;
    private String authority;
    private String transfer;

    /** A transfer that everybody sees and that names what only the group close-hold sees. */
    @BeforeEach
    void aTransferThatNamesWhatIsHidden() {
        partner = Api.partner();
        open = partner + "/OPEN";
        hidden = partner + "/SECRET-O";
        authority = partner + "/SECRET-A";
        record("objectives", objective(open, ""));
        closed("objectives", objective(hidden, ""));
        closed("authorities", """
                {"code": "%s", "title": "t", "statute": "s", "kind": "DRAWDOWN"}""".formatted(authority));
        transfer = post(CLOSE, "/v1/transfers", draft(transfer("Tanks", List.of(open, hidden), authority)))
                .statusCode(201)
                .body("content.objectives", contains(open, hidden))
                .extract()
                .header("Location");
    }

    @Test
    void aReaderOutsideReadsTheRecordAsIfItNamedNothingHidden() {
        var at = get(AUDITOR, transfer).extract().<String>path("recordedAt");
        put(CLOSE, transfer, "\"1\"", draft(transfer("More tanks", List.of(open, hidden), authority)))
                .statusCode(200);

        get(READER, transfer).body("content.objectives", contains(open)).body("content.charges", hasSize(0));
        for (var path : List.of(
                transfer, transfer + "/history", transfer + "?knownAt=" + at, "/v1/transfers?partner=" + partner)) {
            assertThat(get(READER, path).statusCode(200).extract().asString())
                    .contains(open)
                    .doesNotContain("SECRET");
            for (var inside : List.of(CLOSE, AUDITOR)) {
                assertThat(get(inside, path).statusCode(200).extract().asString())
                        .contains(hidden, authority);
            }
        }
    }

    @Test
    void whatAWriterOutsideDoesNotSeeStaysWhenHeWrites() {
        put(DESK, transfer, "\"1\"", draft(transfer("New title", List.of(open), null)))
                .statusCode(200)
                .body("content.objectives", contains(open))
                .body("content.charges", hasSize(0));

        get(CLOSE, transfer)
                .body("content.title", equalTo("New title"))
                .body("content.objectives", contains(open, hidden))
                .body("content.charges.authority", contains(authority));
    }

    @Test
    void aHiddenKeyAndOneThatIsNotThereAreAnsweredAlike() {
        var foreign = refusal(hidden);
        var absent = refusal(partner + "/NOTHING");

        assertThat(foreign.replace(hidden, "*")).isEqualTo(absent.replace(partner + "/NOTHING", "*"));
    }

    @Test
    void aSingleReferenceIsLeftOutAndKept() {
        var location = post(CLOSE, "/v1/objectives", draft(objective(partner + "/O3", authorityField())))
                .statusCode(201)
                .extract()
                .header("Location");

        get(READER, location).body("content.authority", nullValue());
        put(DESK, location, "\"1\"", draft(objective(partner + "/O3", ""))).statusCode(200);
        get(CLOSE, location).body("content.authority", equalTo(authority));
    }

    @Test
    void schedulesDoNotNameAHiddenAuthority() {
        post(CLOSE, "/v1/objectives", draft(objective(partner + "/O3", authorityField())))
                .statusCode(201);
        var path = "/v1/schedules?asOf=2024-07-01&scope=partner:" + partner;

        assertThat(as("reviewer").get(path).then().statusCode(200).extract().asString())
                .contains(partner + "/O3")
                .contains("\"packages\":[{\"transfer\"")
                .doesNotContain("SECRET");
        assertThat(as("service").get(path).then().statusCode(200).extract().asString())
                .contains(authority);
    }

    /** Where a row stands would tell what it hides, and the cursor behind it would carry the key. */
    @ParameterizedTest
    @EnumSource
    void noListIsSortedByWhatMayBeHidden(RecordKind kind) {
        for (var reference : kind.references()) {
            for (var account : List.of(READER, CLOSE, AUDITOR)) {
                for (var sort : List.of(reference.field(), "-" + reference.field())) {
                    get(account, "/v1/" + kind.resource() + "?limit=1&sort=" + sort)
                            .statusCode(400)
                            .body("violations.pointer", contains("query:sort"));
                }
            }
        }
    }

    @Test
    void aDeliveryIsInvisibleWithItsTransfer() {
        var secret = partner + "/SECRET-T";
        closed("transfers", Api.transfer(secret, partner));
        var delivery = post(CLOSE, "/v1/deliveries", draft(Api.delivery(partner + "/D1", secret)))
                .statusCode(201)
                .extract()
                .header("Location");

        get(CLOSE, delivery).statusCode(200);
        get(READER, delivery).statusCode(404);
        get(READER, "/v1/deliveries?partner=" + partner)
                .body("items", hasSize(0))
                .body("total.count", equalTo(0));
    }

    private String refusal(String objective) {
        return put(DESK, transfer, "\"1\"", draft(transfer("Tanks", List.of(open, objective), null)))
                .statusCode(422)
                .body("violations.pointer", hasItem("/content/objectives/1"))
                .extract()
                .asString()
                .replaceAll("\"requestId\":\"[^\"]*\"", "");
    }

    private static void closed(String resource, String content) {
        post(CLOSE, "/v1/" + resource, draft(content, CLOSED)).statusCode(201);
    }

    private String authorityField() {
        return ", \"authority\": \"" + authority + "\"";
    }

    private String objective(String reference, String more) {
        return """
                {"reference": "%s", "partner": "%s", "interest": "i", "statement": "s", "noDivergenceReason": "n",
                 "status": "DRAFT"%s}""".formatted(reference, partner, more);
    }

    private String transfer(String title, List<String> objectives, @org.jspecify.annotations.Nullable String charged) {
        var charge = charged == null ? "" : """
                {"authority": "%s", "on": "2024-01-05",
                 "amount": {"amount": "100", "currency": "USD", "basis": "ACCOUNTED"}}""".formatted(charged);
        return """
                {"reference": "%s/T", "partner": "%s", "channel": "PDA", "title": "%s", "status": "AGREED",
                 "objectives": ["%s"], "charges": [%s]}""".formatted(partner, partner, title, String.join("\", \"", objectives), charge);
    }
}
