package org.daylight.rules.impacts;

import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.rules.problem.RuleProblems.DAYS_WITHOUT_RULE;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.evaluation.RuleAnswer;
import org.daylight.rules.facts.FactLineException;
import org.daylight.rules.facts.Vocabulary;
import org.daylight.rules.lawbooks.Comparison.Explained;
import org.daylight.rules.lawbooks.Drafts;
import org.daylight.rules.lawbooks.FactChange;
import org.daylight.rules.lawbooks.Lawbook.MemberChange;
import org.daylight.rules.lawbooks.Lawbook.ParameterChange;
import org.daylight.rules.lawbooks.Lawbooks;
import org.daylight.rules.lawbooks.Outcome;
import org.daylight.rules.lawbooks.RegisterLine;
import org.daylight.rules.lawbooks.Suppositions;
import org.daylight.rules.measures.RegisterNow;
import org.daylight.rules.packs.LeftOut;
import org.daylight.rules.revisions.Pages;
import org.daylight.rules.revisions.Replacing;
import org.daylight.rules.revisions.Revision;
import org.daylight.rules.revisions.Revisions;
import org.daylight.rules.runs.OutcomeCounts;
import org.daylight.rules.runs.RunConfig;
import org.daylight.rules.runs.RunKind;
import org.daylight.rules.runs.RunResults;
import org.daylight.rules.runs.RunView;
import org.daylight.rules.runs.Runs;
import org.jspecify.annotations.Nullable;

/** What a caller can do with impacts. */
@ApplicationScoped
class Impacts {

    static final String SAYS =
            "Both answers are given as of the day on the facts known now; nothing else is supposed to happen until then."
                    + " Amounts in another currency or on another basis stand apart and are never converted; running totals"
                    + " and conflicting accounts are counted as subjects and added to nothing.";

    private final Runs runs;
    private final RunResults results;
    private final RunConfig config;
    private final Suppositions suppositions;
    private final Lawbooks lawbooks;
    private final Drafts drafts;
    private final LeftOut leftOut;
    private final Revisions revisions;
    private final Caller caller;
    private final RegisterNow register;
    private final InstantSource clock = InstantSource.system();

    Impacts(
            Runs runs,
            RunResults results,
            RunConfig config,
            Suppositions suppositions,
            Lawbooks lawbooks,
            Drafts drafts,
            LeftOut leftOut,
            Revisions revisions,
            Caller caller,
            RegisterNow register) {
        this.runs = runs;
        this.results = results;
        this.config = config;
        this.suppositions = suppositions;
        this.lawbooks = lawbooks;
        this.drafts = drafts;
        this.leftOut = leftOut;
        this.revisions = revisions;
        this.caller = caller;
        this.register = register;
    }

    ImpactView open(ImpactRequest asked) {
        requireSomething(asked);
        var leaving = leftOut.leaving(asked.pack(), asked.withdrawLeftOut());
        var supposed = drafts.supposed(asked.revisions(), asked.pack(), leaving);
        requireEveryDay(supposed, asked.pack() == null ? "/revisions" : "/pack");
        var contrast = suppositions.contrast(
                supposed,
                leaving,
                asked.parameters().stream()
                        .map(one ->
                                new ParameterChange(one.rule(), one.parameter(), one.from(), one.value(), one.group()))
                        .toList(),
                asked.members().stream()
                        .map(one -> new MemberChange(one.set(), one.code(), one.from(), one.to()))
                        .toList(),
                facts(asked),
                register::isStranger);
        var id = runs.open(
                RunKind.IMPACT,
                asked,
                contrast,
                asked.knowledge() == null ? "recorded" : asked.knowledge(),
                false,
                false,
                true,
                Drafts.Sight.of(supposed).askedBy(caller.person(), caller.groups()),
                List.of(new Runs.Look(asked.asOf(), clock.instant())));
        return get(id);
    }

    private static void requireSomething(ImpactRequest asked) {
        if (asked.revisions().isEmpty()
                && asked.pack() == null
                && asked.parameters().isEmpty()
                && asked.members().isEmpty()
                && asked.facts().isEmpty()) {
            throw INVALID_REQUEST.problem(
                    "Nothing is supposed to change",
                    new Violation("/", "give revisions, pack, parameters, members or facts"));
        }
        for (var i = 0; i < asked.members().size(); i++) {
            if (asked.members().get(i).from() == null && asked.members().get(i).to() == null) {
                throw INVALID_REQUEST.problem(
                        "A member comes in or leaves",
                        new Violation(
                                "/members/" + i, "give from, the first day in the set, or to, the first day out"));
            }
        }
    }

    /** As where it is published: what goes because no rule is left would be told as the doing of one that does not apply yet. */
    private void requireEveryDay(List<Revision> supposed, String asked) {
        var digests = supposed.stream().map(Revision::digest).toList();
        var standing = revisions.inForce().rules().stream()
                .filter(rule -> !digests.contains(rule.digest()))
                .toList();
        var without = Replacing.withoutRule(supposed, Replacing.replaced(supposed, standing));
        if (!without.isEmpty()) {
            throw DAYS_WITHOUT_RULE.problem(
                    "There is a rule on these days and would be none; give a revision for them as well, or ask"
                            + " POST /v1/rulebooks/variants, where what stands on other days stays",
                    without.stream().map(days -> new Violation(asked, days)).toList());
        }
    }

    /** A value that no line could carry is refused before anything is read. */
    private static List<FactChange> facts(ImpactRequest asked) {
        var changes = new ArrayList<FactChange>();
        for (var i = 0; i < asked.facts().size(); i++) {
            var fact = asked.facts().get(i);
            var types = Vocabulary.standard().types().stream()
                    .filter(type -> type.slot(fact.leaf()) != null)
                    .toList();
            if (types.isEmpty()) {
                throw INVALID_REQUEST.problem(
                        "There is no fact " + fact.leaf(),
                        new Violation("/facts/%d/leaf".formatted(i), "must be a leaf of GET /v1/fact-types"));
            }
            try {
                types.forEach(type -> RegisterLine.supposed(type, fact.leaf(), fact.value()));
            } catch (FactLineException e) {
                throw INVALID_REQUEST.problem(
                        "The value cannot be read",
                        new Violation("/facts/%d/value".formatted(i), String.valueOf(e.getMessage())));
            }
            changes.add(new FactChange(fact.partner(), fact.leaf(), fact.value()));
        }
        return changes;
    }

    ImpactView get(UUID id) {
        return view(runs.get(RunKind.IMPACT, id), true);
    }

    Page<ImpactView> list(PageQuery page) {
        return runs.list(RunKind.IMPACT, page).map(run -> view(run, false));
    }

    ImpactView resume(UUID id) {
        return view(runs.resume(RunKind.IMPACT, id), true);
    }

    ImpactView cancel(UUID id) {
        return view(runs.cancel(RunKind.IMPACT, id), true);
    }

    Page<ImpactView.OfPartner> partners(UUID id, PageQuery page) {
        var run = runs.get(RunKind.IMPACT, id);
        record Key(String partner, String rule) {}
        var worth = results.worth(run.id());
        var rows = new ArrayList<ImpactView.OfPartner>();
        RunResults.by(count -> new Key(count.partner(), count.rule()), results.countsByPartner(run.id(), 1))
                .forEach((key, counts) -> {
                    var changed = worth.stream()
                            .filter(one -> one.rule().equals(key.rule())
                                    && one.partner().equals(key.partner()))
                            .map(Impacts::worth)
                            .toList();
                    if (!changed.isEmpty()) {
                        rows.add(new ImpactView.OfPartner(
                                key.partner().isEmpty() ? null : key.partner(),
                                key.rule(),
                                OutcomeCounts.of(counts),
                                changed));
                    }
                });
        return Pages.of(rows, page, row -> row.partner() + " " + row.rule(), "impact-partners", id);
    }

    Page<ImpactView.Change> changes(UUID id, @Nullable String rule, @Nullable Outcome outcome, PageQuery page) {
        var run = runs.get(RunKind.IMPACT, id);
        return results.examples(run.id(), null, rule, outcome, page)
                .map(example -> new ImpactView.Change(
                        example.number(),
                        example.rule(),
                        example.outcome().name(),
                        example.before(),
                        example.after(),
                        example.subject(),
                        example.label(),
                        example.partner(),
                        example.worth(),
                        "/v1/impacts/%s/changes/%d/explanation".formatted(id, example.number())));
    }

    Explained explain(UUID id, int number) {
        return results.explain(runs.get(RunKind.IMPACT, id), number);
    }

    private ImpactView view(RunView run, boolean whole) {
        var look = results.looks(run.id()).getFirst();
        return new ImpactView(
                run.id(),
                run.status(),
                SAYS,
                RuleAnswer.DISCLAIMER,
                look.asOf(),
                look.knownAt(),
                run.question(),
                run.contrast().measured().keySet().stream().sorted().toList(),
                whole
                        ? lawbooks.leftOut(run.contrast()).stream()
                                .map(Revision::digest)
                                .toList()
                        : List.of(),
                config.changes(),
                whole ? rules(run) : List.of());
    }

    /** Only rules of which an answer changes. */
    private List<ImpactView.OfRule> rules(RunView run) {
        var worth = Totals.overPartners(results.worth(run.id()));
        var rules = new ArrayList<ImpactView.OfRule>();
        RunResults.by(RunResults.Count::rule, results.counts(run.id())).forEach((rule, counts) -> {
            var changed = worth.get(rule);
            if (changed != null) {
                rules.add(new ImpactView.OfRule(rule, OutcomeCounts.of(counts), changed));
            }
        });
        return rules;
    }

    static ImpactView.Worth worth(RunResults.Worth one) {
        return new ImpactView.Worth(
                Outcome.answer(one.before()),
                Outcome.answer(one.after()),
                one.currency().isEmpty() ? null : one.currency(),
                one.basis().isEmpty() ? null : one.basis(),
                one.subjects(),
                one.notAdded().isEmpty() ? null : one.notAdded(),
                one.currency().isEmpty() ? null : one.low(),
                one.currency().isEmpty() ? null : one.high());
    }
}
