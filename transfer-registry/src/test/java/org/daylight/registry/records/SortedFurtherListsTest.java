package org.daylight.registry.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.AUDITOR;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.as;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.post;
import static org.daylight.registry.Api.record;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.facts.Register;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lists that are not of records of one kind are sorted by the fields that each documents. */
@QuarkusTest
@SuppressWarnings("NullAway.Init")
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class SortedFurtherListsTest {

    private String partner;

    @BeforeEach
    void aPartner() {
        partner = Api.partner();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            '',         1 2 3
            -dueOn,     3 2 1
            what,       2 3 1
            -what,      1 3 2
            reference,  1 2 3
            -reference, 3 2 1
            owedBy,     3 1 2
            """)
    void whatIsDue(String sort, String order) {
        due("1", "2024-05-08", "c", "\"OWN_GOVERNMENT\"");
        due("2", "2024-05-09", "a", "\"PARTNER\"");
        due("3", "2024-05-10", "b", "\"EXPORTER\"");

        var path = "/v1/reports-due?asOf=2024-05-01&partner=%s&sort=%s".formatted(partner, sort);

        assertThat(paged(READER, path, "reference")).containsExactlyElementsOf(references(order));
        assertThat(get(READER, path + "&limit=500").extract().<List<String>>path("items.reference"))
                .containsExactlyElementsOf(references(order));
    }

    private void due(String last, String day, String kind, String owedBy) {
        record("undertakings", """
                {"reference": "%1$s/%2$s", "partner": "%1$s", "nature": "DUTY", "kind": "%3$s", "owedBy": %5$s,
                 "dueOn": "%4$s", "fulfilledOn": null}""".formatted(partner, last, kind, day, owedBy));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            serial,     2 3 1
            -serial,    1 3 2
            type,       3 1 2
            reference,  1 2 3
            -reference, 3 2 1
            """)
    void articlesWithoutConsent(String sort, String order) {
        article("1", "b", "S3");
        article("2", "b", "S1");
        article("3", "a", "S2");

        var path = "/v1/items/without-consent?asOf=2024-03-20&partner=%s&sort=%s".formatted(partner, sort);

        assertThat(paged(READER, path, "reference")).containsExactlyElementsOf(references(order));
    }

    private void article(String last, String type, String serial) {
        var before = Api.partner();
        var item = "{\"reference\": \"%s\", \"partner\": \"%s\", \"type\": \"%s\", \"serial\": \"%s\"%s}";
        record("items", item.formatted(before + "/E", before, type, serial, ""));
        record(
                "items",
                item.formatted(partner + "/" + last, partner, type, serial, ", \"predecessor\": \"" + before + "/E\""));
    }

    /** Numbers by what they are worth; where none is known first. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            shipped,    3 2 1
            -shipped,   1 2 3
            shippedOn,  1 3 2
            -shippedOn, 2 3 1
            """)
    void shipmentsWithoutSerials(String sort, String order) {
        var transfer = partner + "/T";
        record(
                "transfers",
                Api.transfer(transfer, partner)
                        .replace(
                                "\"designation\": \"Tank\"",
                                "\"designation\": \"Tank\", \"enhancedMonitoring\": true"));
        shipment(transfer, "1", "2024-01", "\"quantity\": {\"amount\": \"10\", \"unit\": \"EACH\"},");
        shipment(transfer, "2", "2024-02-02", "\"quantity\": {\"amount\": \"9\", \"unit\": \"EACH\"},");
        shipment(transfer, "3", "2024-02-01", "");

        var path = "/v1/deliveries/without-serials?asOf=2024-03-20&partner=%s&sort=%s".formatted(partner, sort);

        assertThat(paged(READER, path, "reference")).containsExactlyElementsOf(references(order));
    }

    private void shipment(String transfer, String last, String on, String quantity) {
        record("deliveries", """
                {"reference": "%s/%s", "transfer": "%s", "line": 1, "measure": "INCREMENT", "counted": true, %s
                 "milestones": {"SHIPPED": {"on": "%s"}}}""".formatted(partner, last, transfer, quantity, on));
    }

    @Test
    void undeliveredPartsAndImportProfiles() {
        var first = Api.transfer(partner);
        var second = Api.transfer(partner);
        var ids = notice("N1", second) + "," + notice("N2", first);

        var path = "/v1/notifications/undelivered?asOf=2024-03-20&of=%s&sort=".formatted(ids);

        assertThat(get(READER, path + "transfer").extract().<List<String>>path("transfer"))
                .containsExactly(first, second);
        assertThat(get(READER, path + "-transfer").extract().<List<String>>path("transfer"))
                .containsExactly(second, first);
        var names = get(READER, "/v1/import-profiles?sort=-name").extract().<List<String>>path("name");
        assertThat(names).contains("native", "trade-register").isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    private String notice(String last, String transfer) {
        var location = record("notifications", """
                {"reference": "%1$s/%2$s", "partner": "%1$s", "transfer": "%3$s", "kind": "ARTICLES",
                 "statute": "AECA 36(b)"}""".formatted(partner, last, transfer));
        return location.substring(location.lastIndexOf('/') + 1);
    }

    @Test
    void importsByWhatTheyRead() {
        var few = imported(1);
        var many = imported(3);

        assertThat(ids("/v1/imports?sort=-read&limit=500")).containsSubsequence(many, few);
        assertThat(ids("/v1/imports?sort=read&limit=500")).containsSubsequence(few, many);
        assertThat(ids("/v1/imports?limit=500")).containsSubsequence(many, few);
        assertThat(ids("/v1/imports?sort=importedBy&limit=500")).contains(few, many);
        var paged = paged(DESK, "/v1/imports?sort=-recordedAt", "id");
        assertThat(paged).containsSubsequence(many, few).doesNotHaveDuplicates();
    }

    private static String imported(int lines) {
        var id = UUID.randomUUID();
        var file = new StringBuilder();
        for (var line = 0; line < lines; line++) {
            file.append("{\"type\":\"partner\",\"content\":%s}%n".formatted(Api.partner(Api.code())));
        }
        Register.load(DESK, "?id=" + id, "application/x-ndjson", file.toString().getBytes(StandardCharsets.UTF_8))
                .statusCode(201);
        return id.toString();
    }

    private static List<String> ids(String path) {
        return get(DESK, path).statusCode(200).extract().path("items.id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sequence", "recordedAt", "position"})
    void recordings(String field) {
        var last = get(AUDITOR, "/v1/recordings?limit=3&sort=-" + field).extract();
        var newest = last.<List<Object>>path("items." + field);

        assertThat(newest).hasSize(3);
        assertThat(newest.stream().map(SortedFurtherListsTest::number).toList())
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
        var next =
                get(AUDITOR, "/v1/recordings?limit=1&sort=-" + field).extract().<String>path("next");
        get(AUDITOR, "/v1/recordings?limit=1&sort=-%s&cursor=%s".formatted(field, next))
                .statusCode(200);
        get(AUDITOR, "/v1/recordings?limit=1&sort=%s&cursor=%s".formatted(field, next))
                .statusCode(400)
                .body("type", equalTo("/problems/bad-cursor"));
    }

    private static long number(Object value) {
        return value instanceof Number number
                ? number.longValue()
                : Instant.parse(value.toString()).toEpochMilli();
    }

    @Test
    void lowerLevelsAndPurgesAreTablesThatNoImportReads() {
        var incident = record("incidents", Api.incident(partner + "/I", partner));
        var id = incident.substring(incident.lastIndexOf('/') + 1);
        post(
                        DESK,
                        "/v1/incident-downgrades",
                        "{\"incident\": \"%s\", \"level\": \"L1\", \"reason\": \"r\"}".formatted(id))
                .statusCode(201);
        assertThat(table(READER, "/v1/incident-downgrades?fields=from,to&incident=" + id))
                .contains("from,to,", "\r\nL2,L1,", "\r\n#view,1,");
        assertThat(table(READER, "/v1/incident-downgrades?incident=" + id)).contains("\r\n#view,1,");

        var purged = record("partners", Api.partner(Api.code()));
        post(DESK, "/v1/purges", """
                        {"type": "partner", "record": "%s", "reason": "=marked", "authority": "order 7"}""".formatted(purged.substring(purged.lastIndexOf('/') + 1)))
                .statusCode(201);
        assertThat(table(AUDITOR, "/v1/purges?sort=-recordedAt"))
                .startsWith("type,record,reason,authority,proposedBy,approvedBy,tombstones[],")
                .contains("'=marked,order 7", "\r\n#view,");
        assertThat(get(AUDITOR, "/v1/purges?sort=-recordedAt&limit=1")
                        .extract()
                        .<String>path("items[0].content.reason"))
                .isEqualTo("=marked");
    }

    private static String table(String account, String path) {
        return as(account)
                .header("Accept", "text/csv")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/reports-due?sort=marking",
                "/v1/items/without-consent?sort=link",
                "/v1/deliveries/without-serials?sort=-link",
                "/v1/import-profiles?sort=digest",
                "/v1/imports?sort=rows"
            })
    void whatTheyCannotBeSortedByIsRefused(String path) {
        get(DESK, path).statusCode(400).body("violations[0].pointer", equalTo("query:sort"));
    }

    private List<String> references(String order) {
        return List.of(order.split(" ")).stream()
                .map(last -> partner + "/" + last)
                .toList();
    }

    /** One item a page. */
    private static List<String> paged(String account, String path, String field) {
        var found = new ArrayList<String>();
        @Nullable String cursor = null;
        do {
            var page = get(account, path + "&limit=1" + (cursor == null ? "" : "&cursor=" + cursor))
                    .statusCode(200)
                    .extract();
            found.addAll(page.<List<String>>path("items." + field));
            cursor = page.path("next");
        } while (cursor != null);
        return found;
    }
}
