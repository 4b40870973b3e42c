package org.daylight.review.foresight;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.identity.Marking;
import org.daylight.review.database.Sql;
import org.daylight.review.foresight.Covers.Cover;
import org.daylight.review.foresight.ForesightView.Arising;
import org.daylight.review.foresight.ForesightView.Kind;
import org.daylight.review.foresight.ForesightView.Prevention;
import org.daylight.review.restrictions.Restrictions;
import org.daylight.review.reviews.Looked;
import org.daylight.review.rulebook.Evaluations;
import org.daylight.review.rulebook.Rulebook;
import org.jspecify.annotations.Nullable;

/**
 * Flags as daily reviews would have them from today on: what is not met has one, which stays until the rule is met or does not
 * apply, whatever cannot be answered in between. It is told when one begins that is not there yet, and when one is open again
 * because nothing waives it any more.
 */
@ApplicationScoped
class ArisingFlags {

    /** What reviews have raised, also where the reader does not see it: then it is nothing new. */
    private static final String RAISED = """
            select f.id, f.rule, f.subject, f.condition <> 'CLEARED' as there, %s as seen, f.owner, f.level, f.marking::text,
                fr.message
            from flag f left join flag_reading fr on fr.flag = f.id
            where f.kind = 'RULE' and f.discriminator = '' and f.subject = any(?)
            """.formatted(Restrictions.visible("f"));

    private final Sql sql;
    private final Caller caller;
    private final Covers covers;
    private final Evaluations evaluations;

    ArisingFlags(Sql sql, Caller caller, Covers covers, Evaluations evaluations) {
        this.sql = sql;
        this.caller = caller;
        this.covers = covers;
        this.evaluations = evaluations;
    }

    /** The flag of a rule and a subject as the last review left it. */
    private record Raised(
            UUID id,
            boolean there,
            boolean seen,
            String owner,
            String level,
            Marking marking,
            @Nullable String message) {}

    /**
     * What is a flag from a day on.
     *
     * @param kind why it is told on that day; null = it is there already
     */
    private record Standing(
            @Nullable Kind kind,
            LocalDate from,
            Rulebook.Rule rule,
            Looked looked,
            @Nullable Raised raised) {

        private String about() {
            return ArisingFlags.about(rule.key(), looked.subject());
        }

        private Covers.Asked asked() {
            return new Covers.Asked(
                    rule.key(),
                    looked,
                    from,
                    rule.leavesNoChoice(looked.judges().get(rule.key())));
        }

        private @Nullable Raised shown() {
            return raised != null && raised.seen ? raised : null;
        }

        /** The level at which it begins; what is back has the one that it had. */
        private @Nullable String level(Outlook outlook) {
            if (kind == null) {
                return null;
            }
            return raised != null ? raised.level : outlook.level(rule.severity());
        }

        private @Nullable LocalDate minorSince(Outlook outlook) {
            return "L1".equals(level(outlook)) && !rule.severity().equals("ADVISORY") ? from : null;
        }
    }

    /**
     * @param sees what the reader may see of it; what a review would count it would count for everybody
     * @param minor is told what begins
     */
    List<MinorDays.Foretold> of(Foreseeing.Seen seen, Predicate<Looked> sees, MinorDays minor, Outlook outlook) {
        var standing = new ArrayList<Standing>();
        for (var each : standing(seen, outlook)) {
            var level = each.level(outlook);
            if ("L1".equals(level) || "L2".equals(level)) {
                minor.begins(each.rule.key(), each.looked.partner(), each.from);
            }
            if (sees.test(each.looked)) {
                standing.add(each);
            }
        }
        var covered = covers.upTo(
                outlook.until(), standing.stream().map(Standing::asked).toList());
        var ends = ends(seen);
        var arising = new ArrayList<MinorDays.Foretold>();
        for (var i = 0; i < standing.size(); i++) {
            var flag = standing.get(i);
            var walk = covered.get(i);
            if (flag.kind != null) {
                arising.add(new MinorDays.Foretold(
                        begins(flag, flag.kind, walk.getFirst(), outlook), flag.minorSince(outlook)));
            }
            var end = ends.getOrDefault(flag.about(), new TreeSet<>()).higher(flag.from);
            for (var n = 1; n < walk.size(); n++) {
                var on = walk.get(n).from();
                var last = walk.get(n - 1);
                if (!last.covered() || walk.get(n).covered() || (end != null && !end.isAfter(on))) {
                    continue;
                }
                arising.add(new MinorDays.Foretold(isOpenAgain(flag, on, last, outlook), flag.minorSince(outlook)));
            }
        }
        return arising;
    }

    /** In the order of their days for each subject. */
    private List<Standing> standing(Foreseeing.Seen seen, Outlook outlook) {
        var raised = raised(seen);
        var standing = new ArrayList<Standing>();
        for (var looked : seen.today()) {
            for (var key : looked.standing()) {
                var flag = raised.get(about(key, looked.subject()));
                var rule = outlook.rule(key, looked);
                if (rule == null) {
                    continue;
                }
                if (flag == null || !flag.there) {
                    // What cannot be answered raises nothing.
                    if (looked.notMet().containsKey(key)) {
                        standing.add(new Standing(Kind.NOT_REVIEWED, outlook.today(), rule, looked, flag));
                    }
                } else if (flag.seen || looked.notMet().containsKey(key)) {
                    standing.add(new Standing(null, outlook.today(), rule, looked, flag));
                }
            }
        }
        for (var turned : seen.turned()) {
            var rule = outlook.rule(turned.rule(), turned.looked());
            if (rule == null) {
                continue;
            }
            var flag = raised.get(about(turned.rule(), turned.looked().subject()));
            if (flag == null || !flag.there || !turned.unansweredSoFar()) {
                standing.add(new Standing(Kind.RULE, turned.on(), rule, turned.looked(), flag));
            } else if (!flag.seen) {
                // Whoever does not see the flag cannot know that it was there before the rule says so again.
                standing.add(new Standing(null, turned.on(), rule, turned.looked(), flag));
            }
        }
        return standing;
    }

    private Map<String, Raised> raised(Foreseeing.Seen seen) {
        var subjects = new TreeSet<String>();
        seen.turned().forEach(turned -> subjects.add(turned.looked().subject()));
        for (var looked : seen.today()) {
            if (!looked.standing().isEmpty()) {
                subjects.add(looked.subject());
            }
        }
        var raised = new HashMap<String, Raised>();
        sql.each(
                RAISED,
                row -> raised.put(
                        about(row.getString("rule"), row.getString("subject")),
                        new Raised(
                                row.getObject("id", UUID.class),
                                row.getBoolean("there"),
                                row.getBoolean("seen"),
                                row.getString("owner"),
                                row.getString("level"),
                                Marking.read(row.getString("marking")),
                                row.getString("message"))),
                caller.fullSight(),
                caller.groupsForSql(),
                caller.groupsForSql(),
                subjects.toArray(String[]::new));
        return raised;
    }

    private static Map<String, NavigableSet<LocalDate>> ends(Foreseeing.Seen seen) {
        var ends = new HashMap<String, NavigableSet<LocalDate>>();
        for (var end : seen.ended()) {
            ends.computeIfAbsent(about(end.rule(), end.subject()), _ -> new TreeSet<>())
                    .add(end.on());
        }
        return ends;
    }

    private static String about(String rule, String subject) {
        return rule + ' ' + subject;
    }

    private Arising begins(Standing flag, Kind kind, Cover cover, Outlook outlook) {
        // Nothing prevents what is so already, and before its first review that may be all of a portfolio: a call each.
        var prevention = kind == Kind.NOT_REVIEWED
                ? List.<Prevention>of()
                : prevention(evaluations.explain(outlook.rulebook(), flag.rule.key(), flag.looked.line()));
        return arising(flag, kind, flag.from, cover, cover, prevention, outlook);
    }

    private static Arising isOpenAgain(Standing flag, LocalDate on, Cover last, Outlook outlook) {
        var named = last.by() == null ? "what waives it" : last.by();
        var another = new Prevention(
                last.mandatory()
                        ? "it is met before the rule becomes mandatory, on %s, and %s ends with that"
                                .formatted(on, named)
                        : "another waiver is signed before %s ends".formatted(named),
                Map.of());
        return arising(flag, Kind.WAIVER_ENDS, on, Cover.none(on), last, List.of(another), outlook);
    }

    /** @param named the waiver that it names; it is marked as high as that */
    private static Arising arising(
            Standing flag,
            Kind kind,
            LocalDate on,
            Cover cover,
            Cover named,
            List<Prevention> prevention,
            Outlook outlook) {
        var rule = flag.rule;
        var looked = flag.looked;
        var raised = flag.shown();
        var message = looked.notMet().get(rule.key());
        var marked = new ArrayList<>(List.of(looked.marking()));
        if (raised != null) {
            marked.add(raised.marking);
        }
        if (named.marking() != null) {
            marked.add(named.marking());
        }
        return new Arising(
                kind,
                on,
                rule.key(),
                rule.title(),
                rule.severity(),
                rule.dutyHolder(),
                looked.subject(),
                looked.label(),
                looked.partner(),
                Marking.highest(marked),
                raised == null ? outlook.owner(rule.severity()) : raised.owner,
                raised == null ? null : raised.id,
                message != null ? message : raised == null || raised.message == null ? "" : raised.message,
                cover.covered(),
                cover.by(),
                prevention);
    }

    /** The clauses that are false: whatever makes one of them true by then prevents the flag. */
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
