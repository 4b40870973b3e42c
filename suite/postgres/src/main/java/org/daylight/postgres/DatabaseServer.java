package org.daylight.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;

/**
 * A running PostgreSQL server with a superuser's login.
 *
 * <p>Which one is decided by configuration alone. What is kept goes to the server that {@code DAYLIGHT_DB_URL} names
 * (with {@code DAYLIGHT_DB_USER} and {@code DAYLIGHT_DB_PASSWORD}), tests to that of {@code DAYLIGHT_TEST_DB_URL} (in the
 * same way); {@code DAYLIGHT_DB=embedded|container|external} forces a kind for tests.
 */
public sealed interface DatabaseServer extends AutoCloseable permits EmbeddedServer, ContainerServer, ExternalServer {

    /** The address of one database on this server, for example {@code jdbc:postgresql://localhost:5433/registry}. */
    String jdbcUrl(String database);

    String adminUser();

    String adminPassword();

    /** Stops what was started; an external server is left as it is. */
    @Override
    void close();

    default Connection admin(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), adminUser(), adminPassword());
    }

    /**
     * For tests: an external server where {@code DAYLIGHT_TEST_DB_URL} is given, a container where a Docker engine answers
     * and has the image or can get it, else the embedded binaries in the given folder. The server of what is kept is never
     * taken: a test sets the passwords of its databases anew and writes into them.
     */
    static DatabaseServer forTests(Map<String, String> environment, Path folder) {
        var url = environment.get("DAYLIGHT_TEST_DB_URL");
        var kind = environment.getOrDefault("DAYLIGHT_DB", "").toLowerCase(Locale.ROOT);
        if (url != null && !url.isBlank()) {
            return ExternalServer.from(environment, "DAYLIGHT_TEST_DB");
        }
        if (kind.equals("external")) {
            throw new IllegalStateException("DAYLIGHT_DB is external: say where the server is in DAYLIGHT_TEST_DB_URL");
        }
        if (kind.equals("container")) {
            return ContainerServer.start();
        }
        if (kind.isEmpty()) {
            var container = ContainerServer.startIfPossible();
            if (container.isPresent()) {
                return container.get();
            }
        }
        return EmbeddedServer.throwAway(folder);
    }
}
