package org.daylight.review.cadences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.review.reviews.Suite.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.daylight.kit.date.RegisterZone;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.database.Sql;
import org.daylight.review.reviews.Standing;
import org.daylight.review.stub.Neighbours;
import org.daylight.review.stub.Scenario;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class TripwireLooksTest {

    @Inject
    Sql sql;

    @Inject
    Generation generation;

    @Inject
    Pauses pauses;

    @Inject
    CadenceTripwires tripwires;

    @Inject
    Standing standing;

    @Inject
    RegisterZone zone;

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    private void delivered(String partner, int count, String groups) {
        Scenario.of(partner).schedule = """
                {"partner": "%s", "accessGroups": [%s], "written": {}, "deliveries": [{"on": "%s", "value": null, "count": %d}]}\
                """.formatted(partner, groups, today.minusDays(20), count);
    }

    private void cadence(String partner) {
        as("reviewer").body("""
                    {"content": {"reference": "LOOK-%1$s", "scope": "partner:%1$s", "forum": "board", "rrule": "FREQ=YEARLY",
                     "zone": "UTC", "startsAt": "2060-01-01T09:00:00", "tripwires": {"deliveries": 10}}}\
                    """.formatted(partner)).post("/v1/cadences").then().statusCode(201);
    }

    private List<String> owedAfter(String partner, int days) {
        var clock = InstantSource.fixed(InstantSource.system().instant().plus(days, ChronoUnit.DAYS));
        new TripwireLooks(sql, tripwires, standing, zone, clock).look();
        new CadenceTripwires(sql, generation, pauses, zone, clock).trip();
        return sql.rows(
                "select reason from obligation where origin = 'TRIPWIRE' and scope = ?",
                row -> row.getString(1),
                "partner:" + partner);
    }

    /** Ten are allowed; nine came, and then sixty between two yearly reviews of which neither has come yet. */
    @Test
    void whatIsDeliveredBetweenTwoReviewsTripsWithinADay() {
        cadence("TLA");
        delivered("TLA", 9, "");
        assertThat(owedAfter("TLA", 0)).isEmpty();
        delivered("TLA", 60, "");
        assertThat(owedAfter("TLA", 0)).as("measured once a day").isEmpty();
        assertThat(owedAfter("TLA", 1))
                .containsExactly(
                        "tripwire of cadence LOOK-TLA: autopilot index 6 since %s".formatted(today.minusDays(20)));
        assertThat(owedAfter("TLA", 2)).hasSize(1);
    }

    /** A cadence about the partner sets no limits for its objectives. */
    @Test
    void whatNothingLimitsIsNotKept() {
        cadence("TLC");
        var objective = """
                {"objective": "TLC-%s", "partner": "TLC", "accessGroups": [], "written": {}, "contentMix": [], "planned": [],\
                 "deliveries": [{"on": "2024-02-01/..", "quantity": null, "value": null, "count": 1}], "baselines":\
                 [{"number": 1, "statedOn": "2024-01-01", "milestone": "HANDED_OVER", "unit": "EACH", "interpolation":\
                 "LINEAR", "startsOn": "2024-01-01", "points": [{"on": "2024-12-31", "cumulative": "60"}]}]%s}
                """;
        Scenario.of("TLC").schedule = objective.formatted("FREE", "")
                + objective.formatted("LIMITED", ", \"autopilotLimits\": {\"deliveries\": 3}");

        owedAfter("TLC", 0);

        assertThat(sql.rows(
                        "select scope, index from tripwire_measure where scope like '%TLC%'",
                        row -> row.getString(1) + ' ' + row.getString(2)))
                .containsExactly("objective:TLC-LIMITED null");

        Scenario.of("TLC").schedule = objective.formatted("FREE", "") + objective.formatted("LIMITED", "");
        sql.update("update tripwire_look set looked_on = '2024-01-01'");
        sql.update("update tripwire_measure set as_of = '2024-01-01' where scope = 'objective:TLC-LIMITED'");
        owedAfter("TLC", 0);
        assertThat(sql.number(
                        "select count(*) from tripwire_measure where scope like '%TLC%' and as_of > '2024-01-01'"))
                .as("what limited it before stands as it stands now")
                .isEqualTo(1);
    }

    @Test
    void whatRestsOnRestrictedDeliveriesIsOwedInTheSightOfItsGroup() {
        cadence("TLB");
        delivered("TLB", 60, "\"inner\"");
        assertThat(owedAfter("TLB", 0)).hasSize(1);

        assertThat(as("reader").get("/v1/obligations?scope=partner:TLB").<Integer>path("total.count"))
                .isZero();
        assertThat(as("reader-inside").get("/v1/obligations?scope=partner:TLB").<Integer>path("total.count"))
                .isEqualTo(1);
    }
}
