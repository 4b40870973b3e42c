package org.daylight.review.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.restassured.Request.request;
import static org.daylight.review.reviews.Suite.ended;
import static org.daylight.review.reviews.Suite.full;
import static org.daylight.review.reviews.Suite.open;
import static org.daylight.review.reviews.Suite.read;
import static org.daylight.review.reviews.Suite.until;
import static org.daylight.review.stub.Scenario.delivery;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.database.Sql;
import org.daylight.review.registry.Registry;
import org.daylight.review.registry.Sight;
import org.daylight.review.stub.Neighbours;
import org.daylight.review.stub.RegistryStub;
import org.daylight.review.stub.Scenario;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Five objectives of one partner have a partition each. Of three too little was handed over. Batches of tests have two lines, and
 * so many partitions go together.
 */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class PartitionsTogetherTest {

    private static final String DAY = "2023-07-20";

    @Inject
    Sql sql;

    @Inject
    Registry registry;

    private final List<String> before = Scenario.rules;

    @BeforeEach
    void ask() {
        Scenario.rules = List.of("t.alpha", "t.drift");
        RegistryStub.FACTS_ASKED.clear();
    }

    @AfterEach
    void asItWas() {
        Scenario.rules = before;
        RegistryStub.answersForOne = false;
    }

    private static Scenario objectives(String partner) {
        var scenario = Scenario.of(
                partner, delivery("1", "t.alpha", "N"), delivery("2"), delivery("3"), delivery("4"), delivery("5"));
        scenario.scatter();
        scenario.objectives =
                IntStream.rangeClosed(1, 5).mapToObj(n -> partner + n).toList();
        scenario.schedule = IntStream.rangeClosed(1, 5)
                .mapToObj(n -> """
                        {"objective": "%1$s", "partner": "%2$s", "milestone": "HANDED_OVER", "unit": "EACH", "mixBy": "UNITS",
                         "baselines": [{"number": 1, "statedOn": "2023-01-01", "milestone": "HANDED_OVER", "unit": "EACH",
                            "interpolation": "LINEAR", "startsOn": "2023-01-01",
                            "points": [{"on": "2023-07-20", "cumulative": "10"}]}],
                         "contentMix": [], "planned": [],
                         "deliveries": [{"on": "2023-03-01", "milestone": "HANDED_OVER", "measure": "INCREMENT",
                            "quantity": "%3$d EACH", "count": 1, "transfer": "%2$s-T"}]}
                        """.formatted(partner + n, partner, 2 * n).replace("\n", " "))
                .collect(Collectors.joining("\n"));
        return scenario;
    }

    /** What was asked for in each request for lines of the objectives. */
    private static List<List<String>> asked(String partner) {
        return RegistryStub.FACTS_ASKED.stream()
                .filter(each -> each.startsWith(partner + "~o-"))
                .map(each -> List.of(each.split(" ", -1)))
                .toList();
    }

    private List<String> digests(JsonPath review) {
        return sql.rows(
                "select id || ' ' || sha256 from review_partition where review = ? and type = 'objective' order by id",
                row -> row.getString(1),
                id(review));
    }

    /** By the registry, which is asked for each by itself. */
    private static List<String> digestsOneByOne(Scenario scenario, JsonPath review) {
        return scenario.objectives.stream()
                .map(each -> scenario.partner + "~o-" + each)
                .map(partition -> {
                    var lines = request()
                            .get("/stub/registry/v1/facts?partition=%s&asOf=%s&knownAt=%s"
                                    .formatted(partition, DAY, review.getString("knownAt")))
                            .then()
                            .statusCode(200)
                            .extract()
                            .asString();
                    return partition + ' ' + lines.replaceAll("(?s).*\"sha256\": \"([0-9a-f]+)\".*", "$1");
                })
                .toList();
    }

    private List<String> answers(JsonPath review) {
        return sql.rows(
                "select subject || ' ' || vector from review_subject where review = ? order by subject",
                row -> row.getString(1),
                id(review));
    }

    private List<String> measures(JsonPath review) {
        return sql.rows(
                "select subject || ' ' || measure::text from review_measure where review = ? order by subject",
                row -> row.getString(1),
                id(review));
    }

    private static UUID id(JsonPath review) {
        return UUID.fromString(review.getString("id"));
    }

    private void same(JsonPath one, JsonPath other) {
        assertThat(one.getString("state")).as(one.getString("why")).isEqualTo("SEALED");
        assertThat(other.getString("state")).as(other.getString("why")).isEqualTo("SEALED");
        assertThat(one.getString("answerDigest")).isEqualTo(other.getString("answerDigest"));
        assertThat(answers(one)).isEqualTo(answers(other));
        assertThat(measures(one)).isEqualTo(measures(other)).hasSize(5);
    }

    @Test
    void thoseOfABatchAreReadInOneRequestAndAnsweredAsEachWouldBeByItself() {
        var scenario = objectives("PTA");
        scenario.interleaved = true;
        var oneByOne = full("PTA", DAY);
        assertThat(asked("PTA")).as("other partitions lie between them").allMatch(each -> each.size() == 1);
        RegistryStub.FACTS_ASKED.clear();
        scenario.interleaved = false;

        var together = full("PTA", DAY);

        assertThat(asked("PTA"))
                .containsExactlyInAnyOrder(
                        List.of("PTA~o-PTA1", "PTA~o-PTA2"),
                        List.of("PTA~o-PTA3", "PTA~o-PTA4"),
                        List.of("PTA~o-PTA5"));
        same(together, oneByOne);
        assertThat(answers(together))
                .contains("objective:PTA1 N", "objective:PTA3 N", "objective:PTA4 M", "objective:PTA5 M");
        assertThat(digests(together)).isEqualTo(digestsOneByOne(scenario, together));
    }

    @Test
    void aRegistryThatAnswersForTheFirstAloneIsAskedForTheOthersAgain() {
        var scenario = objectives("PTB");
        var together = full("PTB", DAY);
        RegistryStub.FACTS_ASKED.clear();
        RegistryStub.answersForOne = true;

        var older = full("PTB", DAY);

        assertThat(asked("PTB"))
                .containsExactlyInAnyOrder(
                        List.of("PTB~o-PTB1", "PTB~o-PTB2"),
                        List.of("PTB~o-PTB2"),
                        List.of("PTB~o-PTB3", "PTB~o-PTB4"),
                        List.of("PTB~o-PTB4"),
                        List.of("PTB~o-PTB5"));
        same(older, together);
        assertThat(digests(older)).isEqualTo(digestsOneByOne(scenario, older));
    }

    @Test
    void ofThoseThatFailInTheMiddleNoneIsDoneAndAllAreTakenAgain() {
        var scenario = objectives("PTC");
        var whole = full("PTC", DAY);
        scenario.evaluated.clear();
        scenario.failsOn = "PTC4";
        scenario.failures.set(1_000);
        var review = open("partner:PTC", DAY);
        until("it waits", () -> read(review).getString("state").equals("WAITING"));

        assertThat(sql.number(
                        "select count(*) from review_partition where review = ?::uuid and id in ('PTC~o-PTC3', 'PTC~o-PTC4')"
                                + " and (sha256 is not null or done_at is not null)",
                        review))
                .isZero();
        assertThat(sql.number(
                        "select count(*) from review_measure where review = ?::uuid"
                                + " and subject in ('objective:PTC3', 'objective:PTC4')",
                        review))
                .isZero();
        scenario.failures.set(0);
        var resumed = ended(review);

        same(resumed, whole);
        assertThat(scenario.evaluated).hasSize(10).doesNotHaveDuplicates();
        assertThat(digests(resumed)).isEqualTo(digestsOneByOne(scenario, resumed));
    }

    @Test
    void theRegistryIsAskedForFiftyAtATime() {
        var scenario = objectives("PTD");
        scenario.objectives =
                IntStream.rangeClosed(1, 60).mapToObj(n -> "PTD" + n).toList();
        var partitions =
                scenario.objectives.stream().map(each -> "PTD~o-" + each).toList();
        var now = Instant.parse("2024-01-01T00:00:00Z");

        var lines = registry.facts(partitions, new Sight("partner:PTD", LocalDate.parse(DAY), now, "recorded", null));

        assertThat(lines).hasSize(60);
        assertThat(asked("PTD").stream().map(List::size)).containsExactly(50, 10);
    }
}
