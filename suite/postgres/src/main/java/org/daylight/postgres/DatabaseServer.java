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
 * <p>Which one is decided by configuration alone: {@code DAYLIGHT_DB_URL} (with {@code DAYLIGHT_DB_USER} and {@code
 * DAYLIGHT_DB_PASSWORD}) names an external server; {@code DAYLIGHT_DB=embedded|container|external} forces a kind.
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
     * For tests: an external server where a URL is given, a container where a Docker engine answers and has the image
     * or can get it, else the embedded binaries in the given folder.
     */
    static DatabaseServer forTests(Map<String, String> environment, Path folder) {
        var url = environment.get("DAYLIGHT_DB_URL");
        var kind = environment.getOrDefault("DAYLIGHT_DB", "").toLowerCase(Locale.ROOT);
        if (url != null && !url.isBlank()) {
            return ExternalServer.from(environment);
        }
        if (kind.equals("external")) {
            throw new IllegalStateException("DAYLIGHT_DB is external: say where the server is in DAYLIGHT_DB_URL");
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
