package org.daylight.registry.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.post;
import static org.daylight.registry.Api.postIfMatch;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.junit.jupiter.api.Test;

/** A register that is counted after each act counts what its partitions list. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class CountedDeliveriesTest {

    private static final String SERVICE = "service";
    private static final String MISTAKE = "{\"reason\": \"entered by mistake\"}";

    /** What is only counted, beside what is listed as of the same moment. */
    private static long counted() {
        var counted = Register.manifest(SERVICE, "asOf=2024-12-31&partitionsOf=objective");
        var count = counted.path("counts").path("delivery").asLong();
        var listed = Register.manifest(
                SERVICE,
                "asOf=2024-12-31&partitionsOf=delivery&knownAt="
                        + counted.path("knownAt").asText());
        var sum = 0L;
        for (var partition : listed.path("partitions")) {
            sum += partition.path("count").asLong();
        }
        assertThat(count).isEqualTo(sum);
        return count;
    }

    private static String delivery(String transfer, String reference) {
        return Api.record("deliveries", Api.delivery(reference, transfer));
    }

    @Test
    void whatWasCountedGoesWithWhatIsRecorded() {
        var transfer = Api.transfer(Api.partner());
        var first = delivery(transfer, transfer + "/D1");
        var before = counted();
        assertThat(counted()).isEqualTo(before);

        delivery(transfer, transfer + "/D2");
        assertThat(counted()).isEqualTo(before + 1);

        Api.put(
                        DESK,
                        first,
                        "\"1\"",
                        "{\"content\": %s, \"reason\": \"again\"}".formatted(Api.delivery(transfer + "/D1", transfer)))
                .statusCode(200);
        assertThat(counted()).isEqualTo(before + 1);

        postIfMatch(DESK, first + "/void", "\"2\"", MISTAKE).statusCode(200);
        assertThat(counted()).isEqualTo(before);

        var both = delivery(transfer, transfer + "/D3");
        postIfMatch(DESK, both + "/void", "\"1\"", MISTAKE).statusCode(200);
        assertThat(counted()).isEqualTo(before);
    }

    @Test
    void whatWasPurgedCountsNoMore() {
        var transfer = Api.transfer(Api.partner());
        var location = delivery(transfer, transfer + "/D1");
        var before = counted();
        var purge = post(DESK, "/v1/purges", """
                {"type": "delivery", "record": "%s", "reason": "marked too low", "authority": "order 7"}""".formatted(location.substring(location.lastIndexOf('/') + 1)))
                .statusCode(201)
                .extract()
                .header("Location");
        postIfMatch("senior", purge + "/approve", "\"1\"", "").statusCode(200);
        assertThat(counted()).isEqualTo(before - 1);
    }
}
