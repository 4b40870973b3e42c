package org.daylight.registry.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.DESK;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which deliveries there were of whom, and with what quantity, at moments between their changes. */
@QuarkusTest
@SuppressWarnings("NullAway.Init")
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class PastDeliveriesTest {

    private static final String SERVICE = "service";

    private final List<String> moments = new ArrayList<>();
    private String own;
    private String other;
    private String transfer;
    private String elsewhere;

    @BeforeEach
    void twoPartners() {
        own = Api.partner();
        other = Api.partner();
        transfer = Api.transfer(own);
        elsewhere = Api.transfer(other);
    }

    private static String settledAt() {
        return Register.json(Api.as(SERVICE).get("/v1/settled-at").asString())
                .path("settledAt")
                .asText();
    }

    private static String record(String reference, String transfer, int quantity) {
        return Api.record("deliveries", content(reference, transfer, quantity));
    }

    private static String content(String reference, String transfer, int quantity) {
        return Api.delivery(reference, transfer).replace("\"12\"", "\"%d\"".formatted(quantity));
    }

    private static void change(String path, int version, String content) {
        Api.put(
                        DESK,
                        path,
                        "\"%d\"".formatted(version),
                        "{\"content\": %s, \"reason\": \"corrected\"}".formatted(content))
                .statusCode(200);
    }

    /** By label how many came, as it was known at a moment; the manifest counts as many. */
    private static Map<String, String> at(String moment, String partner) {
        var query = "asOf=2024-12-31&scope=partner:%s&knownAt=%s".formatted(partner, moment);
        var said = new TreeMap<String, String>();
        for (var line : Register.lines(SERVICE, "delivery", query)) {
            var read = Register.json(line);
            said.put(read.path("label").asText(), read.path("delivery.quantity").asText());
        }
        var counted = Register.manifest(SERVICE, query + "&partitionsOf=partner");
        assertThat(counted.path("counts").path("delivery").asInt()).isEqualTo(said.size());
        assertThat(counted.path("partitions").findValuesAsText("type")).containsOnly("partner");
        assertThat(Register.manifest(SERVICE, query).path("count")).isEqualTo(counted.path("count"));
        return said;
    }

    @Test
    void eachIsReadAsItWasThen() {
        var one = record(own + "/1", transfer, 10);
        var two = record(own + "/2", transfer, 20);
        moments.add(settledAt());
        change(one, 1, content(own + "/1", transfer, 11));
        change(two, 1, content(own + "/2", transfer, 21));
        record(other + "/1", elsewhere, 40);
        moments.add(settledAt());
        change(one, 2, content(own + "/1", transfer, 12));
        Api.postIfMatch(DESK, two + "/void", "\"2\"", "{\"reason\": \"twice\"}").statusCode(200);
        moments.add(settledAt());
        change(one, 3, content(own + "/1", transfer, 13));
        record(own + "/3", transfer, 30);
        record(own + "/2", transfer, 22);
        moments.add(settledAt());
        change(one, 4, content(own + "/1", transfer, 14));

        assertThat(at(moments.get(0), own)).isEqualTo(Map.of(own + "/1", "10 EACH", own + "/2", "20 EACH"));
        assertThat(at(moments.get(0), other)).isEmpty();
        assertThat(at(moments.get(1), own)).isEqualTo(Map.of(own + "/1", "11 EACH", own + "/2", "21 EACH"));
        assertThat(at(moments.get(1), other)).isEqualTo(Map.of(other + "/1", "40 EACH"));
        assertThat(at(moments.get(2), own)).isEqualTo(Map.of(own + "/1", "12 EACH"));
        assertThat(at(moments.get(3), own))
                .isEqualTo(Map.of(own + "/1", "13 EACH", own + "/2", "22 EACH", own + "/3", "30 EACH"));
        assertThat(at(moments.get(3), other)).isEqualTo(Map.of(other + "/1", "40 EACH"));
    }

    @Test
    void aTypeThatIsNoneIsToldWhichThereAre() {
        Api.as(SERVICE)
                .get("/v1/facts/manifest?asOf=2024-12-31&partitionsOf=deliveries")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("query:partitionsOf"))
                .body("violations[0].message", containsString("delivery"));
    }
}
