package org.daylight.review.decisions;

import static org.daylight.kit.problem.Problems.DEPENDENCY_DOWN;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.daylight.kit.date.RegisterZone;
import org.daylight.review.database.Sql;
import org.daylight.review.dependency.ClosedLines;
import org.daylight.review.dependency.DependencyDown;
import org.daylight.review.registry.Registry;
import org.daylight.review.registry.Sight;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jspecify.annotations.Nullable;

/**
 * The authorities to which something of a decision's scope is charged, or which its objectives name: their flags say something of it. No review keeps that, so the
 * register is asked when the decision is proposed, and when it is signed.
 */
@ApplicationScoped
class ChargedAuthorities {

    private static final String FLAGGED = """
            select distinct f.subject from flag f
            where f.id = any(?) and f.subject_type = 'authority' and f.partner is null order by f.subject
            """;

    private final Sql sql;
    private final Registry registry;
    private final RegisterZone zone;
    private final InstantSource clock;

    ChargedAuthorities(Sql sql, Registry registry, RegisterZone zone, InstantSource clock) {
        this.sql = sql;
        this.registry = registry;
        this.zone = zone;
        this.clock = clock;
    }

    /** The subjects of those that its flags are about. Asks the registry where there are any, so not within a transaction. */
    Set<String> of(@Nullable String partner, List<String> objectives, List<UUID> flags) {
        var scopes = Stream.concat(
                        Stream.ofNullable(partner).map(code -> "partner:" + code),
                        objectives.stream().map(reference -> "objective:" + reference))
                .toList();
        var flagged = scopes.isEmpty() || flags.isEmpty()
                ? List.<String>of()
                : sql.rows(FLAGGED, row -> row.getString(1), (Object) flags.toArray(UUID[]::new));
        var charged = new HashSet<String>();
        if (flagged.isEmpty()) {
            return charged;
        }
        try {
            var knownAt = registry.settledAt();
            for (var scope : scopes) {
                var left = flagged.stream()
                        .filter(subject -> !charged.contains(subject))
                        .toList();
                if (!left.isEmpty()) {
                    charged.addAll(
                            within(new Sight(scope, zone.day(clock.instant()), knownAt, "recorded", null), left));
                }
            }
        } catch (DependencyDown | FaultToleranceException e) {
            throw DEPENDENCY_DOWN.problem(
                    "The register, which knows what is charged, does not answer; repeat it later");
        }
        return charged;
    }

    private List<String> within(Sight sight, List<String> subjects) {
        return registry.lines("authority", subjects, sight).lines().stream()
                .map(line -> ClosedLines.tree("transfer-registry", line)
                        .path("subject")
                        .asText())
                .toList();
    }
}
