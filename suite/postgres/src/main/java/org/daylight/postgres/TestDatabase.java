package org.daylight.postgres;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Gives a module's tests a real PostgreSQL: {@code @QuarkusTestResource(value = TestDatabase.class, initArgs =
 * @ResourceArg(name = "database", value = "registry"))}. The database is called {@code test_registry} then, and on a server
 * that somebody else runs it is made anew at every start; no other database there is touched.
 *
 * <p>The configuration it sets is also put into the system properties {@code daylight.test.admin-url}, {@code
 * daylight.test.admin-user} and {@code daylight.test.admin-password}, for tests that must look behind the service.
 */
public class TestDatabase implements QuarkusTestResourceLifecycleManager {

    /** Every class with other arguments would start a server for all classes of its module. */
    private static final AtomicBoolean STARTED = new AtomicBoolean();

    private String database = "test";
    private @Nullable DatabaseServer server;
    private @Nullable Path folder;

    @Override
    public void init(Map<String, String> initArgs) {
        database = "test_" + initArgs.getOrDefault("database", "service");
    }

    @Override
    public Map<String, String> start() {
        if (STARTED.getAndSet(true)) {
            throw new IllegalStateException(
                    "the tests of a module share one database: name the same one in all of them");
        }
        try {
            var made = Files.createTempDirectory("daylight-test-db");
            folder = made;
            var running = DatabaseServer.forTests(System.getenv(), made);
            server = running;
            if (running instanceof ExternalServer) {
                removeLast(running, database);
            }
            var service = new ServiceDatabase(
                    database, UUID.randomUUID().toString(), UUID.randomUUID().toString());
            service.create(running);
            System.setProperty("daylight.test.admin-url", running.jdbcUrl(database));
            System.setProperty("daylight.test.admin-user", running.adminUser());
            System.setProperty("daylight.test.admin-password", running.adminPassword());
            return service.configuration(running);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("the test database could not be made", e);
        }
    }

    @Override
    public void stop() {
        STARTED.set(false);
        if (server != null) {
            server.close();
        }
        if (folder != null) {
            remove(folder);
        }
    }

    /** Its records, its roles' passwords and its migrations were those of another run, perhaps of another version. */
    private static void removeLast(DatabaseServer server, String database) throws SQLException {
        try (var admin = server.admin("postgres");
                var statement = admin.createStatement()) {
            statement.execute("drop database if exists %s with (force)".formatted(database));
        }
    }

    private static void remove(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the test database left something behind in " + folder, e);
        }
    }
}
