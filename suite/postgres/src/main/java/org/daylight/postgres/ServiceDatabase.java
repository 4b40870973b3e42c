package org.daylight.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * One service's database with its two roles: the owner migrates, the application reads and writes.
 *
 * <p>The application role gets SELECT and INSERT on every table; UPDATE is granted table by table in the migrations and
 * DELETE never, so that what is recorded cannot be taken back by a defect.
 *
 * @param name {@code registry}, {@code rules} or {@code review}
 */
public record ServiceDatabase(String name, String ownerPassword, String appPassword) {

    public String owner() {
        return name + "_owner";
    }

    public String app() {
        return name + "_app";
    }

    /** Creates roles and database where they are missing and sets the passwords; safe to repeat. */
    public void create(DatabaseServer server) throws SQLException {
        try (var admin = server.admin("postgres")) {
            role(admin, owner(), ownerPassword);
            role(admin, app(), appPassword);
            if (!exists(admin, "select from pg_database where datname = ?", name)) {
                execute(admin, "create database %s owner %s".formatted(name, owner()));
            }
            execute(admin, "revoke all on database %s from public".formatted(name));
            execute(admin, "grant connect on database %s to %s".formatted(name, app()));
        }
        try (var admin = server.admin(name)) {
            execute(admin, "create extension if not exists btree_gist");
            execute(admin, "create extension if not exists pgcrypto");
            execute(admin, "alter schema public owner to %s".formatted(owner()));
            execute(admin, "revoke all on schema public from public");
            execute(admin, "grant usage on schema public to %s".formatted(app()));
            var defaults = "alter default privileges for role %s in schema public grant ".formatted(owner());
            execute(admin, defaults + "select, insert on tables to " + app());
            execute(admin, defaults + "usage, select on sequences to " + app());
        }
    }

    /** What a service needs to know of its database, as Quarkus configuration. */
    public Map<String, String> configuration(DatabaseServer server) {
        return Map.of(
                "quarkus.datasource.jdbc.url", server.jdbcUrl(name),
                "quarkus.datasource.username", app(),
                "quarkus.datasource.password", appPassword,
                "quarkus.flyway.username", owner(),
                "quarkus.flyway.password", ownerPassword,
                "quarkus.flyway.placeholders.app", app());
    }

    private static void role(Connection admin, String role, String password) throws SQLException {
        if (!exists(admin, "select from pg_roles where rolname = ?", role)) {
            execute(admin, "create role %s login".formatted(role));
        }
        execute(admin, "alter role %s password '%s'".formatted(role, password.replace("'", "''")));
    }

    private static boolean exists(Connection admin, String query, String name) throws SQLException {
        try (var statement = admin.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private static void execute(Connection admin, String sql) throws SQLException {
        try (var statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }
}
