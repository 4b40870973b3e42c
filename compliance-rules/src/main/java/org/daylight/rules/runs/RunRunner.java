package org.daylight.rules.runs;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.daylight.kit.problem.ProblemException;
import org.daylight.kit.settings.Bounds;
import org.daylight.rules.dependency.DependencyDown;
import org.daylight.rules.dependency.DependencyRefused;
import org.daylight.rules.facts.FactLineException;
import org.daylight.rules.lawbooks.Comparison;
import org.daylight.rules.lawbooks.Lawbooks;
import org.daylight.rules.lawbooks.RegisterLine;
import org.daylight.rules.reference.Rechecks;
import org.daylight.rules.registry.Registry;
import org.daylight.rules.storage.Statements;
import org.daylight.rules.waivers.Waivers;
import org.daylight.rules.waivers.WaiversNotTold;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/** Takes the runs that wait for somebody, one after the other, and brings each as far as it will go. */
@ApplicationScoped
class RunRunner {

    private final String replica = UUID.randomUUID().toString();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().name("runs-", 0).daemon().factory());
    private final InstantSource clock = InstantSource.system();
    private final RunConfig config;
    private final Claims claims;
    private final Preparation preparation;
    private final Registry registry;
    private final Waivers waivers;
    private final Lawbooks lawbooks;
    private final TallyStore store;
    private final Measuring measuring;
    private final Statements statements;
    private final Rechecks rechecks;

    RunRunner(
            RunConfig config,
            Claims claims,
            Preparation preparation,
            Registry registry,
            Waivers waivers,
            Lawbooks lawbooks,
            TallyStore store,
            Measuring measuring,
            Statements statements,
            Rechecks rechecks) {
        this.config = config;
        this.claims = claims;
        this.preparation = preparation;
        this.registry = registry;
        this.waivers = waivers;
        this.lawbooks = lawbooks;
        this.store = store;
        this.measuring = measuring;
        this.statements = statements;
        this.rechecks = rechecks;
    }

    void start(@Observes StartupEvent started) {
        Bounds.require("daylight.rules.runs.kept-days", config.keptDays(), 1, Integer.MAX_VALUE);
        Bounds.require("daylight.rules.runs.examples", config.examples(), 0, 100);
        Bounds.require("daylight.rules.runs.changes", config.changes(), 1, 100_000);
        Bounds.require("daylight.rules.runs.months", config.months(), 1, Integer.MAX_VALUE);
        if (config.enabled()) {
            var pause = config.poll().toMillis();
            var _ = threads.scheduleWithFixedDelay(this::runAll, pause, pause, TimeUnit.MILLISECONDS);
            var _ = threads.scheduleWithFixedDelay(this::purge, 1, 60, TimeUnit.MINUTES);
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        threads.shutdownNow();
    }

    private void runAll() {
        try {
            for (var claim = claims.claim(replica); claim.isPresent(); claim = claims.claim(replica)) {
                run(claim.get());
            }
        } catch (RuntimeException | Error e) {
            // The schedule would end with whatever is thrown; the database may be back at the next look.
            Log.error("no run could be claimed", e);
        }
    }

    /** Removes what has been kept long enough; measurements stay with their revision. */
    long purge() {
        try {
            var before = clock.instant().minus(Duration.ofDays(config.keptDays()));
            return QuarkusTransaction.requiringNew()
                    .call(() -> statements
                            .first("select purge_runs(?)", row -> row.getLong(1), before)
                            .orElse(0L));
        } catch (RuntimeException e) {
            Log.error("old runs could not be purged", e);
            return 0;
        }
    }

    private void run(Claim claim) {
        run(claim, this::work);
    }

    /** Whatever the work throws, the run ends, waits or is somebody else's: it never stays claimed by a replica that lives. */
    void run(Claim claim, Consumer<Claim> work) {
        var beat = config.lease().toMillis() / 3;
        var heart = threads.scheduleWithFixedDelay(() -> beat(claim), beat, beat, TimeUnit.MILLISECONDS);
        try {
            work.accept(claim);
        } catch (DependencyDown | FaultToleranceException e) {
            Log.warnf("%s %s waits: %s", claim.kind().noun(), claim.id(), e.getMessage());
            claims.wait(claim, "the registry does not answer, and is asked again later");
        } catch (WaiversNotTold e) {
            var why = String.valueOf(e.getMessage());
            if (e.mayAnswerLater()) {
                Log.warnf("%s %s waits: %s", claim.kind().noun(), claim.id(), why);
                claims.wait(claim, why);
            } else {
                failed(claim, e);
                claims.fail(claim, why);
            }
        } catch (UnreadableLine e) {
            failed(claim, e);
            claims.fail(
                    claim,
                    "a line of the register cannot be judged; whoever may see the line is told what is wrong with it",
                    String.valueOf(e.getMessage()),
                    e.groups());
        } catch (DependencyRefused e) {
            failed(claim, e);
            // It may tell how many subjects there are, or what stands on a line.
            claims.fail(
                    claim,
                    "what the registry answered cannot be used; whoever sees all of the register is told more",
                    String.valueOf(e.getMessage()),
                    null);
        } catch (ProblemException e) {
            failed(claim, e);
            claims.fail(claim, String.valueOf(e.getMessage()));
        } catch (LeaseLost e) {
            Log.info(e.getMessage());
        } catch (RuntimeException e) {
            Log.errorf(e, "%s %s failed and is tried again", claim.kind().noun(), claim.id());
            claims.wait(claim, "a failure on our side, which has been logged");
        } catch (Error e) {
            // Such as a stack that is too deep: the same again would end the same.
            Log.errorf(e, "%s %s failed", claim.kind().noun(), claim.id());
            claims.fail(
                    claim,
                    "a failure on our side (%s), which has been logged"
                            .formatted(e.getClass().getSimpleName()));
        } finally {
            heart.cancel(false);
        }
    }

    private static void failed(Claim claim, Exception e) {
        Log.warnf("%s %s failed: %s", claim.kind().noun(), claim.id(), e.getMessage());
    }

    private void work(Claim claimed) {
        var claim = preparation.fix(claimed);
        var comparison = lawbooks.compile(claim.contrast());
        var types = comparison.types();
        for (var step : preparation.steps(claim)) {
            if (!step.asked()) {
                preparation.ask(claim, step, types);
            }
            for (var partition : preparation.open(claim, step)) {
                count(claim, comparison, step, partition);
            }
        }
        QuarkusTransaction.requiringNew().run(() -> {
            measuring.keep(claim);
            claims.finish(claim);
        });
    }

    /** Reads one partition and counts it; nothing of it is kept in memory but its tally, and lines of which waivers are asked. */
    private void count(Claim claim, Comparison comparison, Preparation.Step step, Preparation.Partition partition) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("stopping");
        }
        var sight = preparation.sight(claim, step);
        var sent = registry.facts(partition.id(), sight);
        if (sent.count() != partition.count()) {
            throw new DependencyRefused(
                    200,
                    "the manifest says %d subjects in partition %d of %s and the registry sent %d"
                            .formatted(partition.count(), partition.number(), step.asOf(), sent.count()));
        }
        var counted = comparison.counted(rechecks, claim.id().toString());
        var shown = comparison.shown(rechecks);
        var tally = new Tally(
                claim.kind(), store.most(claim.kind()), (line, compared) -> comparison.lookedAt(line, compared, shown));
        var waived = new WaivedTally(tally, notMet -> waivers.of(sight.asOf(), sight.lastRecorded(), notMet));
        sent.each(bytes -> {
            try {
                var line = RegisterLine.read(bytes);
                if (claim.waivers()) {
                    waived.add(line, comparison.of(line, counted));
                } else {
                    tally.add(line, comparison.of(line, counted), Map.of());
                }
            } catch (FactLineException e) {
                throw new UnreadableLine(e, RegisterLine.groups(bytes));
            }
        });
        waived.flush();
        QuarkusTransaction.requiringNew().run(() -> {
            store.add(claim, step.number(), tally);
            statements.update(
                    "update run_partition set sha256 = ? where run = ? and step = ? and number = ?",
                    sent.sha256(),
                    claim.id(),
                    step.number(),
                    partition.number());
            claims.advance(claim);
        });
    }

    private void beat(Claim claim) {
        try {
            claims.heartbeat(claim);
        } catch (RuntimeException e) {
            Log.warnf("no heartbeat for run %s: %s", claim.id(), e.getMessage());
        }
    }
}
