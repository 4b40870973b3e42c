package org.daylight.review.foresight;

import static org.daylight.kit.problem.Problems.DEPENDENCY_DOWN;
import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.kit.problem.Problems.NOT_FOUND;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.kit.problem.Violation;
import org.daylight.review.database.Sql;
import org.daylight.review.decisions.AwaitedReviews;
import org.daylight.review.dependency.DependencyDown;
import org.daylight.review.dependency.DependencyRefused;
import org.daylight.review.foresight.ForesightView.Arising;
import org.daylight.review.foresight.ForesightView.Gap;
import org.daylight.review.foresight.ForesightView.Review;
import org.daylight.review.registry.Manifest;
import org.daylight.review.registry.Registry;
import org.daylight.review.registry.Sight;
import org.daylight.review.restrictions.LineSight;
import org.daylight.review.restrictions.Restrictions;
import org.daylight.review.reviews.LookAhead;
import org.daylight.review.reviews.Looked;
import org.daylight.review.rulebook.Evaluations;
import org.daylight.review.rulebook.MandatoryRules;
import org.daylight.review.rulebook.Rulebook;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/** Looks ahead with full sight, and shows each reader what they may see. */
@ApplicationScoped
class Foresight {

    /** As when a review opens it. */
    private static final String FIRST =
            "select s.severity, l.level, l.owner from unnest(?::text[]) s(severity) join ladder l on l.level = first_level(s.severity)";

    private static final String RAISED_GAPS = """
            select n.place from unnest(?::text[], ?::text[], ?::text[], ?::text[])
                with ordinality n (rule, leaf, partner, groups, place)
            where exists (select from flag f
                where f.kind = 'DATA_GAP' and f.condition <> 'CLEARED' and f.rule = n.rule
                    and f.subject = 'data-gap:' || coalesce(n.partner, '-')
                    and f.discriminator = gap_discriminator(n.leaf,
                        array(select g from jsonb_array_elements_text(n.groups::jsonb) g)))
            """;

    private final Registry registry;
    private final Evaluations evaluations;
    private final MandatoryRules mandatory;
    private final LookAhead ahead;
    private final ArisingFlags flags;
    private final Elsewhere elsewhere;
    private final AwaitedReviews awaited;
    private final Restrictions restrictions;
    private final Sql sql;
    private final Caller caller;
    private final RegisterZone zone;
    private final InstantSource clock;
    private final long most;

    Foresight(
            Registry registry,
            Evaluations evaluations,
            MandatoryRules mandatory,
            LookAhead ahead,
            ArisingFlags flags,
            Elsewhere elsewhere,
            AwaitedReviews awaited,
            Restrictions restrictions,
            Sql sql,
            Caller caller,
            RegisterZone zone,
            InstantSource clock,
            @ConfigProperty(name = "daylight.foresight.flags", defaultValue = "100000") long most) {
        this.registry = registry;
        this.evaluations = evaluations;
        this.mandatory = mandatory;
        this.ahead = ahead;
        this.flags = flags;
        this.elsewhere = elsewhere;
        this.awaited = awaited;
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
        mandatory.learn(rulebook);
        var seeing = new Foreseeing(today, until, ahead.until(last, rulebook, manifest));
        var sight = restrictions.sightOf(caller);
        var outlook = outlook(today, until, rulebook);
        var foretold = new ArrayList<MinorDays.Foretold>();
        var minor = new MinorDays();
        var subjects = new LongAdder();
        var objectives = new ArrayList<String>();
        var lacking = new RisingGaps();
        // Of each partition only what is told is kept, so that a scope may have any number of subjects.
        Consumer<Foreseeing.Seen> take = all -> {
            var seen = all.visible(looked -> sees(looked, sight));
            foretold.addAll(flags.of(all, looked -> sees(looked, sight), minor, outlook));
            if (foretold.size() > most) {
                throw INVALID_REQUEST.problem(
                        "More than %d flags will arise in %s, and no answer holds more".formatted(most, scope),
                        new Violation("query:scope", narrower(scope)));
            }
            subjects.add(seen.subjects().size());
            objectives.addAll(seen.objectives());
            lacking.take(seen.steps());
        };
        for (var partition : manifest.partitions()) {
            if (!LookAhead.measured(partition.type())) {
                take.accept(seeing.facts(partition));
            }
        }
        take.accept(seeing.measures(measured(manifest)));
        if (subjects.sum() == 0 && !scope.equals("portfolio")) {
            throw NOT_FOUND.problem("Nothing is known of the scope " + scope);
        }
        if (scope.startsWith("objective:")) {
            elsewhere.tell(foretold, last, rulebook, minor, outlook);
        }
        var arising = minor.owned(foretold, sql, outlook);
        var gaps = gaps(lacking.rising(), outlook);
        var reviews = reviews(scope, objectives, outlook);
        return new ForesightView(
                scope,
                today,
                until,
                knownAt,
                rulebook.digest(),
                Marking.highest(Stream.of(
                                arising.stream().map(Arising::marking),
                                gaps.stream().map(Gap::marking),
                                reviews.stream().map(Review::marking))
                        .flatMap(markings -> markings)
                        .collect(Collectors.toSet())),
                subjects.sum(),
                arising,
                gaps,
                reviews);
    }

    private static String narrower(String scope) {
        if (scope.equals("portfolio")) {
            return "must be narrower: ask for each partner by itself, partner:CODE";
        }
        return scope.startsWith("partner:")
                ? "must be narrower: ask for each of its objectives by itself, objective:REFERENCE"
                : "cannot be narrower; whoever runs the service may raise daylight.foresight.flags";
    }

    private static List<Manifest.Partition> measured(Manifest manifest) {
        return manifest.partitions().stream()
                .filter(partition -> LookAhead.measured(partition.type()))
                .toList();
    }

    private static boolean sees(Looked looked, LineSight sight) {
        return sight.sees(looked.accessGroups(), looked.subject(), looked.partner());
    }

    private Outlook outlook(LocalDate today, LocalDate until, Rulebook rulebook) {
        var firsts = new HashMap<String, Outlook.First>();
        sql.each(
                FIRST,
                row -> firsts.put(row.getString(1), new Outlook.First(row.getString(2), row.getString(3))),
                (Object) Stream.concat(
                                Stream.of(Outlook.GAP, Outlook.MODERATE),
                                rulebook.rules().stream()
                                        .flatMap(rule -> Stream.concat(
                                                Stream.of(rule.severity()),
                                                rule.revisions().stream().map(Rulebook.Revision::severity))))
                        .distinct()
                        .toArray(String[]::new));
        return new Outlook(
                today,
                until,
                rulebook.digest(),
                rulebook.rules().stream().collect(Collectors.toMap(Rulebook.Rule::key, rule -> rule)),
                firsts);
    }

    /** Of what is lacking today only what no review has raised: whatever is raised is there and does not arise. */
    private List<Gap> gaps(List<RisingGaps.Rising> rises, Outlook outlook) {
        var gaps = new ArrayList<Gap>();
        var raised = raised(rises.stream()
                .filter(rising -> !rising.on().isAfter(outlook.today()))
                .map(RisingGaps.Rising::key)
                .toList());
        for (var rising : rises) {
            if (!rising.on().isAfter(outlook.today()) && raised.contains(rising.key())) {
                continue;
            }
            var rule = outlook.rules().get(rising.key().rule());
            gaps.add(new Gap(
                    rising.on(),
                    rising.key().rule(),
                    rule == null ? rising.key().rule() : rule.title(),
                    rising.key().leaf(),
                    rising.key().partner(),
                    rising.marking(),
                    outlook.owner(Outlook.GAP),
                    rising.subjects()));
        }
        return gaps;
    }

    private Set<RisingGaps.Key> raised(List<RisingGaps.Key> keys) {
        var raised = new HashSet<RisingGaps.Key>();
        sql.each(
                RAISED_GAPS,
                row -> raised.add(keys.get(row.getInt(1) - 1)),
                keys.stream().map(RisingGaps.Key::rule).toArray(String[]::new),
                keys.stream().map(RisingGaps.Key::leaf).toArray(String[]::new),
                keys.stream().map(RisingGaps.Key::partner).toArray(String[]::new),
                keys.stream()
                        .map(key ->
                                Json.mapper().valueToTree(key.accessGroups()).toString())
                        .toArray(String[]::new));
        return raised;
    }

    /** What is overdue already is not ahead: the list of decisions has it. */
    private List<Review> reviews(String scope, List<String> objectives, Outlook outlook) {
        return awaited
                .about(
                        scope,
                        objectives,
                        outlook.today(),
                        outlook.until().minusDays(1),
                        caller.fullSight(),
                        caller.groupsForSql())
                .stream()
                .map(each -> new Review(
                        each.reviewBy().plusDays(1),
                        each.decision(),
                        each.reference(),
                        each.outcome(),
                        each.partner(),
                        each.forum(),
                        each.marking()))
                .toList();
    }
}
