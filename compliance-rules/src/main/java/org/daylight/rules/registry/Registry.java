package org.daylight.rules.registry;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import org.daylight.rules.dependency.Calls;
import org.daylight.rules.dependency.ClosedLines;
import org.daylight.rules.dependency.DependencyDown;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The transfer-registry as runs see it. Every read is safe to repeat, because it names its asOf and knownAt. */
@ApplicationScoped
@CircuitBreaker(requestVolumeThreshold = 10, delay = 5_000, failOn = DependencyDown.class)
@Retry(maxRetries = 2, delay = 200, jitter = 150, retryOn = DependencyDown.class)
@Timeout(value = 180, unit = ChronoUnit.SECONDS)
public class Registry {

    private static final String NAME = "transfer-registry";
    private static final String PORTFOLIO = "portfolio";

    private final RegistryApi api;

    Registry(@RestClient RegistryApi api) {
        this.api = api;
    }

    /** The latest instant whose knowledge can no longer change. */
    public Instant settledAt() {
        var answer = Calls.to(NAME, () -> ClosedLines.tree(NAME, api.settledAt()));
        return Instant.parse(answer.path("settledAt").asText());
    }

    public Manifest manifest(Sight sight) {
        var answer = Calls.to(
                NAME,
                () -> ClosedLines.tree(
                        NAME,
                        api.manifest(
                                sight.asOf().toString(),
                                sight.knownAt().toString(),
                                sight.knowledge(),
                                sight.recordedUpToText(),
                                PORTFOLIO)));
        var partitions = new ArrayList<Manifest.Partition>();
        for (var partition : answer.path("partitions")) {
            partitions.add(new Manifest.Partition(
                    partition.path("id").asText(),
                    partition.path("type").asText(),
                    partition.path("partner").asText(null),
                    partition.path("count").asLong()));
        }
        var count = answer.path("count").asLong(-1);
        var sum = partitions.stream().mapToLong(Manifest.Partition::count).sum();
        if (!answer.path("count").isIntegralNumber()
                || !answer.path("partitions").isArray()
                || count != sum) {
            throw new DependencyDown(
                    NAME + ": the manifest cannot be read: the partitions do not add up to the count", null);
        }
        return new Manifest(count, partitions);
    }

    /** What there is now; whoever waits for it is a person. */
    @Timeout(value = 20, unit = ChronoUnit.SECONDS)
    public Manifest now(LocalDate today) {
        return manifest(new Sight(today, settledAt(), "recorded", null));
    }

    /** The fact lines of one partition, checked against their closing line. */
    public ClosedLines facts(String partition, Sight sight) {
        return Calls.to(
                NAME,
                () -> ClosedLines.read(
                        NAME,
                        api.facts(
                                partition,
                                sight.asOf().toString(),
                                sight.knownAt().toString(),
                                sight.knowledge(),
                                sight.recordedUpToText())));
    }
}
