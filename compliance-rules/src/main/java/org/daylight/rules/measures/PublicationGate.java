package org.daylight.rules.measures;

import static org.daylight.rules.problem.RuleProblems.PUBLICATION_HELD;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.problem.Violation;
import org.daylight.kit.settings.Bounds;

/**
 * Holds a revision that would flag too much, that can hardly be answered, or of which nobody knows; a person lets it go
 * on. Fails closed: a register that cannot be read is no register without subjects.
 */
@ApplicationScoped
public class PublicationGate {

    private static final String MEND =
            "run POST /v1/coverage, or POST /v1/backtests up to this month, of this revision,"
                    + " or have another person than its author record a reason at POST /v1/publication-overrides";

    private final Measurements measurements;
    private final PublicationTable table;
    private final RegisterNow register;
    private final BreakerConfig config;
    private final RegisterZone zone;
    private final InstantSource clock = InstantSource.system();

    PublicationGate(
            Measurements measurements,
            PublicationTable table,
            RegisterNow register,
            BreakerConfig config,
            RegisterZone zone) {
        this.measurements = measurements;
        this.table = table;
        this.register = register;
        this.config = config;
        this.zone = zone;
    }

    void start(@Observes StartupEvent started) {
        Bounds.require("daylight.rules.breaker.share", config.share(), BigDecimal.ZERO, BigDecimal.ONE);
        Bounds.require("daylight.rules.breaker.undetermined", config.undetermined(), BigDecimal.ZERO, BigDecimal.ONE);
    }

    /**
     * Refuses to publish what is held, and keeps why the others are not; in the act that publishes them.
     *
     * @param together the digests of what is published together, sorted: only what was measured with exactly these counts
     */
    public void pass(List<Candidate> candidates, List<String> together) {
        var verdicts = new LinkedHashMap<Candidate, Verdict>();
        var held = new ArrayList<Violation>();
        for (var candidate : candidates) {
            var verdict = verdict(candidate, together);
            verdicts.put(candidate, verdict);
            if (verdict instanceof Verdict.Held(var why)) {
                held.add(new Violation(candidate.digest(), "%s: %s".formatted(candidate.key(), why)));
            }
        }
        if (!held.isEmpty()) {
            throw PUBLICATION_HELD.problem(
                    "Nothing was published: %d of %d revisions wait for a person. For each that is listed: %s"
                            .formatted(held.size(), candidates.size(), MEND),
                    held.subList(0, Math.min(held.size(), 100)));
        }
        for (Map.Entry<Candidate, Verdict> passed : verdicts.entrySet()) {
            table.passed(passed.getKey().digest(), passed.getValue(), config.share(), config.undetermined());
        }
    }

    /** Measurements before this are too old to count. */
    public Instant notBefore() {
        return clock.instant().minus(config.validFor());
    }

    private Verdict verdict(Candidate candidate, List<String> together) {
        if (candidate.subjects().isEmpty()) {
            return new Verdict.NothingToMeasure("No rule names this set");
        }
        var numbers = measurements.whole(candidate.digest(), candidate.judging(), together, notBefore());
        var measured = measured(candidate, together, numbers);
        if (!(measured instanceof Verdict.Held held)) {
            return measured;
        }
        var decided = table.countingOverride(candidate.digest(), together);
        if (decided.isPresent()
                && decided.get().at().isAfter(notBefore())
                && numbers.stream()
                        .noneMatch(one -> one.measuredAt().isAfter(decided.get().at()))) {
            return new Verdict.Overridden(
                    decided.get().id(),
                    "%s let it go on: %s"
                            .formatted(decided.get().decidedBy(), decided.get().reason()));
        }
        return decided.isEmpty() && !table.overrides(candidate.digest()).isEmpty()
                ? new Verdict.Held(
                        held.why() + "; what was decided about it does not count: it named other revisions than"
                                + " these, or what stands has changed since")
                : held;
    }

    /**
     * What was measured of any day may hold it. Only what was measured of the present lets it go on: else whoever wants it
     * through would measure a day before the rule, or one on which the register was better.
     */
    private Verdict measured(Candidate candidate, List<String> together, List<Numbers> numbers) {
        var why = exceeded(candidate, numbers);
        if (!why.isEmpty()) {
            return new Verdict.Held("%s; in your sight: %s"
                    .formatted(
                            String.join(", and ", why),
                            seen(
                                    candidate,
                                    measurements.seen(candidate.digest(), notBefore()).stream()
                                            .filter(one -> one.together().equals(together))
                                            .toList())));
        }
        var today = zone.day(clock.instant());
        var last = candidate.present(today);
        var first =
                candidate.notBefore(today, Period.ofDays((int) config.validFor().toDays()));
        var present = numbers.stream()
                .filter(one -> !one.asOf().isBefore(first) && !one.asOf().isAfter(last))
                .toList();
        if (!present.isEmpty()) {
            var run = present.getFirst();
            return new Verdict.WithinLimits(
                    run.run(),
                    "Measured by %s %s%s"
                            .formatted(
                                    run.kind().toLowerCase(java.util.Locale.ROOT), run.run(), notMeasurable(numbers)));
        }
        if (register.hasNone(candidate.subjects())) {
            return new Verdict.NothingToMeasure("No register to measure: on %s it holds no %s"
                    .formatted(register.day(), String.join(", and no ", candidate.subjects())));
        }
        return numbers.isEmpty()
                ? notMeasured(candidate)
                : new Verdict.Held(
                        "it was measured as of other days alone, of which the latest is %s: measure it as of %s, or as of a day from %s on"
                                .formatted(latest(numbers), last, first));
    }

    private static LocalDate latest(List<Numbers> numbers) {
        return numbers.stream().map(Numbers::asOf).max(LocalDate::compareTo).orElseThrow();
    }

    private Verdict notMeasured(Candidate candidate) {
        if (measurements.latest(candidate.digest(), notBefore()).isPresent()) {
            return new Verdict.Held(
                    "it was measured together with other drafts only, or before what stands had changed;"
                            + " measure exactly what is published together, against what stands now");
        }
        return new Verdict.Held(
                register.isReadable()
                        ? "nobody has measured yet what it would flag"
                        : "nobody has measured what it would flag, and the register does not answer now");
    }

    private List<String> exceeded(Candidate candidate, List<Numbers> numbers) {
        var why = new LinkedHashSet<String>();
        for (var rule : numbers) {
            if (candidate.gone().contains(rule.rule())) {
                continue;
            }
            if (rule.flagsMoreThan(config.share())) {
                why.add("would newly flag more than the share of %s that may be flagged".formatted(config.share()));
            }
            var judges = candidate.judging().contains(rule.rule());
            if (rule.undeterminedOnMoreThan(config.undetermined(), judges)) {
                why.add((judges
                                ? "cannot be told for more than %s of the subjects that it may apply to"
                                : "leaves a rule that it excepts, and that could be told, open for more than %s of the"
                                        + " subjects that this may apply to")
                        .formatted(config.undetermined()));
            }
        }
        return List.copyOf(why);
    }

    /** Said rather than counted: no line of the register could have decided it. */
    private static String notMeasurable(List<Numbers> numbers) {
        var rules = numbers.stream()
                .filter(one -> !one.notMeasurableHere().isEmpty())
                .map(one -> "%s reads %s, which review-service supplies"
                        .formatted(one.rule(), String.join(", ", one.notMeasurableHere())))
                .distinct()
                .toList();
        return rules.isEmpty()
                ? ""
                : "; how far it can be answered is not measurable on the register: " + String.join("; ", rules);
    }

    private static String seen(Candidate candidate, List<Numbers> numbers) {
        return numbers.isEmpty()
                ? "nothing of it"
                : String.join(
                        "; ",
                        numbers.stream()
                                .map(rule -> "%s as of %s: %d of %d newly flagged (%s), %d undetermined of %d (%s)%s"
                                        .formatted(
                                                rule.rule(),
                                                rule.asOf(),
                                                rule.newlyFlagged(),
                                                rule.subjects(),
                                                rule.newlyFlaggedShare().toPlainString(),
                                                rule.undetermined() + rule.errors(),
                                                rule.subjects() - rule.notApplicable(),
                                                rule.undeterminedShare().toPlainString(),
                                                candidate.judging().contains(rule.rule())
                                                        ? ""
                                                        : ", of them %d newly".formatted(rule.newlyUndetermined())))
                                .toList());
    }
}
