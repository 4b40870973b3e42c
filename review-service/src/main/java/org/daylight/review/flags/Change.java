package org.daylight.review.flags;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.daylight.kit.identity.Marking;
import org.daylight.review.database.Sql;
import org.jspecify.annotations.Nullable;

/**
 * One review being applied. Every statement sees it as the relation {@code p}, so that none counts question marks.
 *
 * @param today the day on which it is applied, from which the clocks run: whatever day it looks back at and whatever
 *     its sources had declared by then, nobody could act on a flag before it was raised
 */
record Change(
        Sql sql,
        UUID review,
        String scope,
        LocalDate asOf,
        Instant knownAt,
        LocalDate today,
        String rulebook,
        long sequence,
        Instant stamp,
        Step step) {

    /**
     * Where the rows of a review lie.
     *
     * @param base what it took over from
     * @param changedOnly whether it is enough to look at what changed since
     */
    record Step(UUID lineage, int number, @Nullable UUID base, boolean changedOnly) {

        static Step of(ResultSet row) throws SQLException {
            return new Step(
                    row.getObject(1, UUID.class), row.getInt(2), row.getObject(3, UUID.class), row.getBoolean(4));
        }
    }

    private static final String UNMARKED = Marking.UNMARKED.json();

    /** Inlined, so that the planner knows the values wherever they stand. */
    private static final String P = """
            with p as not materialized (select ?::uuid as review, ?::text as scope, ?::date as as_of,
                ?::timestamptz as known_at, ?::date as today, ?::text as rulebook, ?::bigint as seq,
                ?::timestamptz as stamp, ?::jsonb as marking, ?::uuid as lineage, ?::integer as step, ?::uuid as base)
            """;

    private static final Pattern ROWS = Pattern.compile("\\{(\\w+)(?::(\\w+))?}");

    private static final String ALL = "%1$s.lineage = p.lineage and %1$s.first <= p.step and %1$s.last >= p.step";
    private static final String BEGUN = "%1$s.lineage = p.lineage and %1$s.first = p.step and %1$s.first > 1";
    private static final String ENDED =
            "%1$s.lineage = p.lineage and %1$s.last = p.step - 1 and %1$s.last < 2147483647";

    /**
     * One of a step, joined by its subject. How many rows begin or end with a step the planner cannot know and takes to be one, so
     * that it would join all of them with all: what cannot be looked up by the step is looked up by the subject.
     */
    private static final String BEGUN_OF = "%1$s.lineage = p.lineage and %1$s.first + 0 = p.step";

    private static final String ENDED_OF = "%1$s.lineage = p.lineage and %1$s.last + 0 = p.step - 1";

    private static final String TOUCHED = """
            f.subject in (select t.subject from judged_subject t where %s
                union all select t.subject from judged_subject t where %s)
            """.formatted(BEGUN.formatted("t"), ENDED.formatted("t"));

    /** Whether only what changed since the base is looked at. */
    boolean changedOnly() {
        return step.changedOnly;
    }

    /**
     * Says which rows of judged subjects and answers are meant: {@code {a}} those that are looked at, {@code {a:all}} all of
     * the review, {@code {a:ended}} those that ended with its base; {@code {s:of}} and {@code {s:endedOf}} the same of the subject
     * that the row is joined by; {@code {touched}} that the subject of flag f is looked at.
     */
    private String rows(String statement) {
        return ROWS.matcher(statement).replaceAll(found -> {
            var alias = found.group(1);
            return Matcher.quoteReplacement(
                    alias.equals("touched")
                            ? (changedOnly() ? TOUCHED : "true")
                            : which(found.group(2)).formatted(alias));
        });
    }

    private String which(@Nullable String which) {
        return switch (which) {
            case "ended" -> ENDED;
            case "endedOf" -> ENDED_OF;
            case "of" -> changedOnly() ? BEGUN_OF : ALL;
            case null -> changedOnly() ? BEGUN : ALL;
            case "all" -> ALL;
            default -> throw new IllegalArgumentException(which);
        };
    }

    /** No newer review has been applied to the partner of {@code %s}. */
    static String current(String partner) {
        return """
            not exists (select from watermark w where w.scope = 'partner:' || %s
                and (w.as_of > p.as_of or w.known_at > p.known_at))
            """.formatted(partner);
    }

    /**
     * No newer review has been applied to the partner of whom the review sees the subject {@code s} of the flag {@code f}, or
     * whose flag it is where it does not see it. Where it is seen of another partner, a newer review of the flag's counts only if it
     * saw the subject there too: one that found it gone has said nothing of it.
     */
    static final String SUBJECT_CURRENT =
            """
            %s and (s.subject is null or f.partner is not distinct from s.partner
                or not exists (select from watermark w join review_subject b on b.review = w.review and b.subject = f.subject
                    where w.scope = 'partner:' || f.partner and b.partner is not distinct from f.partner
                        and (w.as_of > p.as_of or w.known_at > p.known_at)))
            """.formatted(current("case when s.subject is null then f.partner else s.partner end"));

    /** No newer review has been applied to the flag {@code f}. */
    static final String NOT_NEWER = """
            not exists (select from flag_reading fr where fr.flag = f.id
                and (fr.as_of > p.as_of or fr.known_at > p.known_at))
            """;

    /** Rules of which some answer ended in an error: nothing of them is cleared. */
    static final String ERRED =
            "exists (select from judged_answer e where {e} and e.rule = f.rule and e.answer = 'ERROR')";

    /** @param more what stands in the statement itself */
    int run(String statement, @Nullable Object... more) {
        return sql.update(P + rows(statement), parameters(more));
    }

    <T> List<T> rows(String query, Sql.Row<T> row, @Nullable Object... more) {
        return sql.rows(P + rows(query), row, parameters(more));
    }

    private @Nullable Object[] parameters(@Nullable Object... more) {
        var all = new ArrayList<@Nullable Object>(Arrays.asList(
                review,
                scope,
                asOf,
                knownAt,
                today,
                rulebook,
                sequence,
                stamp,
                UNMARKED,
                step.lineage,
                step.number,
                step.base));
        all.addAll(Arrays.asList(more));
        return all.toArray();
    }
}
