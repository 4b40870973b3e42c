package org.daylight.rules.runs;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.daylight.rules.registry.Registry;
import org.daylight.rules.registry.Sight;
import org.daylight.rules.storage.Statements;
import org.daylight.rules.waivers.Waivers;
import org.jspecify.annotations.Nullable;

/** Fixes what a run looks at, so that it looks at the same after a kill. */
@ApplicationScoped
class Preparation {

    private final Statements statements;
    private final Claims claims;
    private final Registry registry;
    private final Waivers waivers;

    Preparation(Statements statements, Claims claims, Registry registry, Waivers waivers) {
        this.statements = statements;
        this.claims = claims;
        this.registry = registry;
        this.waivers = waivers;
    }

    /** One look at the register; {@code asked} is false while its partitions are not known. */
    record Step(int number, LocalDate asOf, Instant knownAt, boolean asked) {}

    record Partition(int number, String id, long count) {}

    /** Nothing recorded after this moment is used, however long the run takes or waits. */
    Claim fix(Claim claim) {
        if (claim.recordedUpTo() != null) {
            return claim;
        }
        var settled = settledAt(claim);
        QuarkusTransaction.requiringNew().run(() -> {
            statements.update("update run set recorded_up_to = ? where id = ?", settled, claim.id());
            statements.update(
                    claim.hindsight()
                            ? "update run_step set known_at = ? where run = ?"
                            : "update run_step set known_at = least(known_at, ?) where run = ?",
                    settled,
                    claim.id());
            claims.hold(claim);
        });
        return claim.upTo(settled);
    }

    private Instant settledAt(Claim claim) {
        var registered = registry.settledAt();
        if (!claim.waivers()) {
            return registered;
        }
        var reviewed = waivers.settledAt();
        return reviewed.isBefore(registered) ? reviewed : registered;
    }

    List<Step> steps(Claim claim) {
        return statements.rows(
                "select number, as_of, known_at, partitions from run_step where run = ? order by number",
                row -> new Step(
                        row.getInt(1),
                        row.getObject(2, LocalDate.class),
                        Objects.requireNonNull(Statements.instant(row, "known_at")),
                        row.getObject(4) != null),
                claim.id());
    }

    Sight sight(Claim claim, Step step) {
        var upTo = claim.knowledge().equals("declared") ? claim.recordedUpTo() : null;
        return new Sight(step.asOf(), step.knownAt(), claim.knowledge(), upTo);
    }

    /** Asks the registry for the partitions of a step; those of types that no watched rule looks at are left out. */
    void ask(Claim claim, Step step, Set<String> types) {
        var manifest = registry.manifest(sight(claim, step));
        QuarkusTransaction.requiringNew().run(() -> {
            var rows = new ArrayList<@Nullable Object[]>();
            for (var partition : manifest.partitions()) {
                if (types.contains(partition.type())) {
                    rows.add(new Object[] {claim.id(), step.number(), rows.size() + 1, partition.id(), partition.count()
                    });
                }
            }
            statements.batch("insert into run_partition (run, step, number, id, count) values (?, ?, ?, ?, ?)", rows);
            statements.update(
                    "update run_step set partitions = ? where run = ? and number = ?",
                    rows.size(),
                    claim.id(),
                    step.number());
            claims.hold(claim);
        });
    }

    /** What has not been counted. */
    List<Partition> open(Claim claim, Step step) {
        return statements.rows(
                "select number, id, count from run_partition where run = ? and step = ? and sha256 is null order by number",
                row -> new Partition(row.getInt(1), row.getString(2), row.getLong(3)),
                claim.id(),
                step.number());
    }
}
