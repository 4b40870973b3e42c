package org.daylight.registry.imports;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.daylight.kit.problem.Problems;
import org.daylight.registry.imports.ImportProgress.State;
import org.hibernate.exception.GenericJDBCException;

/** Tells others how far an import is, and tells the import that somebody wants its end. */
@ApplicationScoped
class ImportWatch {

    /** How many records are read between two looks. */
    static final int EVERY = 2_000;

    /** The first half of the advisory locks that running imports hold; one that is free shows that its import is gone. */
    private static final int LOCKS = 20_261_126;

    /** Longer than anybody waits for the next bytes of a file: who has heard of it no sooner is gone. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    /** Whether nothing was heard of it for so long; between two readings of a file nobody holds its lock. */
    private static final String IS_SILENT =
            "p.state in ('RECEIVING', 'RUNNING') and p.heard_at < now() - make_interval(secs => %d)"
                    .formatted(SILENCE.toSeconds());

    /** Whether nobody runs or receives it any more. Looks at locks and takes none: whoever asks stands in nobody's way. */
    private static final String IS_LOST = """
            (%s and not (p.state = 'RUNNING' and exists (
              select from pg_locks l where l.locktype = 'advisory' and l.granted and l.objsubid = 2
                and l.database = (select oid from pg_database where datname = current_database())
                and l.classid = %d::oid and l.objid = hashtext(p.id::text)::oid)))""".formatted(IS_SILENT, LOCKS);

    private final AgroalDataSource source;

    ImportWatch(AgroalDataSource source) {
        this.source = source;
    }

    /**
     * An import as one process runs it: once it is lost another one may begin it again, and the two know nothing of each other.
     *
     * @param run tells the one from the other
     */
    record Attempt(UUID id, UUID run) {

        static Attempt at(UUID id) {
            return new Attempt(id, UUID.randomUUID());
        }
    }

    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    /** Before its file is there. False if an import of that id was begun before, unless it was the account's own and is lost. */
    boolean expect(Attempt attempt, String profile, boolean dryRun, String account) {
        return QuarkusTransaction.requiringNew()
                .call(() -> announce(attempt, profile, dryRun, account, State.RECEIVING, IS_LOST));
    }

    /** Takes back what was expected and did not come, or had been imported before. */
    void withdraw(Attempt attempt) {
        QuarkusTransaction.requiringNew().run(() -> {
            update(
                    "update import_progress set state = 'CANCELLED' where id = ? and run = ? and state = 'RECEIVING'"
                            + " and cancelled_by is not null",
                    statement -> name(attempt, statement, 1));
            ask("select withdraw_import(?, ?)", statement -> name(attempt, statement, 1));
        });
    }

    /**
     * In the import's transaction, before anybody can see it: the lock first, so that only a crash leaves it free.
     *
     * @param expected whether {@link #expect} announced it
     */
    void begin(Attempt attempt, String profile, boolean dryRun, String account, boolean expected) {
        var made = locked(attempt.id())
                && QuarkusTransaction.requiringNew()
                        .call(() -> expected
                                ? start(attempt)
                                : announce(attempt, profile, dryRun, account, State.RUNNING, IS_SILENT));
        if (!made) {
            throw Problems.CONFLICT.problem(
                    "An import with the id %s was begun before; choose a new one".formatted(attempt.id()));
        }
    }

    private boolean start(Attempt attempt) {
        var started = update(
                "update import_progress set state = 'RUNNING', heard_at = clock_timestamp()"
                        + " where id = ? and run = ? and state = 'RECEIVING'",
                statement -> name(attempt, statement, 1));
        if (started == 0) {
            return false;
        }
        var cancelled = get(attempt.id()).cancelledBy();
        if (cancelled != null) {
            throw ImportCancelled.by(cancelled);
        }
        return true;
    }

    /** That it goes on, although nobody holds its lock until it is read again. */
    void heard(Attempt attempt) {
        QuarkusTransaction.requiringNew()
                .run(() -> update(
                        "update import_progress set heard_at = clock_timestamp() where id = ? and run = ?",
                        statement -> name(attempt, statement, 1)));
    }

    /**
     * In the transaction in which the file is read again: the lock went with the one before. Who begins an import of the same id
     * holds it only until that is refused; whoever has begun this one again holds it to the end, and is not waited for.
     */
    void goOn(Attempt attempt) {
        requireOwn(attempt);
        ask("select pg_advisory_xact_lock(?, hashtext(?)) is not null", statement -> {
            statement.setInt(1, LOCKS);
            statement.setString(2, attempt.id().toString());
        });
        requireOwn(attempt);
    }

    private void requireOwn(Attempt attempt) {
        if (!ask(
                "select exists (select from import_progress where id = ? and run = ?)",
                statement -> name(attempt, statement, 1))) {
            throw ImportCancelled.begunAgain();
        }
    }

    private boolean locked(UUID id) {
        return ask("select pg_try_advisory_xact_lock(?, hashtext(?))", statement -> {
            statement.setInt(1, LOCKS);
            statement.setString(2, id.toString());
        });
    }

    private boolean announce(
            Attempt attempt, String profile, boolean dryRun, String account, State state, String unlessLost) {
        ask("select forget_import_progress() >= 0", statement -> {});
        return update("""
                insert into import_progress as p (id, run, profile, dry_run, started_by, state)
                select named.id, named.run, ?, ?, ?, ? from (select ?::uuid as id, ?::uuid as run) named
                where not exists (select from import done where done.id = named.id)
                on conflict (id) do update set
                  run = excluded.run, profile = excluded.profile, dry_run = excluded.dry_run, state = excluded.state, received = 0, read = 0,
                  started_at = clock_timestamp(), heard_at = clock_timestamp(), cancelled_by = null
                where p.started_by = excluded.started_by and %s""".formatted(unlessLost), statement -> {
                    statement.setString(1, profile);
                    statement.setBoolean(2, dryRun);
                    statement.setString(3, account);
                    statement.setString(4, state.name());
                    name(attempt, statement, 5);
                })
                > 0;
    }

    /** Ends the import if somebody asked for it. */
    void seen(Attempt attempt, long read) {
        look(attempt, "read = greatest(read, ?)", read);
    }

    /** The same while its file comes in. */
    void received(Attempt attempt, long bytes) {
        look(attempt, "received = ?", bytes);
    }

    private void look(Attempt attempt, String told, long value) {
        var cancelled = QuarkusTransaction.requiringNew().call(() -> {
            // How far it has come is gone with a crash anyway; waiting for it would flush all that the import has
            // written.
            ask("select set_config('synchronous_commit', 'off', true) = 'off'", statement -> {});
            var own = update(
                    "update import_progress set heard_at = clock_timestamp(), " + told + " where id = ? and run = ?",
                    statement -> {
                        statement.setLong(1, value);
                        name(attempt, statement, 2);
                    });
            if (own == 0) {
                throw ImportCancelled.begunAgain();
            }
            return get(attempt.id()).cancelledBy();
        });
        if (cancelled != null) {
            throw ImportCancelled.by(cancelled);
        }
    }

    /** In a transaction of its own where the import's was undone, else in the import's. */
    void end(Attempt attempt, State state, long read) {
        update(
                "update import_progress set state = ?, read = greatest(read, ?)"
                        + " where id = ? and run = ? and state in ('RECEIVING', 'RUNNING')",
                statement -> {
                    statement.setString(1, state.name());
                    statement.setLong(2, read);
                    name(attempt, statement, 3);
                });
    }

    /** In the import's transaction: nothing is kept of one that was cancelled, or begun again, after the last look. */
    void done(Attempt attempt, long read) {
        var kept = update(
                "update import_progress set state = 'DONE', read = greatest(read, ?)"
                        + " where id = ? and run = ? and state = 'RUNNING' and cancelled_by is null",
                statement -> {
                    statement.setLong(1, read);
                    name(attempt, statement, 2);
                });
        if (kept == 0) {
            requireOwn(attempt);
            throw ImportCancelled.by(String.valueOf(get(attempt.id()).cancelledBy()));
        }
    }

    void endUndone(Attempt attempt, State state, long read) {
        QuarkusTransaction.requiringNew().run(() -> end(attempt, state, read));
    }

    /** @param anybodys whether the caller may end what somebody else began */
    ImportProgress cancel(UUID id, String account, boolean anybodys) {
        var startedBy = get(id).startedBy();
        if (!anybodys && !startedBy.equals(account)) {
            throw Problems.NOT_ALLOWED.problem(
                    "The import was begun by %s, who can end it, and so can a senior approver".formatted(startedBy));
        }
        var asked = update("""
                update import_progress set cancelled_by = ?
                where id = ? and state in ('RECEIVING', 'RUNNING') and cancelled_by is null""", statement -> {
            statement.setString(1, account);
            statement.setObject(2, id);
        });
        var progress = get(id);
        if (asked == 0 && progress.cancelledBy() == null) {
            throw Problems.CONFLICT.problem("The import has ended already: " + progress.state());
        }
        return progress;
    }

    ImportProgress get(UUID id) {
        return find(id).orElseThrow(() -> Problems.NOT_FOUND.problem("There is no import with the id " + id));
    }

    private Optional<ImportProgress> find(UUID id) {
        var sql = """
                select p.profile, p.dry_run, case when %s then 'LOST' else p.state end, p.received, p.read, p.started_by,
                  p.started_at, p.cancelled_by
                from import_progress p where p.id = ?""".formatted(IS_LOST);
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            var row = statement.executeQuery();
            return !row.next()
                    ? Optional.empty()
                    : Optional.of(new ImportProgress(
                            id,
                            row.getString(1),
                            row.getBoolean(2),
                            State.valueOf(row.getString(3)),
                            row.getLong(4),
                            row.getLong(5),
                            row.getString(6),
                            row.getObject(7, OffsetDateTime.class).toInstant(),
                            row.getString(8)));
        } catch (SQLException e) {
            throw new GenericJDBCException("could not read how far the import is", e);
        }
    }

    /** Its id and its run, from that question mark on. */
    private static void name(Attempt attempt, PreparedStatement statement, int from) throws SQLException {
        statement.setObject(from, attempt.id());
        statement.setObject(from + 1, attempt.run());
    }

    private boolean ask(String sql, Parameters parameters) {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            var answer = statement.executeQuery();
            return answer.next() && answer.getBoolean(1);
        } catch (SQLException e) {
            throw new GenericJDBCException("could not announce the import", e);
        }
    }

    private int update(String sql, Parameters parameters) {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new GenericJDBCException("could not tell how far the import is", e);
        }
    }
}
