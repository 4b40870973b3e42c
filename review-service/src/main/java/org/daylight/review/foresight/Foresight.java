package org.daylight.review.foresight;

import static org.daylight.kit.problem.Problems.DEPENDENCY_DOWN;
import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.kit.problem.Problems.NOT_FOUND;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.problem.Violation;
import org.daylight.review.database.Sql;
import org.daylight.review.dependency.DependencyDown;
import org.daylight.review.dependency.DependencyRefused;
import org.daylight.review.foresight.Foreseeing.Step;
import org.daylight.review.foresight.Foreseeing.Turned;
import org.daylight.review.foresight.ForesightView.Arising;
import org.daylight.review.foresight.ForesightView.Gap;
import org.daylight.review.foresight.ForesightView.Kind;
import org.daylight.review.foresight.ForesightView.Prevention;
import org.daylight.review.registry.Manifest;
import org.daylight.review.registry.Registry;
import org.daylight.review.registry.Sight;
import org.daylight.review.restrictions.LineSight;
import org.daylight.review.restrictions.Restrictions;
import org.daylight.review.reviews.LookAhead;
import org.daylight.review.rulebook.Evaluations;
import org.daylight.review.rulebook.Rulebook;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jspecify.annotations.Nullable;

/** Looks ahead with full sight, and shows each reader what they may see. */
@ApplicationScoped
class Foresight {

    /** A flag's first level follows from its rule's severity, as when a review opens it. */
    private static final String OWNERS = """
            select s.severity, l.owner from ladder l
            join (values ('PROHIBITION', 'L3'), ('WAIT', 'L2'), ('REQUIREMENT', 'L1'), ('REPORT_DUE', 'L1'),
                ('ADVISORY', 'L1'), ('DATA_GAP', 'L0')) s(severity, level) on s.level = l.level
            """;

    private final Registry registry;
    private final Evaluations evaluations;
    private final LookAhead ahead;
    private final EndingWaivers waivers;
    private final Restrictions restrictions;
    private final Sql sql;
    private final Caller caller;
    private final RegisterZone zone;
    private final InstantSource clock;
    private final long most;

    Foresight(
            Registry registry,
            Evaluations evaluations,
            LookAhead ahead,
            EndingWaivers waivers,
            Restrictions restrictions,
            Sql sql,
            Caller caller,
            RegisterZone zone,
            InstantSource clock,
            @ConfigProperty(name = "daylight.foresight.subjects", defaultValue = "100000") long most) {
        this.registry = registry;
        this.evaluations = evaluations;
        this.ahead = ahead;
        this.waivers = waivers;
        this.restrictions = restrictions;
        this.sql = sql;
        this.caller = caller;
        this.zone = zone;
        this.clock = clock;
        this.most = most;
    }

    ForesightView of(String scope, int days) {
        try {
            return look(scope, days);
        } catch (DependencyRefused e) {
            throw e.status() == 404 ? NOT_FOUND.problem("Nothing is known of the scope " + scope) : e;
        } catch (DependencyDown | FaultToleranceException e) {
            throw DEPENDENCY_DOWN.problem("The register or the rules do not answer; repeat it later");
        }
    }

    private ForesightView look(String scope, int days) {
        var today = zone.day(clock.instant());
        var until = today.plusDays(days);
        var knownAt = registry.settledAt();
        var rulebook = evaluations.freeze();
        // What there will be on the last day is all that there is on any day before.
        var last = new Sight(scope, until, knownAt, "recorded", null);
        var manifest = registry.manifest(last);
        if (manifest.count() > most) {
            throw INVALID_REQUEST.problem(
                    "%d subjects are too many to look at day by day; at most %d are".formatted(manifest.count(), most),
                    new Violation("query:scope", "name a partner: partner:CODE"));
        }
        var seeing = new Foreseeing(today, until, ahead.until(last, rulebook, manifest));
        var sight = restrictions.sightOf(caller);
        var rules = rulebook.rules().stream().collect(Collectors.toMap(Rulebook.Rule::key, rule -> rule));
        var owners = new HashMap<String, String>();
        sql.each(OWNERS, row -> owners.put(row.getString(1), row.getString(2)));
        var arising = new ArrayList<Arising>();
        var seen = new TreeMap<String, Marking>();
        var steps = new ArrayList<Step>();
        var ended = new HashMap<String, NavigableSet<LocalDate>>();
        for (var partition : manifest.partitions()) {
            if (!LookAhead.measured(partition.type())) {
                take(seeing.facts(partition), until, rulebook, rules, owners, sight, arising, seen, steps, ended);
            }
        }
        take(seeing.measures(measured(manifest)), until, rulebook, rules, owners, sight, arising, seen, steps, ended);
        if (seen.isEmpty() && !scope.equals("portfolio")) {
            throw NOT_FOUND.problem("Nothing is known of the scope " + scope);
        }
        waivers.within(scope, today, until).stream()
                .filter(open -> goesOn(ended, open.rule(), open.subject(), today, open.on()))
                .forEach(arising::add);
        arising.sort(Comparator.comparing(Arising::on)
                .thenComparing(Arising::rule)
                .thenComparing(Arising::subject)
                .thenComparing(Arising::kind));
        var gaps = gaps(steps, today, rules, owners);
        return new ForesightView(
                scope,
                today,
                until,
                knownAt,
                rulebook.digest(),
                Marking.highest(Stream.concat(
                                arising.stream().map(Arising::marking),
                                gaps.stream().map(Gap::marking))
                        .collect(Collectors.toSet())),
                seen.size(),
                arising,
                gaps);
    }

    private static List<Manifest.Partition> measured(Manifest manifest) {
        return manifest.partitions().stream()
                .filter(partition -> LookAhead.measured(partition.type()))
                .toList();
    }

    private static boolean sees(LookAhead.Looked looked, LineSight sight) {
        return sight.sees(looked.accessGroups(), looked.subject(), looked.partner());
    }

    private void take(
            Foreseeing.Seen looked,
            LocalDate until,
            Rulebook rulebook,
            Map<String, Rulebook.Rule> rules,
            Map<String, String> owners,
            LineSight sight,
            List<Arising> arising,
            Map<String, Marking> seen,
            List<Step> steps,
            Map<String, NavigableSet<LocalDate>> ended) {
        for (var end : looked.ended()) {
            ended.computeIfAbsent(about(end.rule(), end.subject()), _ -> new TreeSet<>())
                    .add(end.on());
        }
        for (var subject : looked.today()) {
            if (sees(subject, sight)) {
                seen.put(subject.subject(), subject.marking());
            }
        }
        // Of what a step no longer shows only the subject is left, which is known by what it showed before.
        var mine = new HashSet<String>();
        for (var step : looked.steps()) {
            var shown = step.looked();
            if (shown == null ? mine.contains(step.subject()) : sees(shown, sight)) {
                mine.add(step.subject());
                steps.add(step);
            }
        }
        for (var turned : looked.turned()) {
            var rule = rules.get(turned.rule());
            if (rule != null && sees(turned.looked(), sight)) {
                seen.put(turned.looked().subject(), turned.looked().marking());
                var covers = waivers.of(turned, until);
                arising.add(arising(turned, rule, rulebook, owners, covers.getFirst()));
                var last = covers.getLast();
                if (covers.size() > 1
                        && !last.covered()
                        && goesOn(ended, rule.key(), turned.looked().subject(), turned.on(), last.from())) {
                    arising.add(uncovered(turned, rule, owners, last.from(), covers.get(covers.size() - 2)));
                }
            }
        }
    }

    private static String about(String rule, String subject) {
        return rule + ' ' + subject;
    }

    /** Whether a rule that is not met on one day has not been met all the time up to another. */
    private static boolean goesOn(
            Map<String, NavigableSet<LocalDate>> ended, String rule, String subject, LocalDate from, LocalDate to) {
        var end = ended.getOrDefault(about(rule, subject), Collections.emptyNavigableSet())
                .higher(from);
        return end == null || end.isAfter(to);
    }

    private Arising uncovered(
            Turned turned, Rulebook.Rule rule, Map<String, String> owners, LocalDate on, EndingWaivers.Cover last) {
        var looked = turned.looked();
        return new Arising(
                Kind.WAIVER_ENDS,
                on,
                rule.key(),
                rule.title(),
                rule.severity(),
                rule.dutyHolder(),
                looked.subject(),
                looked.label(),
                looked.partner(),
                last.marked(looked.marking()),
                owners.getOrDefault(rule.severity(), "not named"),
                flag(rule.key(), looked.subject()),
                looked.notMet().getOrDefault(rule.key(), ""),
                false,
                null,
                last.another());
    }

    private Arising arising(
            Turned turned,
            Rulebook.Rule rule,
            Rulebook rulebook,
            Map<String, String> owners,
            EndingWaivers.Cover cover) {
        var looked = turned.looked();
        return new Arising(
                Kind.RULE,
                turned.on(),
                rule.key(),
                rule.title(),
                rule.severity(),
                rule.dutyHolder(),
                looked.subject(),
                looked.label(),
                looked.partner(),
                cover.marked(looked.marking()),
                owners.getOrDefault(rule.severity(), "not named"),
                flag(rule.key(), looked.subject()),
                looked.notMet().getOrDefault(rule.key(), ""),
                cover.covered(),
                cover.by(),
                prevention(evaluations.explain(rulebook.digest(), rule.key(), looked.line())));
    }

    private static List<Gap> gaps(
            List<Step> steps, LocalDate today, Map<String, Rulebook.Rule> rules, Map<String, String> owners) {
        var gaps = new ArrayList<Gap>();
        for (var rising : RisingGaps.of(steps, today)) {
            var rule = rules.get(rising.key().rule());
            gaps.add(new Gap(
                    rising.on(),
                    rising.key().rule(),
                    rule == null ? rising.key().rule() : rule.title(),
                    rising.key().leaf(),
                    rising.key().partner(),
                    rising.marking(),
                    owners.getOrDefault("DATA_GAP", "not named"),
                    rising.subjects()));
        }
        return gaps;
    }

    private @Nullable UUID flag(String rule, String subject) {
        return sql.first(
                        "select f.id from flag f where f.rule = ? and f.subject = ? and f.discriminator = '' and "
                                + Restrictions.visible("f"),
                        row -> row.getObject(1, UUID.class),
                        rule,
                        subject,
                        caller.fullSight(),
                        caller.groupsForSql(),
                        caller.groupsForSql())
                .orElse(null);
    }

    /** The clauses that will be false: whatever makes one of them true by then prevents the flag. */
    private static List<Prevention> prevention(JsonNode explanation) {
        var clauses = new ArrayList<Prevention>();
        for (var clause : explanation.path("because")) {
            if (clause.path("value").asText().equals("false")) {
                var facts = new TreeMap<String, String>();
                clause.path("facts")
                        .properties()
                        .forEach(
                                fact -> facts.put(fact.getKey(), fact.getValue().asText()));
                clauses.add(new Prevention(clause.path("clause").asText(), facts));
            }
        }
        return clauses;
    }
}
