package org.daylight.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.acceptance.DrilledSuite.REVIEW;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.daylight.launcher.ServiceProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Two processes of the review-service on one database open what is due; twenty times one of them is killed while it has
 * claimed an obligation and not yet committed its review.
 */
@EnabledIfSystemProperty(named = "daylight.drills", matches = "true")
class ObligationDrillTest {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int OBLIGATIONS = 200;
    /** Twenty in the full drill ({@code -Ddaylight.drill.claims=20}); four by default. */
    private static final int KILLS = Integer.getInteger("daylight.drill.claims", 4);

    /** Reviews of obligations wait before their row is written until so many are opened as the drill allows. */
    private static final String[] GATE = {
        "create table drill_gate (allowed int not null)", "insert into drill_gate values (0)", """
        create function wait_at_the_gate() returns trigger language plpgsql security definer as $$
        begin
            while (select count(*) from obligation where state = 'OPENED') >= (select allowed from drill_gate) loop
                perform pg_sleep(0.02);
            end loop;
            return new;
        end $$""", """
        create trigger review_gate before insert on review for each row when (new.obligation is not null)
            execute function wait_at_the_gate()"""
    };

    private static final Map<String, String> SETTINGS = Map.of(
            "daylight.cadences.poll", "100ms",
            "daylight.review.poll", "100ms",
            "daylight.review.lease", "3s",
            "daylight.review.pause", "500ms");

    /** One of the two processes, started again and again. */
    private static final class Replica {
        private final DrilledSuite suite;
        private final String name;
        private final int port;
        private int starts;
        private ServiceProcess process;

        Replica(DrilledSuite suite, String name, int port) {
            this.suite = suite;
            this.name = name;
            this.port = port;
            process = start();
        }

        private ServiceProcess start() {
            starts++;
            var settings = new HashMap<>(suite.suite().configuration(REVIEW));
            settings.put("quarkus.datasource.jdbc.additional-jdbc-properties.ApplicationName", session());
            return ServiceProcess.start(
                    suite.home(), REVIEW, name, port, settings, suite.suite().data());
        }

        private String session() {
            return name + "-" + starts;
        }

        /** Whether it has claimed an obligation and its transaction is still open. */
        boolean hasClaimed() {
            return suite.number("postgres", """
                            select count(*) from pg_stat_activity
                            where application_name = '%s' and wait_event = 'PgSleep' and state = 'active'
                            """.formatted(session())) > 0;
        }

        void killAndStartAgain() {
            process.kill();
            process = start();
        }
    }

    @Test
    void everyObligationIsOpenedOnceWhoeverDiesMeanwhile() {
        var random = new Random(DrilledSuite.seed("obligation drill"));
        try (var suite = DrilledSuite.start(SETTINGS)) {
            suite.load("{\"type\":\"partner\",\"key\":\"XDO\",\"content\":{\"code\":\"XDO\",\"name\":\"Drilland\","
                    + "\"kind\":\"STATE\"}}\n");
            suite.kill(REVIEW);
            suite.execute("review", GATE);
            var first =
                    new Replica(suite, "review-first", suite.suite().reviews().getPort());
            var second = new Replica(suite, "review-second", RunningSuite.freePorts());
            try {
                first.process.awaitReady(PATIENCE);
                owe(suite);
                DrilledSuite.await(
                        "all obligations were written",
                        PATIENCE,
                        () -> suite.number("review", "select count(*) from obligation") == OBLIGATIONS);
                killInTurn(suite, List.of(first, second), random);
                suite.execute("review", "update drill_gate set allowed = 1000000");
                DrilledSuite.await(
                        "every review was sealed",
                        PATIENCE,
                        () -> suite.number("review", "select count(*) from review where state = 'SEALED'")
                                == OBLIGATIONS);
            } finally {
                first.process.kill();
                second.process.kill();
            }

            assertThat(suite.number("review", "select count(*) from obligation"))
                    .isEqualTo(OBLIGATIONS);
            assertThat(suite.number("review", "select count(*) from review")).isEqualTo(OBLIGATIONS);
            assertThat(suite.number("review", """
                            select count(*) from obligation o join review r on r.id = o.review and r.obligation = o.id
                            where o.state = 'OPENED' and r.as_of = o.due_on
                            """)).isEqualTo(OBLIGATIONS);
        }
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
    }

    private static void killInTurn(DrilledSuite suite, List<Replica> replicas, Random random) {
        var allowed = 0;
        for (var kill = 0; kill < KILLS; kill++) {
            allowed += random.nextInt(OBLIGATIONS / KILLS);
            suite.execute("review", "update drill_gate set allowed = " + allowed);
            var victim = replicas.get(kill % replicas.size());
            var opened = allowed;
            DrilledSuite.await(
                    "all that may are opened",
                    PATIENCE,
                    () -> suite.number("review", "select count(*) from obligation where state = 'OPENED'") >= opened);
            DrilledSuite.await(victim.session() + " has claimed", PATIENCE, victim::hasClaimed);
            DrilledSuite.pause(Duration.ofMillis(random.nextInt(50)));
            victim.killAndStartAgain();
        }
        assertThat(suite.number("review", "select count(*) from obligation where state = 'DUE'"))
                .as("obligations still due after the last kill")
                .isPositive();
        System.out.println(
                "killed %d times, after %s of %d obligations were let through".formatted(KILLS, allowed, OBLIGATIONS));
    }
}
