package org.daylight.rules.backtests;

import static org.daylight.kit.problem.Problems.INVALID_REQUEST;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.backtests.BacktestView.Tested;
import org.daylight.rules.evaluation.RuleAnswer;
import org.daylight.rules.evaluations.ExplainedTwice;
import org.daylight.rules.lawbooks.Drafts;
import org.daylight.rules.lawbooks.Lawbook.Contrast;
import org.daylight.rules.lawbooks.Lawbooks;
import org.daylight.rules.lawbooks.Outcome;
import org.daylight.rules.packs.LeftOut;
import org.daylight.rules.revisions.Kind;
import org.daylight.rules.revisions.Pages;
import org.daylight.rules.revisions.Revision;
import org.daylight.rules.revisions.Revisions;
import org.daylight.rules.runs.OutcomeCounts;
import org.daylight.rules.runs.RunConfig;
import org.daylight.rules.runs.RunKind;
import org.daylight.rules.runs.RunResults;
import org.daylight.rules.runs.RunView;
import org.daylight.rules.runs.Runs;
import org.daylight.rules.runs.WaivedCounts;
import org.daylight.rules.waivers.Waived;
import org.daylight.rules.waivers.Waivers;
import org.jspecify.annotations.Nullable;

/** What a caller can do with backtests. */
@ApplicationScoped
class Backtests {

    private final Runs runs;
    private final RunResults results;
    private final RunConfig config;
    private final Lawbooks lawbooks;
    private final Drafts drafts;
    private final LeftOut leftOut;
    private final Revisions revisions;
    private final RegisterZone zone;
    private final Waivers waivers;
    private final InstantSource clock = InstantSource.system();

    Backtests(
            Runs runs,
            RunResults results,
            RunConfig config,
            Lawbooks lawbooks,
            Drafts drafts,
            LeftOut leftOut,
            Revisions revisions,
            RegisterZone zone,
            Waivers waivers) {
        this.runs = runs;
        this.results = results;
        this.config = config;
        this.lawbooks = lawbooks;
        this.drafts = drafts;
        this.leftOut = leftOut;
        this.revisions = revisions;
        this.zone = zone;
        this.waivers = waivers;
    }

    BacktestView open(BacktestRequest asked) {
        if (asked.revisions().isEmpty() && asked.pack() == null) {
            throw INVALID_REQUEST.problem(
                    "Nothing is to be tested",
                    new Violation("/revisions", "give revisions, or the pack that is proposed"));
        }
        var leaving = leftOut.leaving(asked.pack(), asked.withdrawLeftOut());
        var tested = drafts.supposed(asked.revisions(), asked.pack(), leaving);
        var looks = looks(asked);
        var hindsight = Boolean.TRUE.equals(asked.hindsight());
        var id = runs.open(
                RunKind.BACKTEST,
                asked,
                lawbooks.contrastWithLeaving(tested, leaving),
                asked.knowledge() == null ? "recorded" : asked.knowledge(),
                hindsight,
                waivers.areKnown() && !Boolean.TRUE.equals(asked.withoutWaivers()),
                tested.stream().anyMatch(revision -> revision.publishedBy() == null),
                Drafts.Sight.of(tested),
                looks);
        return get(id);
    }

    /** Every month as of its last day; the present one as of today. */
    private List<Runs.Look> looks(BacktestRequest asked) {
        var from = YearMonth.parse(asked.from());
        var to = YearMonth.parse(asked.to());
        var today = zone.day(clock.instant());
        if (to.isBefore(from)) {
            throw INVALID_REQUEST.problem(
                    "A backtest goes forward in time", new Violation("/to", "must not be before " + asked.from()));
        }
        if (to.isAfter(YearMonth.from(today))) {
            throw INVALID_REQUEST.problem(
                    "Nobody knows yet what will be known then",
                    new Violation("/to", "must not be after " + YearMonth.from(today)));
        }
        if (from.until(to, ChronoUnit.MONTHS) >= config.months()) {
            throw INVALID_REQUEST.problem(
                    "That is too long for one backtest",
                    new Violation("/from", "must be within %d months of the last".formatted(config.months())));
        }
        var looks = new ArrayList<Runs.Look>();
        for (var month = from; !month.isAfter(to); month = month.plusMonths(1)) {
            var asOf = earlier(month.atEndOfMonth(), today);
            looks.add(new Runs.Look(asOf, zone.endOf(month.atEndOfMonth()).minus(1, ChronoUnit.MICROS)));
        }
        return looks;
    }

    BacktestView get(UUID id) {
        return view(runs.get(RunKind.BACKTEST, id), true);
    }

    Page<BacktestView> list(PageQuery page) {
        return runs.list(RunKind.BACKTEST, page).map(run -> view(run, false));
    }

    BacktestView resume(UUID id) {
        return view(runs.resume(RunKind.BACKTEST, id), true);
    }

    BacktestView cancel(UUID id) {
        return view(runs.cancel(RunKind.BACKTEST, id), true);
    }

    Page<BacktestView.OfPartner> partners(UUID id, String month, PageQuery page) {
        var run = runs.get(RunKind.BACKTEST, id);
        var rows = new ArrayList<BacktestView.OfPartner>();
        var step = step(run, month);
        record Key(String partner, String rule) {}
        RunResults.by(count -> new Key(count.partner(), count.rule()), results.countsByPartner(run.id(), step))
                .forEach((key, counts) -> rows.add(new BacktestView.OfPartner(
                        month,
                        run.status().knowledge(),
                        run.status().hindsight(),
                        key.partner().isEmpty() ? null : key.partner(),
                        key.rule(),
                        OutcomeCounts.of(counts),
                        waived(run, counts))));
        return Pages.of(rows, page, row -> row.partner() + " " + row.rule(), "partners", id, month);
    }

    Page<BacktestView.Example> examples(
            UUID id, @Nullable String month, @Nullable String rule, @Nullable Outcome outcome, PageQuery page) {
        var run = runs.get(RunKind.BACKTEST, id);
        var months = results.looks(run.id());
        return results.examples(run.id(), month == null ? null : step(run, month), rule, outcome, page)
                .map(example -> new BacktestView.Example(
                        example.number(),
                        month(months.get(example.step() - 1).asOf()),
                        run.status().knowledge(),
                        run.status().hindsight(),
                        example.rule(),
                        example.outcome().name(),
                        example.before(),
                        example.after(),
                        example.waived() == Waived.NOT_ASKED
                                ? null
                                : example.waived().name(),
                        example.subject(),
                        example.label(),
                        example.partner(),
                        "/v1/backtests/%s/examples/%d/explanation".formatted(id, example.number())));
    }

    byte[] explain(UUID id, int number) {
        var run = runs.get(RunKind.BACKTEST, id);
        return ExplainedTwice.json(BacktestWords.knowledge(run.status()), results.explain(run, number));
    }

    private int step(RunView run, String month) {
        return results.looks(run.id()).stream()
                .filter(look -> month(look.asOf()).equals(month))
                .map(RunResults.Looked::number)
                .findFirst()
                .orElseThrow(() -> INVALID_REQUEST.problem(
                        "The backtest does not look at " + month,
                        new Violation(
                                "query:month",
                                "must be from %s to %s"
                                        .formatted(
                                                run.question().path("from").asText(),
                                                run.question().path("to").asText()))));
    }

    private BacktestView view(RunView run, boolean whole) {
        var contrast = run.contrast();
        var tested = ofDigests(List.copyOf(contrast.measured().keySet()));
        return new BacktestView(
                run.id(),
                run.status(),
                BacktestWords.knowledge(run.status()),
                BacktestWords.waivers(run),
                RuleAnswer.DISCLAIMER,
                tested,
                standing(contrast, tested),
                tested(lawbooks.leftOut(contrast)),
                whole ? lawbooks.withoutRule(contrast) : List.of(),
                Objects.requireNonNullElse(contrast.watched(), List.of()),
                run.question().path("from").asText(),
                run.question().path("to").asText(),
                whole ? months(run) : List.of());
    }

    /** Of the rules that are looked at, and of the sets that are tested, what is published. */
    private List<Tested> standing(Contrast contrast, List<Tested> tested) {
        var standing = contrast.standing();
        if (standing == null) {
            return List.of();
        }
        var sets = tested.stream()
                .filter(revision -> revision.kind() == Kind.SET)
                .map(Tested::key)
                .toList();
        return Stream.concat(
                        ofDigests(standing.sets()).stream().filter(set -> sets.contains(set.key())),
                        ofDigests(standing.rules()).stream().filter(rule -> contrast.watches(rule.key())))
                .toList();
    }

    private List<BacktestView.Month> months(RunView run) {
        record Key(int step, String rule) {}
        var counts = RunResults.by(count -> new Key(count.step(), count.rule()), results.counts(run.id()));
        return results.looks(run.id()).stream()
                .map(look -> {
                    var rules = counts.entrySet().stream()
                            .filter(entry -> entry.getKey().step() == look.number())
                            .map(entry -> new BacktestView.OfRule(
                                    entry.getKey().rule(),
                                    OutcomeCounts.of(entry.getValue()),
                                    waived(run, entry.getValue())))
                            .toList();
                    return new BacktestView.Month(
                            month(look.asOf()),
                            look.asOf(),
                            look.knownAt(),
                            look.done(),
                            look.done() && rules.isEmpty() ? BacktestWords.noSubjects(run.status()) : null,
                            rules);
                })
                .toList();
    }

    private static @Nullable WaivedCounts waived(RunView run, List<RunResults.Count> counts) {
        return Boolean.TRUE.equals(run.waivers()) ? WaivedCounts.of(counts) : null;
    }

    private List<Tested> ofDigests(List<String> digests) {
        return tested(revisions.of(digests));
    }

    private static List<Tested> tested(List<Revision> revisions) {
        return revisions.stream().map(Backtests::tested).toList();
    }

    private static Tested tested(Revision revision) {
        return new Tested(
                revision.kind(), revision.key(), revision.digest(), revision.state(), revision.from(), revision.to());
    }

    private static String month(LocalDate day) {
        return YearMonth.from(day).toString();
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
