package org.daylight.rules.runs;

import static org.daylight.kit.problem.Problems.NOT_FOUND;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.page.Total;
import org.daylight.rules.lawbooks.Comparison.Explained;
import org.daylight.rules.lawbooks.Lawbooks;
import org.daylight.rules.lawbooks.Outcome;
import org.daylight.rules.lawbooks.RegisterLine;
import org.daylight.rules.reference.Rechecks;
import org.daylight.rules.storage.Statements;
import org.daylight.rules.waivers.Waived;
import org.jspecify.annotations.Nullable;

/** What a run has counted so far, in the caller's own sight: no sum holds what the caller may not see. */
@ApplicationScoped
public class RunResults {

    private static final String SEEN = "(? or access_groups <@ ?)";

    private final Statements statements;
    private final Lawbooks lawbooks;
    private final Caller caller;
    private final Rechecks rechecks;

    RunResults(Statements statements, Lawbooks lawbooks, Caller caller, Rechecks rechecks) {
        this.statements = statements;
        this.lawbooks = lawbooks;
        this.caller = caller;
        this.rechecks = rechecks;
    }

    /** Subjects that went from one letter to another. */
    public record Count(
            int step,
            String rule,
            String partner,
            char before,
            char after,
            boolean differs,
            Waived waived,
            long subjects) {}

    /**
     * Subjects of which nothing is missing but what review-service supplies.
     *
     * @param newly of these, those that what stands can tell
     */
    public record Beyond(long subjects, long newly) {
        public static final Beyond NONE = new Beyond(0, 0);
    }

    /** One look at the register. */
    public record Looked(int number, LocalDate asOf, Instant knownAt, boolean done) {}

    /** A leaf and how many subjects. */
    public record LeafCount(String of, String leaf, long subjects) {}

    /** The bits over all answers of a rule. */
    public record Print(String rule, long high, long low) {}

    /**
     * A sum in one currency on one basis; a missing bound is not known.
     *
     * @param currency empty where the value is not known, or is added to nothing
     * @param notAdded why it is added to nothing; empty where it is, or is not known
     */
    public record Worth(
            String rule,
            String partner,
            char before,
            char after,
            String currency,
            String basis,
            String notAdded,
            long subjects,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high) {}

    /** A subject whose line was kept. */
    public record Example(
            int number,
            int step,
            String rule,
            Outcome outcome,
            String before,
            String after,
            String subject,
            @Nullable String label,
            @Nullable String partner,
            Waived waived,
            @Nullable String worth) {}

    public List<Looked> looks(UUID run) {
        return statements.rows(
                """
                select s.number, s.as_of, s.known_at, s.partitions is not null and not exists
                    (select from run_partition p where p.run = s.run and p.step = s.number and p.sha256 is null)
                from run_step s where s.run = ? order by s.number
                """,
                row -> new Looked(
                        row.getInt(1),
                        row.getObject(2, LocalDate.class),
                        Objects.requireNonNull(Statements.instant(row, "known_at")),
                        row.getBoolean(4)),
                run);
    }

    /** Summed over partners. */
    public List<Count> counts(UUID run) {
        return statements.rows(
                "select step, rule, '' as partner, before, after, differs, waived, sum(subjects) from run_count where run = ? and "
                        + SEEN + " group by step, rule, before, after, differs, waived order by step, rule",
                RunResults::count,
                run,
                caller.fullSight(),
                caller.groupsForSql());
    }

    /** Of one look, by partner. */
    public List<Count> countsByPartner(UUID run, int step) {
        return statements.rows(
                "select step, rule, partner, before, after, differs, waived, sum(subjects) from run_count where run = ? and step = ? and "
                        + SEEN
                        + " group by step, rule, partner, before, after, differs, waived order by partner collate \"C\", rule",
                RunResults::count,
                run,
                step,
                caller.fullSight(),
                caller.groupsForSql());
    }

    public List<LeafCount> missing(UUID run) {
        return statements.rows(
                "select rule, leaf, sum(subjects) as n from run_missing where run = ? and " + SEEN
                        + " group by rule, leaf order by rule, n desc, leaf",
                row -> new LeafCount(row.getString(1), row.getString(2), row.getLong(3)),
                run,
                caller.fullSight(),
                caller.groupsForSql());
    }

    /** By rule, of the subjects that cannot be told those of which nothing is missing but what review-service supplies. */
    public Map<String, Beyond> beyondRegister(UUID run) {
        return statements
                .rows(
                        "select rule, sum(subjects), sum(newly) from run_beyond where run = ? and " + SEEN
                                + " group by rule",
                        row -> Map.entry(row.getString(1), new Beyond(row.getLong(2), row.getLong(3))),
                        run,
                        caller.fullSight(),
                        caller.groupsForSql())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** How often each leaf stood on a line. */
    public List<LeafCount> stated(UUID run) {
        return statements.rows(
                "select type, leaf, sum(stated) from run_leaf where run = ? and " + SEEN
                        + " group by type, leaf order by type, leaf",
                row -> new LeafCount(row.getString(1), row.getString(2), row.getLong(3)),
                run,
                caller.fullSight(),
                caller.groupsForSql());
    }

    public List<Print> prints(UUID run) {
        return statements.rows(
                "select rule, bit_xor(high), bit_xor(low) from run_print where run = ? and " + SEEN
                        + " group by rule order by rule",
                row -> new Print(row.getString(1), row.getLong(2), row.getLong(3)),
                run,
                caller.fullSight(),
                caller.groupsForSql());
    }

    public List<Worth> worth(UUID run) {
        // A sum over a missing bound would leave it out; where one is missing the whole bound is.
        return statements.rows(
                """
                select rule, partner, before, after, currency, basis, not_added, sum(subjects),
                    case when count(*) = count(low) then sum(low) end, case when count(*) = count(high) then sum(high) end
                from run_value where run = ? and (? or access_groups <@ ?)
                group by rule, partner, before, after, currency, basis, not_added
                order by rule, partner collate "C", before, after, currency, basis, not_added
                """,
                row -> new Worth(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3).charAt(0),
                        row.getString(4).charAt(0),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getLong(8),
                        row.getBigDecimal(9),
                        row.getBigDecimal(10)),
                run,
                caller.fullSight(),
                caller.groupsForSql());
    }

    public Page<Example> examples(
            UUID run, @Nullable Integer step, @Nullable String rule, @Nullable Outcome outcome, PageQuery page) {
        var binding = new @Nullable Object[] {"examples", run, step, rule, outcome};
        var after = page.after(binding);
        var where = " from run_example where run = ? and " + SEEN
                + " and (?::int is null or step = ?) and (?::text is null or rule = ?) and (?::text is null or outcome = ?)";
        var filter = new @Nullable Object[] {
            run, caller.fullSight(), caller.groupsForSql(), step, step, rule, rule, outcome, outcome
        };
        var total = statements
                .first("select count(*)" + where, row -> row.getLong(1), filter)
                .orElse(0L);
        var parameters = new java.util.ArrayList<@Nullable Object>(java.util.Arrays.asList(filter));
        parameters.add(after == null ? 0 : Integer.parseInt(after.getFirst()));
        parameters.add(page.fetch());
        var rows = statements.rows(
                "select number, step, rule, outcome, before, after, subject, label, partner, waived, worth" + where
                        + " and number > ? order by number limit ?",
                RunResults::example,
                parameters.toArray());
        return Page.of(
                rows, page, Total.exactly(total), example -> List.of(Integer.toString(example.number())), binding);
    }

    /** Computed again from the line's bytes. */
    public Explained explain(RunView run, int number) {
        var comparison = lawbooks.compile(run.contrast());
        return statements
                .first(
                        "select rule, line from run_example where run = ? and number = ? and " + SEEN,
                        row -> comparison.explain(row.getString(1), RegisterLine.read(row.getBytes(2)), rechecks),
                        run.id(),
                        number,
                        caller.fullSight(),
                        caller.groupsForSql())
                .orElseThrow(() -> NOT_FOUND.problem("It has no example " + number));
    }

    /** Sorted by key, as the rows come. */
    public static <K> Map<K, List<Count>> by(Function<Count, K> key, List<Count> counts) {
        return counts.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }

    private static Count count(ResultSet row) throws SQLException {
        return new Count(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                row.getString(4).charAt(0),
                row.getString(5).charAt(0),
                row.getBoolean(6),
                Waived.of(row.getString(7).charAt(0)),
                row.getLong(8));
    }

    private static Example example(ResultSet row) throws SQLException {
        return new Example(
                row.getInt(1),
                row.getInt(2),
                row.getString(3),
                Outcome.valueOf(row.getString(4)),
                Outcome.answer(row.getString(5).charAt(0)),
                Outcome.answer(row.getString(6).charAt(0)),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                Waived.of(row.getString(10).charAt(0)),
                row.getString(11));
    }
}
