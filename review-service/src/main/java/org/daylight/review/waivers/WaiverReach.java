package org.daylight.review.waivers;

import static org.daylight.kit.problem.Problems.UNKNOWN_REFERENCE;
import static org.daylight.review.problem.ReviewProblems.NOT_WAIVABLE;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.TreeSet;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.problem.Violation;
import org.daylight.review.database.Sql;
import org.daylight.review.restrictions.Restrictions;
import org.daylight.review.rulebook.MandatoryRules;
import org.jspecify.annotations.Nullable;

/** What a waiver may be about, who may see it and how it is marked. */
@ApplicationScoped
class WaiverReach {

    private static final String SEEN = """
            select count(*) from (select from review v cross join lateral (
                select from review_subject s where s.review = v.id and %%s and %s limit 1) s
            where v.sealed_at is not null limit 1) seen
            """.formatted(Restrictions.visible("s"));

    private static final String MANDATORY = "select " + MandatoryRules.isMandatory("r.rule", "r.choice")
            + " from review v join rulebook_rule r on r.rulebook = v.rulebook"
            + " where v.sealed_at is not null and r.rule = ? order by v.sealed_at desc limit 1";

    private static final String JUDGED = """
            select count(*) from flag f join flag_reading fr on fr.flag = f.id
            where f.kind = 'RULE' and f.rule = ? and f.subject = ? and f.condition <> 'CLEARED'
                and leaves_no_choice(fr.rulebook, f.rule, fr.revision)
            """;

    private static final String COVERED = """
            from flag f where f.rule = ? and (?::text is null or f.partner = ?)
                and (?::text is null or (f.subject_type = 'objective' and f.label = ?))
                and (?::text is null or f.subject = ?)
            """;

    private final Sql sql;
    private final WaiverStore store;
    private final Caller caller;

    WaiverReach(Sql sql, WaiverStore store, Caller caller) {
        this.sql = sql;
        this.store = store;
        this.caller = caller;
    }

    /** Refuses what the caller cannot see as if it were not there, and what the law leaves no choice about. */
    void require(Waiver waiver) {
        requireWaivable(waiver.rule(), waiver.validFrom());
        seen("s.partner = ?", waiver.scope().partner(), "partner");
        seen("s.type = 'objective' and s.label = ?", waiver.scope().objective(), "objective");
        seen("s.subject = ?", waiver.scope().subject(), "subject");
        requireChoice(waiver.rule(), waiver.scope().subject());
    }

    /**
     * A revision that is read against a date of its subject judges what is planned for days on which the rule is mandatory, and
     * on none of the days until then it can be waived.
     */
    void requireChoice(String rule, @Nullable String subject) {
        if (subject != null && sql.number(JUDGED, rule, subject) > 0) {
            throw NOT_WAIVABLE.problem(
                    "%s is judged by a revision of %s that leaves no choice".formatted(subject, rule),
                    new Violation("/content/scope/subject", "cannot be waived"));
        }
    }

    /**
     * On the first day that a waiver covers: the rule may have become mandatory since it was proposed, and one that becomes so
     * later ends it then.
     */
    void requireWaivable(String rule, LocalDate from) {
        var day = from.isBefore(store.today()) ? store.today() : from;
        var mandatory = sql.first(MANDATORY, row -> row.getBoolean(1), day, day, rule);
        if (mandatory.isEmpty()) {
            throw UNKNOWN_REFERENCE.problem(
                    "No review has looked at a rule " + rule,
                    new Violation("/content/rule", "must be the key of a rule in force"));
        }
        if (mandatory.get()) {
            throw NOT_WAIVABLE.problem(
                    rule + " is mandatory on " + day, new Violation("/content/rule", "cannot be waived"));
        }
    }

    private void seen(String which, @Nullable String key, String field) {
        if (key != null
                && sql.number(
                                SEEN.formatted(which),
                                key,
                                caller.fullSight(),
                                caller.groupsForSql(),
                                caller.groupsForSql())
                        == 0) {
            throw UNKNOWN_REFERENCE.problem(
                    "No sealed review looked at %s".formatted(key),
                    new Violation("/content/scope/" + field, "must be one that a sealed review looked at"));
        }
    }

    /** So that nobody learns of a restricted flag through what covers it. */
    String[] groups(Waiver waiver, @Nullable String accessGroup) {
        var groups = new TreeSet<String>();
        if (accessGroup != null) {
            groups.add(accessGroup);
        }
        var scope = waiver.scope();
        sql.each(
                "select access_groups from restriction where key in ('partner:' || ?, 'objective:' || ?, ?)",
                row -> groups.addAll(Sql.texts(row, "access_groups")),
                scope.partner(),
                scope.objective(),
                scope.subject());
        // A waiver for a whole partner says nothing of any one flag.
        if (scope.subject() != null || scope.objective() != null) {
            sql.each(
                    "select f.access_groups " + COVERED,
                    row -> groups.addAll(Sql.texts(row, "access_groups")),
                    covered(waiver));
        }
        return groups.toArray(String[]::new);
    }

    Marking marking(Waiver waiver, @Nullable Marking stated) {
        var markings = new HashSet<Marking>();
        if (stated != null) {
            markings.add(stated);
        }
        sql.each(
                "select distinct f.marking::text " + COVERED,
                row -> markings.add(Marking.read(row.getString(1))),
                covered(waiver));
        return Marking.highest(markings);
    }

    private static @Nullable Object[] covered(Waiver waiver) {
        var scope = waiver.scope();
        return new @Nullable Object[] {
            waiver.rule(),
            scope.partner(),
            scope.partner(),
            scope.objective(),
            scope.objective(),
            scope.subject(),
            scope.subject()
        };
    }
}
