package org.daylight.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchTest {

    private final List<String> said = new ArrayList<>();
    private final Fake server = new Fake();
    private final Fake service = new Fake();
    private Instant now = Instant.parse("2025-01-01T00:00:00Z");
    private final Watch watch =
            new Watch(List.of(server.part("PostgreSQL", true), service.part("review-service")), said::add, () -> now);

    private static final class Fake {
        private boolean alive = true;
        private boolean canLive = true;
        private int starts;

        Watch.Part part(String name) {
            return part(name, false);
        }

        Watch.Part part(String name, boolean neededByAll) {
            return new Watch.Part(name, name + ".log", neededByAll, () -> alive, () -> alive, () -> {
                starts++;
                alive = canLive;
            });
        }
    }

    private void after(int seconds) {
        now = now.plusSeconds(seconds);
        assertThat(watch.look()).isEmpty();
    }

    @Test
    void whatDiedIsStartedAgainAtOnceAndSaysWhenItAnswers() {
        server.alive = false;
        after(1);
        after(1);

        assertThat(server.starts).isOne();
        assertThat(said)
                .containsExactly(
                        "PostgreSQL ended by itself; it is started again at once (1 of 5 times; PostgreSQL.log says"
                                + " why)",
                        "PostgreSQL answers again, 1 s after it ended");
    }

    @Test
    void noServiceIsStartedWhileTheServerIsDown() {
        server.alive = false;
        server.canLive = false;
        service.alive = false;
        after(1);

        assertThat(service.starts).isZero();
    }

    /** With a server that somebody else runs, the registry stands first, and nobody needs it to start. */
    @Test
    void whereNoneIsNeededByAllEachIsStartedByItself() {
        var registry = new Fake();
        var external = new Watch(
                List.of(registry.part("transfer-registry"), service.part("review-service")), said::add, () -> now);
        registry.alive = false;
        registry.canLive = false;
        service.alive = false;

        assertThat(external.look()).isEmpty();

        assertThat(service.starts).isOne();
    }

    @Test
    void pausesGrowAndAfterFiveTimesItGivesUp() {
        service.alive = false;
        service.canLive = false;
        var startedAfter = new ArrayList<Integer>();
        var second = 0;
        for (; watch.look().isEmpty(); second++) {
            if (service.starts > startedAfter.size()) {
                startedAfter.add(second);
            }
            now = now.plus(Duration.ofSeconds(1));
        }

        assertThat(startedAfter).containsExactly(0, 3, 9, 25, 56);
        assertThat(watch.look())
                .get()
                .asString()
                .contains("review-service ended again and again", "review-service.log");
    }

    @Test
    void fiveMinutesOfHealthAreForgiveness() {
        for (var death = 0; death < 20; death++) {
            service.alive = false;
            after(1);
            after(1);
            after(301);
        }

        assertThat(service.starts).isEqualTo(20);
    }
}
