package org.daylight.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** PostgreSQL 18 from the binaries on Maven Central, bound to loopback, with password authentication. */
public final class EmbeddedServer implements DatabaseServer {

    private static final String ADMIN = "postgres";
    private static final String MAJOR = "18";

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
     * @param folder holds {@code data} (the cluster) and {@code binaries}; made when it is not there
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
        var firstStart = !Files.exists(data.resolve("PG_VERSION"));
        try {
            Files.createDirectories(folder);
            System.setProperty(
                    "ot.epg.working-dir",
                    folder.resolve("binaries").toAbsolutePath().toString());
            if (!firstStart) {
                refuseOtherMajor(data);
                stopLeftOver(data, Duration.ofSeconds(30));
            }
            var postgres = launch(data, port, firstStart ? null : adminPassword, durable);
            var server = new EmbeddedServer(folder, adminPassword, durable, postgres);
            if (firstStart) {
                server.requirePasswords(data);
            }
            return server;
        } catch (IOException e) {
            throw notStarted(data, e);
        }
    }

    private static EmbeddedPostgres launch(Path data, int port, @Nullable String password, boolean durable)
            throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(!durable)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", durable ? "256MB" : "64MB")
                // The library's default is off: what was answered as recorded could be lost with the server.
                .setServerConfig("synchronous_commit", durable ? "on" : "off")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setPGStartupWait(Duration.ofSeconds(60));
        if (port != 0) {
            builder.setPort(port);
        }
        if (!durable) {
            builder.setServerConfig("fsync", "off").setServerConfig("full_page_writes", "off");
        }
        if (password != null) {
            builder.setConnectConfig("password", password);
        }
        return builder.start();
    }

    private static Path data(Path folder) {
        return folder.resolve("data");
    }

    private static UncheckedIOException notStarted(Path data, IOException e) {
        return new UncheckedIOException(
                "PostgreSQL could not be started in %s; another server can be named in DAYLIGHT_DB_URL".formatted(data),
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
    public static void stopLeftOver(Path folder) {
        try {
            stopLeftOver(data(folder), Duration.ofSeconds(30));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server whose launcher was killed still holds the data folder: it is shut down before the next one starts. */
    private static void stopLeftOver(Path data, Duration patience) throws IOException {
        var process = postmaster(data);
        if (process.isEmpty()) {
            return;
        }
        stopFast(process.get());
        try {
            process.get().onExit().get(patience.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an earlier server was stopping", e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IOException(
                    "an earlier server (process %d) does not stop"
                            .formatted(process.get().pid()),
                    e);
        }
    }

    /** SIGINT is the fast shutdown; SIGTERM would wait for clients, which may have been left over as well. */
    private static void stopFast(ProcessHandle postmaster) throws IOException {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid()))
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an earlier server was stopping", e);
        }
    }

    private static Optional<ProcessHandle> postmaster(Path data) throws IOException {
        var lock = data.resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return Optional.empty();
        }
        return Optional.of(Files.readAllLines(lock).getFirst().strip())
                .filter(pid -> pid.matches("\\d+"))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .filter(process -> isOurs(process, data));
    }

    /** After a reboot the id of an old server may belong to anything, another PostgreSQL included. */
    private static boolean isOurs(ProcessHandle process, Path data) {
        var info = process.info();
        return info.command().map(command -> command.contains("postgres")).orElse(false)
                && info.commandLine()
                        .map(line -> line.contains(data.toAbsolutePath().toString()))
                        .orElse(true);
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
            var process = postmaster(data(folder)).orElseThrow(() -> new IOException("no server runs in " + folder));
            var others = process.descendants().toList();
            process.destroyForcibly();
            process.onExit().join();
            others.forEach(other -> other.onExit().join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the server again on the same port, after it died. */
    public void restart() {
        try {
            postgres.close();
            postgres = launch(data(folder), postgres.getPort(), adminPassword, durable);
        } catch (IOException e) {
            throw notStarted(data(folder), e);
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
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop cleanly", e);
        }
    }
}
