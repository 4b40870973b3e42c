package org.daylight.review.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.daylight.review.reviews.Suite.review;
import static org.daylight.review.reviews.Suite.until;
import static org.daylight.review.stub.Scenario.delivery;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.registry.Registry;
import org.daylight.review.stub.Neighbours;
import org.daylight.review.stub.RegistryStub;
import org.daylight.review.stub.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class PurgedTest {

    @Inject
    Purged purged;

    @Inject
    Claims claims;

    @Inject
    Preparation preparation;

    @Inject
    Partitions partitions;

    @Inject
    Registry registry;

    @Inject
    Sealing sealing;

    @Inject
    Replays replays;

    @Inject
    Turns turns;

    /** Eight at a time. */
    @Test
    void whoeverIsStoppedDoesNotAskAboutTheRest() throws InterruptedException {
        Scenario.of(
                "PUA",
                IntStream.range(100, 180)
                        .mapToObj(number -> delivery(Integer.toString(number)))
                        .toArray(Scenario.Delivery[]::new));
        var then = UUID.fromString(review("PUA", "2024-03-20").getString("id"));
        RegistryStub.HISTORIES_ASKED.set(0);
        RegistryStub.historyMillis = 300;
        try {
            var ended = new CompletableFuture<Throwable>();
            // Of a review without subjects everything is gone.
            var asking = Thread.ofPlatform().start(() -> {
                try {
                    purged.of(UUID.randomUUID(), then);
                } catch (RuntimeException e) {
                    ended.complete(e);
                }
            });
            until("it asks", () -> RegistryStub.HISTORIES_ASKED.get() > 0);

            asking.interrupt();

            asking.join(Duration.ofSeconds(30));
            assertThat(ended).isCompletedWithValueMatching(CancellationException.class::isInstance);
            assertThat(RegistryStub.HISTORIES_ASKED.get()).isLessThan(40);
        } finally {
            RegistryStub.historyMillis = 0;
        }
    }

    /** Of none asked nothing would read NOT_ASKED. */
    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_000_001})
    void noServiceStartsThatMayAskOfNone(int asks) {
        var config = new SmallRyeConfigBuilder()
                .withMapping(ReviewConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withDefaultValue("daylight.review.replay-asks", Integer.toString(asks))
                .build()
                .getConfigMapping(ReviewConfig.class);
        var runner = new ReviewRunner(config, claims, preparation, partitions, registry, sealing, replays, turns);

        assertThatThrownBy(() -> runner.start(new StartupEvent()))
                .hasMessage("daylight.review.replay-asks is %d; it can be 1 to 1000000", asks);
    }
}
