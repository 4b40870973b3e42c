package org.daylight.review.reviews;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.daylight.kit.json.Json;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.database.Sql;
import org.daylight.review.stub.Neighbours;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class DriftLinesTest {

    private static final List<String> TABLES = List.of("decision", "decision_version", "cadence_version");

    @Inject
    Sql sql;

    @Inject
    DriftLines drift;

    private static FactLine line(String type, int number) {
        return FactLine.read("""
                {"subject": "%1$s:%2$d", "type": "%1$s/1", "asOf": "2024-03-20", "knownAt": "2024-03-20T00:00:00Z",
                 "sameUntil": null, "partner": "DL%2$d", "label": "DL%2$d", "accessGroups": [],
                 "objective.reference": "DL%2$d", "partner.code": "DL%2$d"}
                """.formatted(type, number).replace("\n", "").getBytes(UTF_8));
    }

    private static DriftLines.Schedules schedules(int number) {
        return DriftLines.Schedules.of(IntStream.range(0, number)
                .boxed()
                .flatMap(each -> List.of(
                        Json.mapper()
                                .createObjectNode()
                                .put("objective", "DL" + each)
                                .put("partner", "DL" + each),
                        Json.mapper().createObjectNode().put("partner", "DL" + each))
                        .stream())
                .map(each -> (com.fasterxml.jackson.databind.JsonNode) each)
                .toList());
    }

    /** How often the tables are looked through to measure so many objectives and partners, in one transaction. */
    private long scansFor(int number) {
        var lines = IntStream.range(0, number)
                .boxed()
                .flatMap(each -> List.of(line("objective", each), line("partner", each)).stream())
                .toList();
        return QuarkusTransaction.requiringNew().call(() -> {
            var before = scans();
            var measured = drift.measure(
                    lines, () -> schedules(number), LocalDate.parse("2024-03-20"), Instant.now(), Instant.now());
            assertThat(measured)
                    .hasSize(2 * number)
                    .allSatisfy(each -> assertThat(each.report()).isNotNull());
            return scans() - before;
        });
    }

    /** In this transaction, and in those before it on the same connection that were not reported yet. */
    private long scans() {
        return sql.number(
                "select coalesce(sum(coalesce(seq_scan, 0) + coalesce(idx_scan, 0)), 0) from pg_stat_xact_user_tables"
                        + " where relname = any(?)",
                (Object) TABLES.toArray(String[]::new));
    }

    @Test
    void howManyAreMeasuredMakesNoMoreQuestionsToTheDatabase() {
        var ofOne = scansFor(1);

        assertThat(ofOne).isPositive();
        // By which way a question is answered depends on how much is asked; sixty lines would be sixty questions of
        // each kind.
        assertThat(scansFor(30)).isLessThan(2 * ofOne);
    }

    private String facts(String day, String schedule) {
        return Evidence.of(measured(day, schedule)).facts();
    }

    private FactLine measured(String day, String schedule) {
        try {
            var schedules = DriftLines.Schedules.of(List.of(Json.mapper().readTree(schedule)));
            var at = LocalDate.parse(day).atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
            return QuarkusTransaction.requiringNew()
                    .call(() ->
                            drift.measure(List.of(line("objective", 7)), () -> schedules, LocalDate.parse(day), at, at))
                    .getFirst()
                    .line();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** 38 of 60 were handed over; from day to day the same is later and later. */
    @Test
    void whatIsMeasuredRestsOnTheSameFactsUntilSomethingIsRecorded() {
        var schedule = """
                {"objective": "DL7", "partner": "DL7", "written": {}, "contentMix": [], "planned": [],
                 "baselines": [{"number": 1, "statedOn": "2023-01-01", "unit": "EACH", "startsOn": "2023-01-01",
                    "points": [{"on": "2023-02-01", "cumulative": "20"}, {"on": "2024-12-31", "cumulative": "60"}]}],
                 "deliveries": [{"on": "2023-06-01", "transfer": "T", "quantity": {"amount": "38", "unit": "EACH"}}]}
                """;
        var more = schedule.replace("\"38\"", "\"39\"");

        assertThat(measured("2024-03-20", schedule).bytes())
                .isNotEqualTo(measured("2024-03-21", schedule).bytes());
        assertThat(facts("2024-03-20", schedule))
                .isEqualTo(facts("2024-03-21", schedule))
                .isNotEqualTo(facts("2024-03-21", more));
    }

    @Test
    void linesAreMeasuredInTheirOrderAndOthersLeftAsTheyAre() {
        var lines = List.of(line("partner", 1), line("delivery", 2), line("objective", 3), line("partner", 0));

        var measured = QuarkusTransaction.requiringNew()
                .call(() -> drift.measure(
                        lines, () -> schedules(4), LocalDate.parse("2024-03-20"), Instant.now(), Instant.now()));

        assertThat(measured.stream().map(each -> each.line().subject()))
                .containsExactly("partner:1", "delivery:2", "objective:3", "partner:0");
        assertThat(measured.stream().map(each -> each.report() != null)).containsExactly(true, false, true, true);
        assertThat(measured.get(1).line()).isSameAs(lines.get(1));
    }
}
