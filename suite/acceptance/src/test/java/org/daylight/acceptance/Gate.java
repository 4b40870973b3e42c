package org.daylight.acceptance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Stops transactions of one database at a named place, so that a process is killed at a point of progress and not after
 * some time: whoever writes there waits, its transaction open, until the gate is opened or it is dead.
 */
final class Gate {

    /**
     * Where transactions can be stopped.
     *
     * @param name of the place, a word
     * @param event as in {@code create trigger}: before what, on which table
     * @param when the condition of the trigger, over old and new
     * @param passed a query over new that counts what went through already; a gate lets so many pass
     */
    record Place(String name, String event, String when, String passed) {

        Place(String name, String event, String when) {
            this(name, event, when, "select 0");
        }
    }

    private final DrilledSuite suite;
    private final String database;
    private int round;

    private Gate(DrilledSuite suite, String database) {
        this.suite = suite;
        this.database = database;
    }

    /** Builds open gates at these places. */
    static Gate in(DrilledSuite suite, String database, List<Place> places) {
        var statements = new ArrayList<>(List.of(
                "create table if not exists drill_gate (place text primary key, allowed bigint, round int)",
                // Whoever opens the gate replaces its row in one transaction, so that no row is no gate.
                "delete from drill_gate"));
        for (var place : places) {
            statements.add("""
                create or replace function wait_at_%1$s() returns trigger language plpgsql security definer as $$
                declare
                    closed drill_gate;
                    session text := split_part(current_setting('application_name'), ' at ', 1);
                begin
                    loop
                        select * into closed from drill_gate where place = '%1$s';
                        exit when not found or (%2$s) < closed.allowed;
                        perform set_config('application_name', session || ' at ' || closed.round, true);
                        perform pg_sleep(0.01);
                    end loop;
                    return new;
                end $$\
                """.formatted(place.name(), place.passed()));
            statements.add("""
                create or replace trigger drill_%1$s %2$s for each row when (%3$s) execute function wait_at_%1$s()
                """.formatted(place.name(), place.event(), place.when()));
        }
        suite.execute(database, statements.toArray(String[]::new));
        return new Gate(suite, database);
    }

    /** From now on only so many go through in all; every other gate of the database is open. */
    void close(Place place, long allowed) {
        round++;
        suite.execute(
                database,
                "with others as (delete from drill_gate where place <> '%1$s') insert into drill_gate values ('%1$s', %2$d, %3$d) on conflict (place) do update set allowed = %2$d, round = %3$d"
                        .formatted(place.name(), allowed, round));
    }

    void open() {
        suite.execute(database, "delete from drill_gate");
    }

    /** Until somebody stands at the gate that was closed last. */
    void awaitSomebody(String session, Duration patience) {
        DrilledSuite.await(
                "%s stands at gate %d".formatted(session.isEmpty() ? "somebody" : session, round),
                patience,
                () -> stands(session));
    }

    /** Who stands at the gate that was closed last; empty where nobody does. */
    String standing() {
        return suite.rows("postgres", """
            select split_part(application_name, ' at ', 1) from pg_stat_activity
            where datname = '%s' and state = 'active' and application_name like '%% at %d' limit 1
            """.formatted(database, round)).stream()
                .findFirst()
                .orElse("");
    }

    /** Whether a session stands at the gate that was closed last; an empty name means any. */
    private boolean stands(String session) {
        return suite.number("postgres", """
            select count(*) from pg_stat_activity
            where datname = '%s' and state = 'active' and application_name like '%s at %d'
            """.formatted(database, session.isEmpty() ? "%" : session, round)) > 0;
    }
}
