package org.daylight.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.acceptance.DrilledSuite.REVIEW;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.daylight.acceptance.Gate.Place;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Two processes of the review-service on one database open what is due; again and again one of them is killed while it
 * has claimed an obligation and not yet committed its review.
 */
@Order(4)
@ResourceLock(DrilledSuite.SHARED)
class ObligationDrillTest {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int OBLIGATIONS = Integer.getInteger("daylight.drill.obligations", 20);
    /** Twenty, of 200 obligations, in the full drill ({@code -Ddaylight.drill.claims=20}). */
    private static final int KILLS = Integer.getInteger("daylight.drill.claims", 2);

    private static final String OURS =
            "from obligation o join cadence c on c.id = o.cadence where c.reference = 'DRILL'";
    /** Reviews of obligations wait before their row is written until so many are opened as the drill allows. */
    private static final Place CLAIMED = new Place(
            "claimed",
            "before insert on review",
            "new.obligation is not null",
            "select count(*) from obligation where state = 'OPENED'");

    @Test
    void everyObligationIsOpenedOnceWhoeverDiesMeanwhile() {
        var random = new Random(DrilledSuite.seed("obligation drill"));
        var suite = DrilledSuite.running();
        suite.load("{\"type\":\"partner\",\"key\":\"XDO\",\"content\":{\"code\":\"XDO\",\"name\":\"Drilland\","
                + "\"kind\":\"STATE\"}}\n");
        var gate = Gate.in(suite, "review", List.of(CLAIMED));
        gate.close(CLAIMED, 0);
        owe(suite);
        suite.service(REVIEW).kill().run();
        var first = new Replica(suite, "review-first", suite.suite().reviews().getPort());
        var second = new Replica(suite, "review-second", RunningSuite.freePorts());
        try {
            killInTurn(suite, gate, List.of(first, second), random);
            gate.open();
            DrilledSuite.await(
                    "every review was sealed",
                    PATIENCE,
                    () -> suite.number("review", """
                        select count(*) from review where state = 'SEALED' and obligation in (select o.id %s)
                        """.formatted(OURS)) == OBLIGATIONS);
        } finally {
            gate.open();
            first.close();
            second.close();
            suite.service(REVIEW).restart().run();
        }

        assertThat(suite.number("review", "select count(*) " + OURS)).isEqualTo(OBLIGATIONS);
        assertThat(suite.number(
                        "review", "select count(*) from review where obligation in (select o.id %s)".formatted(OURS)))
                .isEqualTo(OBLIGATIONS);
        assertThat(suite.number("review", """
            select count(*) from obligation o join review r on r.id = o.review and r.obligation = o.id
            where o.state = 'OPENED' and r.as_of = o.due_on and o.id in (select o.id %s)
            """.formatted(OURS))).isEqualTo(OBLIGATIONS);
        // All had come due while nothing ran: they say so, look at their own day and know what is known now.
        assertThat(suite.number("review", """
            select count(*) from obligation o join review r on r.id = o.review
            where o.late and r.known_at > o.opened_at - interval '1 minute' and o.id in (select o.id %s)
            """.formatted(OURS))).isEqualTo(OBLIGATIONS);
    }

    private static void owe(DrilledSuite suite) {
        var cadence = Map.of(
                "reference", "DRILL",
                "scope", "partner:XDO",
                "forum", "a drill",
                "rrule", "FREQ=DAILY;COUNT=" + OBLIGATIONS,
                "zone", "UTC",
                "startsAt", LocalDate.now(ZoneOffset.UTC).minusDays(OBLIGATIONS + 30) + "T09:00:00");
        suite.suite().reviews("reviewer").post("/v1/cadences", Map.of("content", cadence));
        DrilledSuite.await(
                "all obligations were written",
                PATIENCE,
                () -> suite.number("review", "select count(*) " + OURS) == OBLIGATIONS);
    }

    private static void killInTurn(DrilledSuite suite, Gate gate, List<Replica> replicas, Random random) {
        var opened = suite.number("review", "select count(*) from obligation where state = 'OPENED'");
        var allowed = opened;
        for (var kill = 0; kill < KILLS; kill++) {
            allowed += random.nextInt(OBLIGATIONS / KILLS);
            gate.close(CLAIMED, allowed);
            var victim = replicas.get(kill % replicas.size());
            gate.awaitSomebody(victim.session(), PATIENCE);
            DrilledSuite.pause(Duration.ofMillis(random.nextInt(50)));
            victim.killAndStartAgain();
        }
        assertThat(suite.number("review", "select count(*) %s and o.state = 'DUE'".formatted(OURS)))
                .as("obligations still due after the last kill")
                .isPositive();
        System.out.println("killed %d times, the last time after %d of %d obligations were let through"
                .formatted(KILLS, allowed - opened, OBLIGATIONS));
    }
}
