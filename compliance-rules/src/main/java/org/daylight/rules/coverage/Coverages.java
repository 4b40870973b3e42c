package org.daylight.rules.coverage;

import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.kit.problem.Problems.NOT_FOUND;
import static org.daylight.kit.problem.Problems.UNKNOWN_REFERENCE;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.problem.ProblemException;
import org.daylight.kit.problem.Problems;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.coverage.CoverageView.Missing;
import org.daylight.rules.coverage.CoverageView.OfRule;
import org.daylight.rules.evaluation.DatedSet;
import org.daylight.rules.evaluation.RuleAnswer;
import org.daylight.rules.evaluation.RuleSource;
import org.daylight.rules.evaluation.Succession;
import org.daylight.rules.lawbooks.Drafts;
import org.daylight.rules.lawbooks.Lawbook.Contrast;
import org.daylight.rules.lawbooks.Lawbooks;
import org.daylight.rules.lawbooks.Outcome;
import org.daylight.rules.lawbooks.Reads;
import org.daylight.rules.measures.BreakerConfig;
import org.daylight.rules.measures.Numbers;
import org.daylight.rules.packs.LeftOut;
import org.daylight.rules.revisions.Kind;
import org.daylight.rules.revisions.Revision;
import org.daylight.rules.revisions.Revisions;
import org.daylight.rules.rulebooks.Rulebooks;
import org.daylight.rules.runs.RunKind;
import org.daylight.rules.runs.RunResults;
import org.daylight.rules.runs.RunState;
import org.daylight.rules.runs.RunView;
import org.daylight.rules.runs.Runs;
import org.jspecify.annotations.Nullable;

/** What a caller can do with coverages. */
@ApplicationScoped
class Coverages {

    private static final String SAYS =
            "Shares are of the subjects of the rule's type that you may see. Facts that review-service supplies stand on no"
                    + " line of the register: how far a rule that reads them can be answered is not measurable here.";

    private final Runs runs;
    private final RunResults results;
    private final Lawbooks lawbooks;
    private final Drafts drafts;
    private final Revisions revisions;
    private final Rulebooks rulebooks;
    private final LeftOut leftOut;
    private final BreakerConfig breaker;
    private final HygieneReport hygiene;
    private final RegisterZone zone;
    private final InstantSource clock = InstantSource.system();

    Coverages(
            Runs runs,
            RunResults results,
            Lawbooks lawbooks,
            Drafts drafts,
            Revisions revisions,
            Rulebooks rulebooks,
            LeftOut leftOut,
            BreakerConfig breaker,
            HygieneReport hygiene,
            RegisterZone zone) {
        this.runs = runs;
        this.results = results;
        this.lawbooks = lawbooks;
        this.drafts = drafts;
        this.revisions = revisions;
        this.rulebooks = rulebooks;
        this.leftOut = leftOut;
        this.breaker = breaker;
        this.hygiene = hygiene;
        this.zone = zone;
    }

    CoverageView open(CoverageRequest asked) {
        var given = Stream.of(
                        asked.rulebook() != null,
                        asked.pack() != null,
                        !asked.revisions().isEmpty())
                .filter(one -> one)
                .count();
        if (given > 1) {
            throw INVALID_REQUEST.problem(
                    "A coverage is of one thing", new Violation("/", "give one of rulebook, pack and revisions"));
        }
        var leaving = leftOut.leaving(asked.pack(), asked.withdrawLeftOut());
        var proposed = asked.pack() == null ? drafts.named(asked.revisions()) : drafts.ofPack(asked.pack(), List.of());
        var now = clock.instant();
        var asOf = asked.asOf() == null ? zone.day(now) : asked.asOf();
        var id = runs.open(
                RunKind.COVERAGE,
                asked,
                proposed.isEmpty() ? standing(asked.rulebook()) : lawbooks.contrast(proposed, leaving),
                asked.knowledge() == null ? "recorded" : asked.knowledge(),
                false,
                false,
                proposed.stream().anyMatch(revision -> revision.publishedBy() == null),
                Drafts.Sight.of(proposed),
                List.of(new Runs.Look(asOf, now)));
        return get(id);
    }

    private Contrast standing(@Nullable String rulebook) {
        if (rulebook == null) {
            return new Contrast(null, lawbooks.published(), null, List.of(), Map.of());
        }
        try {
            return new Contrast(null, rulebooks.lawbook(rulebook), null, List.of(), Map.of());
        } catch (ProblemException e) {
            if (e.type() == Problems.NOT_FOUND) {
                throw UNKNOWN_REFERENCE.problem(
                        e.detail(), new Violation("/rulebook", "must be the digest of a frozen rulebook"));
            }
            throw e;
        }
    }

    CoverageView get(UUID id) {
        return view(runs.get(RunKind.COVERAGE, id), true);
    }

    /** The newest that is finished and the caller may see. */
    CoverageView latest() {
        return runs.list(RunKind.COVERAGE, PageQuery.of(PageQuery.MAX_LIMIT, null)).items().stream()
                .filter(run -> run.status().state() == RunState.FINISHED)
                .findFirst()
                .map(run -> view(run, true))
                .orElseThrow(() -> NOT_FOUND.problem("No coverage is finished; POST /v1/coverage begins one"));
    }

    Page<CoverageView> list(PageQuery page) {
        return runs.list(RunKind.COVERAGE, page).map(run -> view(run, false));
    }

    CoverageView resume(UUID id) {
        return view(runs.resume(RunKind.COVERAGE, id), true);
    }

    CoverageView cancel(UUID id) {
        return view(runs.cancel(RunKind.COVERAGE, id), true);
    }

    private CoverageView view(RunView run, boolean whole) {
        var look = results.looks(run.id()).getFirst();
        var all = whole ? lawbooks.sources(run.contrast().candidate()) : List.<RuleSource>of();
        var sources = watched(run, all);
        var counts = whole ? results.counts(run.id()) : List.<RunResults.Count>of();
        var rules = whole ? rules(run, Succession.on(look.asOf(), all), sources, counts) : List.<OfRule>of();
        return new CoverageView(
                run.id(),
                run.status(),
                SAYS,
                RuleAnswer.DISCLAIMER,
                look.asOf(),
                look.knownAt(),
                run.contrast().measured().keySet().stream().sorted().toList(),
                whole ? lawbooks.withoutRule(run.contrast()) : List.of(),
                rules,
                whole && run.status().state() == RunState.FINISHED ? hygiene.of(run, all, sources, rules) : null);
    }

    /** By key; of several revisions the one that stands last. */
    private static List<RuleSource> watched(RunView run, List<RuleSource> all) {
        return all.stream()
                .filter(source -> run.contrast().watches(source.key()))
                .sorted(java.util.Comparator.comparing(RuleSource::key))
                .toList();
    }

    /** @param standing all revisions that may be in force on the day */
    private List<OfRule> rules(
            RunView run, List<RuleSource> standing, List<RuleSource> sources, List<RunResults.Count> counts) {
        var sets = lawbooks.sets(run.contrast().candidate());
        var byRule = counts.stream().collect(Collectors.groupingBy(RunResults.Count::rule));
        var missing = results.missing(run.id()).stream().collect(Collectors.groupingBy(RunResults.LeafCount::of));
        var beyond = results.beyondRegister(run.id());
        var judging = judging(run.contrast());
        var notMeasurable = notMeasurable(run, standing, sets);
        var rules = new LinkedHashMap<String, OfRule>();
        for (var source : sources) {
            rules.put(
                    source.key(),
                    rule(
                            source,
                            byRule.getOrDefault(source.key(), List.of()),
                            missing.getOrDefault(source.key(), List.of()),
                            List.copyOf(notMeasurable.getOrDefault(source.key(), new TreeSet<>())),
                            beyond.getOrDefault(source.key(), RunResults.Beyond.NONE),
                            run.contrast().standing() != null,
                            judging.isEmpty() || judging.contains(source.key())));
        }
        return List.copyOf(rules.values());
    }

    private static Map<String, TreeSet<String>> notMeasurable(
            RunView run, List<RuleSource> standing, List<DatedSet> sets) {
        var leaves = new HashMap<String, TreeSet<String>>();
        for (var source : standing) {
            if (run.contrast().watches(source.key())) {
                leaves.computeIfAbsent(source.key(), _ -> new TreeSet<>())
                        .addAll(Reads.notOnTheRegister(source, standing, sets));
            }
        }
        return leaves;
    }

    /** The rules that answer by what is measured, and not those that it only excepts; empty where nothing is proposed. */
    private Set<String> judging(Contrast contrast) {
        var measured = revisions.of(List.copyOf(contrast.measured().keySet()));
        var rules = measured.stream().anyMatch(revision -> revision.kind() == Kind.SET)
                ? revisions.of(contrast.candidate().rules())
                : List.<Revision>of();
        return measured.stream()
                .flatMap(revision -> Revisions.judging(revision, rules).stream())
                .collect(Collectors.toSet());
    }

    private OfRule rule(
            RuleSource source,
            List<RunResults.Count> counts,
            List<RunResults.LeafCount> missing,
            List<String> notMeasurable,
            RunResults.Beyond beyond,
            boolean compared,
            boolean judges) {
        var byAnswer = new LinkedHashMap<String, Long>();
        for (var letter : "MmNUAE".toCharArray()) {
            byAnswer.put(Outcome.answer(letter), 0L);
        }
        var subjects = 0L;
        var fresh = 0L;
        var newlyOpen = 0L;
        for (var count : counts) {
            var answer = Outcome.answer(count.after() == '-' ? 'A' : count.after());
            byAnswer.merge(answer, count.subjects(), Long::sum);
            subjects += count.subjects();
            fresh += count.after() == 'N' && count.before() != 'N' ? count.subjects() : 0;
            // A rule that did not stand told nothing.
            newlyOpen +=
                    isOpen(count.after()) && !isOpen(count.before()) && count.before() != '-' ? count.subjects() : 0;
        }
        var shares = new LinkedHashMap<String, BigDecimal>();
        for (var answer : byAnswer.entrySet()) {
            shares.put(answer.getKey(), share(answer.getValue(), subjects));
        }
        var open = byAnswer.getOrDefault("UNDETERMINED", 0L) + byAnswer.getOrDefault("ERROR", 0L);
        var mayApply = subjects - byAnswer.getOrDefault("NOT_APPLICABLE", 0L);
        return new OfRule(
                source.key(),
                source.subject(),
                subjects,
                byAnswer,
                shares,
                compared ? fresh : null,
                share(open, mayApply),
                Numbers.undeterminedOnMoreThan(
                        breaker.undetermined(), judges, open - beyond.subjects(), newlyOpen - beyond.newly(), mayApply),
                beyond.subjects(),
                notMeasurable,
                missing.stream()
                        .map(leaf -> new Missing(
                                leaf.leaf(), leaf.subjects(), Reads.supplier(source.subject(), leaf.leaf())))
                        .toList());
    }

    private static boolean isOpen(char letter) {
        return letter == 'U' || letter == 'E';
    }

    private static BigDecimal share(long part, long whole) {
        return whole == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_EVEN);
    }
}
