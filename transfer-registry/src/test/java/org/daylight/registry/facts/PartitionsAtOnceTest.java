package org.daylight.registry.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.as;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.junit.jupiter.api.Test;

/** Some partitions in one request. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class PartitionsAtOnceTest {

    private static final String SERVICE = "service";

    private static String lines(JsonNode manifest, List<String> partitions) {
        return as(SERVICE)
                .queryParam("partition", partitions)
                .queryParam("asOf", manifest.path("asOf").asText())
                .queryParam("knownAt", manifest.path("knownAt").asText())
                .get("/v1/facts")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void eachHasItsLinesAndItsClosingLineInTheOrderAskedFor() {
        Api.transfer(Api.partner());
        Api.transfer(Api.partner());
        var manifest = Register.manifest(SERVICE, "asOf=2024-12-31");
        var ids = new ArrayList<String>();
        for (var type : List.of("transfer", "partner")) {
            for (var partition : manifest.path("partitions")) {
                if (partition.path("type").asText().equals(type) && ids.size() < 6) {
                    ids.add(partition.path("id").asText());
                }
            }
        }
        assertThat(ids).hasSizeGreaterThanOrEqualTo(4);

        var oneByOne = new StringBuilder();
        ids.forEach(id -> oneByOne.append(lines(manifest, List.of(id))));
        assertThat(lines(manifest, ids)).isEqualTo(oneByOne.toString()).contains("\"end\":true");
    }

    @Test
    void noneIsRefusedAndOneThatIsNoneRefusesAll() {
        as(SERVICE)
                .get("/v1/facts?asOf=2024-12-31")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("query:partition"));
        var manifest = Register.manifest(SERVICE, "asOf=2024-12-31");
        as(SERVICE)
                .queryParam("partition", List.of(manifest.at("/partitions/0/id").asText("cGFydG5lcg"), "nonsense"))
                .queryParam("asOf", "2024-12-31")
                .get("/v1/facts")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("query:partition"));
    }

    @Test
    void oneNamedTwiceAndMoreThanFiftyAreRefused() {
        Api.transfer(Api.partner());
        var id = Register.manifest(SERVICE, "asOf=2024-12-31")
                .at("/partitions/0/id")
                .asText();
        refused(List.of(id, id), "2 partitions are asked for, 1 of them different");
        refused(
                IntStream.rangeClosed(1, 51).mapToObj(number -> "P" + number).toList(),
                "51 partitions are asked for, 51 of them different");
    }

    private static void refused(List<String> partitions, String why) {
        as(SERVICE)
                .queryParam("partition", partitions)
                .queryParam("asOf", "2024-12-31")
                .get("/v1/facts")
                .then()
                .statusCode(400)
                .body("detail", equalTo(why))
                .body("violations[0].pointer", equalTo("query:partition"));
    }
}
