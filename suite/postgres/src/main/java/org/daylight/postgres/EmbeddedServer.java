package org.daylight.postgres;

import com.sun.management.OperatingSystemMXBean;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** PostgreSQL 18 from the binaries on Maven Central, bound to loopback, with password authentication. */
public final class EmbeddedServer implements DatabaseServer {

    private static final String ADMIN = "postgres";
    private static final String MAJOR = "18";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Passwords over the network and over the local socket alike; nobody is trusted for being on this machine. */
    private static final String PASSWORDS_ONLY = """
        local all all scram-sha-256
        host  all all 127.0.0.1/32 scram-sha-256
        host  all all ::1/128      scram-sha-256
        """;

    private final Path folder;
    private final String adminPassword;
    private final boolean durable;
    private volatile EmbeddedPostgres postgres;

    private EmbeddedServer(Path folder, String adminPassword, boolean durable, EmbeddedPostgres postgres) {
        this.folder = folder;
        this.adminPassword = adminPassword;
        this.durable = durable;
        this.postgres = postgres;
    }

    /**
     * Starts a server whose data stay between starts.
     *
     * @param folder holds {@code data} (the cluster) and, unless {@code DAYLIGHT_DB_BINARIES} names another place, {@code
     *     binaries}; made when it is not there
     * @param port the port on loopback, 0 for any free one
     * @param adminPassword the superuser's; must be the one given at the first start
     */
    public static EmbeddedServer keeping(Path folder, int port, String adminPassword) {
        return start(folder, port, adminPassword, true);
    }

    /** Starts a server for tests: not durable, gone with its folder. */
    static EmbeddedServer throwAway(Path folder) {
        return start(folder, 0, UUID.randomUUID().toString(), false);
    }

    private static EmbeddedServer start(Path folder, int port, String adminPassword, boolean durable) {
        var data = data(folder);
        var beginning = folder.resolve("beginning");
        try {
            Files.createDirectories(folder);
            System.setProperty(
                    "ot.epg.working-dir", binaries(folder).toAbsolutePath().toString());
            if (Files.exists(beginning)) {
                // Killed while the cluster was made: half of one, or a whole one that everybody may enter.
                Postmaster.stop(data, PATIENCE);
                remove(data);
            }
            var firstStart = !Files.exists(data.resolve("PG_VERSION"));
            if (firstStart) {
                Files.writeString(beginning, "");
            } else {
                refuseOtherMajor(data);
                Postmaster.stop(data, PATIENCE);
            }
            var postgres = launch(folder, port, firstStart ? null : adminPassword, durable);
            var server = new EmbeddedServer(folder, adminPassword, durable, postgres);
            if (firstStart) {
                server.requirePasswords(data);
                Files.delete(beginning);
            }
            return server;
        } catch (IOException e) {
            throw notStarted(folder, e);
        }
    }

    /** Unpacking takes longer than starting: where one place is named, all servers share what is there. */
    private static Path binaries(Path folder) {
        var shared = System.getenv("DAYLIGHT_DB_BINARIES");
        return shared == null || shared.isBlank() ? folder.resolve("binaries") : Path.of(shared);
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static EmbeddedPostgres launch(Path folder, int port, @Nullable String password, boolean durable)
            throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(data(folder))
                .setCleanDataDirectory(!durable)
                // A launcher stops its services first and then closes the server; tests just end.
                .setRegisterShutdownHook(!durable)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", (durable ? buffers() : 64) + "MB")
                // An import of a hundredth of a million deliveries writes a third of a gigabyte to the log, most of it
                // whole pages that
                // are written again after each checkpoint: by the default of 1 GB one began every ten seconds.
                .setServerConfig("max_wal_size", (durable ? 2 * buffers() : 1_024) + "MB")
                // The library's default is off: what was answered as recorded could be lost with the server.
                .setServerConfig("synchronous_commit", durable ? "on" : "off")
                .setServerConfig("password_encryption", "scram-sha-256")
                // After a crash everything since the last checkpoint is read again before anybody is let in.
                .setPGStartupWait(Duration.ofSeconds(durable ? 180 : 60));
        if (durable) {
            var log = ProcessBuilder.Redirect.appendTo(log(folder).toFile());
            builder.setOutputRedirector(log).setErrorRedirector(log);
        } else {
            builder.setServerConfig("fsync", "off").setServerConfig("full_page_writes", "off");
        }
        if (port != 0) {
            builder.setPort(port);
        }
        if (password != null) {
            builder.setConnectConfig("password", password);
        }
        return builder.start();
    }

    /**
     * In MB: an eighth of the memory, from 256 MB to 2 GB. A page is taken when it is first used, so that a small register stays
     * small; of a million deliveries what a review changes lies scattered over two gigabytes.
     */
    private static long buffers() {
        var memory = ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
        return Math.clamp(memory / 8 / (1024 * 1024), 256, 2_048);
    }

    private static Path data(Path folder) {
        return folder.resolve("data");
    }

    private static Path log(Path folder) {
        return folder.resolve("server.log");
    }

    private static UncheckedIOException notStarted(Path folder, IOException e) {
        return new UncheckedIOException(
                "PostgreSQL could not be started in %s (%s); see %s, or name another server in DAYLIGHT_DB_URL"
                        .formatted(data(folder), e.getMessage(), log(folder)),
                e);
    }

    private static void refuseOtherMajor(Path data) throws IOException {
        var major = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!major.equals(MAJOR)) {
            throw new IOException("the data in %s belong to PostgreSQL %s, this is %s: back up there, restore here"
                    .formatted(data, major, MAJOR));
        }
    }

    /** Stops the server of this folder if one was left running by a launcher that was killed. */
    public static boolean stopLeftOver(Path folder) {
        try {
            return Postmaster.stop(data(folder), PATIENCE);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** The process id of the server of this folder, if one runs. */
    public static Optional<ProcessHandle> running(Path folder) {
        try {
            return Postmaster.of(data(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private void requirePasswords(Path data) throws IOException {
        var trusted = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(postgres.getPort());
        try (var connection = DriverManager.getConnection(trusted, ADMIN, "");
                var statement = connection.createStatement()) {
            statement.execute("alter role postgres password '%s'".formatted(adminPassword.replace("'", "''")));
            Files.writeString(data.resolve("pg_hba.conf"), PASSWORDS_ONLY);
            statement.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new IOException("the superuser's password could not be set", e);
        }
    }

    /** As {@code kill -9} of the postmaster would; returns when its other processes have noticed. */
    public void kill() {
        try {
            var process = Postmaster.of(data(folder)).orElseThrow(() -> new IOException("no server runs in " + folder));
            var others = process.descendants().toList();
            process.destroyForcibly();
            process.onExit().join();
            others.forEach(other -> other.onExit().join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isAlive() {
        return running(folder).isPresent();
    }

    /** Starts the server again on the same port, after it died. */
    public void restart() {
        try {
            postgres.close();
            Postmaster.stop(data(folder), PATIENCE);
            // A start that failed keeps the library's lock on this file; the launcher has one of its own on the folder.
            Files.deleteIfExists(data(folder).resolve("epg-lock"));
            postgres = launch(folder, postgres.getPort(), adminPassword, durable);
        } catch (IOException e) {
            throw notStarted(folder, e);
        }
    }

    public int port() {
        return postgres.getPort();
    }

    @Override
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(postgres.getPort(), database);
    }

    @Override
    public String adminUser() {
        return ADMIN;
    }

    @Override
    public String adminPassword() {
        return adminPassword;
    }

    @Override
    public void close() {
        try {
            postgres.close();
            // A last checkpoint on a slow disk outlasts the library's patience.
            Postmaster.stop(data(folder), PATIENCE);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop cleanly", e);
        }
    }
}
