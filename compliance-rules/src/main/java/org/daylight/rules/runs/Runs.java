package org.daylight.rules.runs;

import static org.daylight.kit.problem.Problems.CONFLICT;
import static org.daylight.kit.problem.Problems.NOT_FOUND;
import static org.daylight.rules.problem.RuleProblems.RUN_ENDED;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.identity.Roles;
import org.daylight.kit.json.Json;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.page.Total;
import org.daylight.rules.lawbooks.Drafts.Sight;
import org.daylight.rules.lawbooks.Lawbook.Contrast;
import org.daylight.rules.lawbooks.Lawbooks;
import org.daylight.rules.storage.Statements;
import org.jspecify.annotations.Nullable;

/** What a caller can do with runs: open one, look and cancel. Running them is {@link RunRunner}'s. */
@ApplicationScoped
public class Runs {

    /**
     * A run of drafts is seen by whoever opened it, and by legal advisers who are in all of the drafts' access groups and have
     * written all those that belong to no group, whatever groups the one who opened it is in. What is about published rules
     * alone is seen by whoever may ask for it.
     */
    private static final String VISIBLE =
            "(? or r.opened_by = ? or (r.access_groups <@ ? and r.people <@ array[?::text]"
                    + " and (? or not r.of_drafts)))";

    private static final String PROGRESS = """
            (select count(*) from run_step s where s.run = r.id) as looks,
            (select count(*) from run_step s where s.run = r.id and s.partitions is not null and not exists
                (select from run_partition p where p.run = s.run and p.step = s.number and p.sha256 is null)) as done,
            (select coalesce(sum(case when s.partitions is null then 0 when s.partitions = 0 then 1.0 else
                (select count(*) from run_partition p where p.run = s.run and p.step = s.number and p.sha256 is not null)
                    / s.partitions::numeric end), 0) from run_step s where s.run = r.id) as reached
            """;

    private final Statements statements;
    private final Lawbooks lawbooks;
    private final Caller caller;
    private final RegisterZone zone;
    private final RunConfig config;
    private final InstantSource clock = InstantSource.system();

    Runs(Statements statements, Lawbooks lawbooks, Caller caller, RegisterZone zone, RunConfig config) {
        this.statements = statements;
        this.lawbooks = lawbooks;
        this.caller = caller;
        this.zone = zone;
        this.config = config;
    }

    /** One look at the register: the day, and what was known by when. */
    public record Look(LocalDate asOf, Instant knownAt) {}

    /**
     * Opens a run in the caller's transaction, if what it asks about compiles; whoever is free runs it.
     *
     * @param waivers whether it says what was waived of what is not met
     * @param sight who sees what it asks about, and so the run
     */
    public UUID open(
            RunKind kind,
            Object question,
            Contrast contrast,
            String knowledge,
            boolean hindsight,
            boolean waivers,
            boolean ofDrafts,
            Sight sight,
            List<Look> looks) {
        lawbooks.compile(contrast);
        var id = UUID.randomUUID();
        statements.update(
                """
                insert into run (id, kind, question, contrast, knowledge, hindsight, waivers, of_drafts, opened_by,
                    access_groups, people, opened_at, state) values (?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN')
                """,
                id,
                kind,
                json(question),
                json(contrast),
                knowledge,
                hindsight,
                waivers,
                ofDrafts,
                caller.person(),
                sight.groups().toArray(String[]::new),
                sight.people().toArray(String[]::new),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        var rows = new ArrayList<@Nullable Object[]>();
        for (var look : looks) {
            rows.add(new Object[] {id, rows.size() + 1, look.asOf(), look.knownAt()});
        }
        statements.batch("insert into run_step (run, number, as_of, known_at) values (?, ?, ?, ?)", rows);
        return id;
    }

    /** Absent and foreign answer alike. */
    public RunView get(RunKind kind, UUID id) {
        return statements
                .first(
                        "select r.*, " + PROGRESS + " from run r where r.id = ? and r.kind = ? and " + VISIBLE,
                        this::view,
                        id,
                        kind,
                        caller.fullSight(),
                        caller.person(),
                        caller.groupsForSql(),
                        caller.person(),
                        legal())
                .orElseThrow(() ->
                        NOT_FOUND.problem("No %s has the id %s, or it has been purged".formatted(kind.noun(), id)));
    }

    /** The newest first. */
    public Page<RunView> list(RunKind kind, PageQuery page) {
        var after = page.after(kind.noun());
        var where = " from run r where r.kind = ? and " + VISIBLE;
        var sight = new @Nullable Object[] {
            kind, caller.fullSight(), caller.person(), caller.groupsForSql(), caller.person(), legal()
        };
        var total = statements
                .first("select count(*)" + where, row -> row.getLong(1), sight)
                .orElse(0L);
        var parameters = new ArrayList<@Nullable Object>(java.util.Arrays.asList(sight));
        parameters.add(after == null ? null : after.getFirst());
        parameters.add(after == null ? null : after.getFirst());
        parameters.add(after == null ? null : after.getLast());
        parameters.add(page.fetch());
        var rows = statements.rows(
                "select r.*, " + PROGRESS + where
                        + " and (?::timestamptz is null or (r.opened_at, r.id) < (?::timestamptz, ?::uuid))"
                        + " order by r.opened_at desc, r.id desc limit ?",
                this::view,
                parameters.toArray());
        return Page.of(
                rows,
                page,
                Total.exactly(total),
                run -> List.of(run.status().openedAt().toString(), run.id().toString()),
                kind.noun());
    }

    public RunView cancel(RunKind kind, UUID id) {
        var run = get(kind, id);
        var cancelled = statements.update("""
                update run set state = 'CANCELLED', why = ?, detail = null, finished_at = ?, claimed_by = null, lease_until = null
                where id = ? and state in ('OPEN', 'RUNNING', 'WAITING')
                """, "cancelled by " + caller.person(), clock.instant(), id);
        if (cancelled == 0) {
            throw RUN_ENDED.problem("It is %s and cannot be cancelled; open another one"
                    .formatted(run.status().state()));
        }
        return get(kind, id);
    }

    /** Whoever is free goes on with it, from the partitions that are counted already. */
    public RunView resume(RunKind kind, UUID id) {
        var run = get(kind, id);
        var resumed = statements.update("""
                update run set state = 'OPEN', why = null, finished_at = null, attempts = 0, next_attempt_at = null
                where id = ? and state = 'CANCELLED'
                """, id);
        if (resumed == 0) {
            throw CONFLICT.problem("It is %s; only one that was cancelled is resumed"
                    .formatted(run.status().state()));
        }
        return get(kind, id);
    }

    private boolean legal() {
        return caller.roles().contains(Roles.LEGAL_ADVISER);
    }

    private RunView view(ResultSet row) throws SQLException {
        var finished = Statements.instant(row, "finished_at");
        var looks = row.getInt("looks");
        var percent = looks == 0 ? 100 : (int) Math.floor(row.getDouble("reached") * 100 / looks);
        return new RunView(
                row.getObject("id", UUID.class),
                RunKind.valueOf(row.getString("kind")),
                tree(row.getString("question")),
                Claims.contrast(row.getString("contrast")),
                row.getBoolean("of_drafts"),
                row.getObject("waivers", Boolean.class),
                new RunView.Status(
                        RunState.valueOf(row.getString("state")),
                        why(row),
                        new RunView.Progress(looks, row.getInt("done"), percent),
                        row.getString("opened_by"),
                        Objects.requireNonNull(Statements.instant(row, "opened_at")),
                        finished,
                        finished == null ? null : zone.day(finished).plusDays(config.keptDays()),
                        row.getString("knowledge"),
                        row.getBoolean("hindsight"),
                        Statements.instant(row, "recorded_up_to")));
    }

    /** What it says of single lines is for those who may see them. */
    private @Nullable String why(ResultSet row) throws SQLException {
        var detail = row.getString("detail");
        if (detail == null) {
            return row.getString("why");
        }
        var mayRead = caller.fullSight()
                || (row.getArray("detail_groups") != null
                        && caller.groups().containsAll(Statements.texts(row, "detail_groups")));
        return mayRead ? detail : row.getString("why");
    }

    private static String json(Object value) {
        try {
            return Json.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode tree(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
