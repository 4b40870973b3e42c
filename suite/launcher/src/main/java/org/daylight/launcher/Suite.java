package org.daylight.launcher;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.daylight.postgres.DatabaseServer;
import org.daylight.postgres.EmbeddedServer;
import org.daylight.postgres.ExternalServer;
import org.daylight.postgres.ServiceDatabase;

/** The server and the three services of one data folder, running. */
public final class Suite implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** The services in the order in which they need each other. */
    enum Service {
        TRANSFER_REGISTRY("transfer-registry", "registry", 0),
        COMPLIANCE_RULES("compliance-rules", "rules", 1),
        REVIEW_SERVICE("review-service", "review", 2);

        final String module;
        final String database;
        final int portOffset;

        Service(String module, String database, int portOffset) {
            this.module = module;
            this.database = database;
            this.portOffset = portOffset;
        }
    }

    private static final String ADMIN = "database/admin";

    static final List<String> PROCESS_NAMES = List.of("transfer-registry", "compliance-rules", "review-service");

    static final List<String> DATABASES = List.of("registry", "rules", "review");

    private final Path home;
    private final Path data;
    private final int port;
    private final Secrets secrets;
    private final DatabaseServer server;
    private final Map<String, String> users;
    private final Map<Service, ServiceProcess> processes = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> settings = new HashMap<>();

    private Suite(Path home, Path data, int port, Secrets secrets, DatabaseServer server, Map<String, String> users) {
        this.home = home;
        this.data = data;
        this.port = port;
        this.secrets = secrets;
        this.server = server;
        this.users = users;
    }

    /** Starts the database server and makes the databases; no service yet. */
    public static Suite onDatabase(Path home, Path data, int port, Consumer<String> progress) {
        var secrets = Secrets.in(data);
        var environment = System.getenv();
        DatabaseServer server;
        if (environment.getOrDefault("DAYLIGHT_DB_URL", "").isBlank()) {
            var folder = data.resolve("postgres");
            if (!secrets.know(ADMIN) && Files.exists(folder.resolve("data/PG_VERSION"))) {
                throw new IllegalStateException(
                        "%s is missing, and the data in %s open only with its passwords: put it back, or remove all with ./daylight reset and restore a backup"
                                .formatted(data.resolve("secrets.json"), folder));
            }
            progress.accept("starting PostgreSQL 18 in " + folder);
            server = EmbeddedServer.keeping(folder, 0, secrets.of(ADMIN));
        } else {
            server = ExternalServer.from(environment);
            progress.accept("using the PostgreSQL server at " + environment.get("DAYLIGHT_DB_URL"));
        }
        try {
            for (var service : Service.values()) {
                database(service, secrets).create(server);
            }
        } catch (SQLException e) {
            server.close();
            throw new IllegalStateException("the databases could not be made: " + e.getMessage(), e);
        }
        return new Suite(home, data, port, secrets, server, UsersFile.write(data, secrets));
    }

    /** Settings that a service is told besides its own, from its next start on. */
    public Suite with(String module, Map<String, String> more) {
        settings.computeIfAbsent(module, _ -> new HashMap<>()).putAll(more);
        return this;
    }

    /** Starts the three services side by side and waits until all are ready. */
    public Suite start(Consumer<String> progress) {
        progress.accept("starting the three services");
        try {
            requireFreePorts();
            for (var service : Service.values()) {
                launch(service);
            }
            for (var process : processes.values()) {
                process.awaitReady(PATIENCE);
                progress.accept(process.name() + " is ready at " + process.base());
            }
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Asked first: whatever answers there instead would be taken for the suite. */
    private void requireFreePorts() {
        for (var service : Service.values()) {
            for (var needed : List.of(port(service), port(service) + ServiceProcess.MANAGEMENT)) {
                if (!Ports.isFree(needed)) {
                    throw new IllegalStateException(
                            "port %d, which %s needs, is in use by another program: end that, or choose other ports, for example with --port %d"
                                    .formatted(needed, service.module, port < 20_000 ? port + 20_000 : port - 10_000));
                }
            }
        }
    }

    private int port(Service service) {
        return port + service.portOffset;
    }

    private void launch(Service service) {
        var process =
                ServiceProcess.start(home, service.module, service.module, port(service), configuration(service), data);
        // First of all: an interruption makes the file fail, and what is not known here would be left running.
        processes.put(service, process);
        new RunFolder(data).started(service.module, process.handle());
    }

    /** What a process of this service has to be told; a second replica is told the same. */
    public Map<String, String> configuration(String module) {
        return configuration(service(module));
    }

    private static Service service(String module) {
        for (var service : Service.values()) {
            if (service.module.equals(module)) {
                return service;
            }
        }
        throw new IllegalArgumentException("there is no service " + module);
    }

    private Map<String, String> configuration(Service service) {
        var told = new HashMap<>(database(service, secrets).configuration(server));
        told.putAll(UsersFile.settings(data, users));
        told.put(
                "quarkus.rest-client.transfer-registry.url",
                base(Service.TRANSFER_REGISTRY).toString());
        told.put(
                "quarkus.rest-client.compliance-rules.url",
                base(Service.COMPLIANCE_RULES).toString());
        if (service == Service.COMPLIANCE_RULES) {
            told.put("daylight.rules.waivers.url", base(Service.REVIEW_SERVICE).toString());
        }
        if (service == Service.REVIEW_SERVICE) {
            told.put("daylight.webhooks.key", secrets.of("webhooks"));
        }
        told.putAll(settings.getOrDefault(service.module, Map.of()));
        return told;
    }

    private static ServiceDatabase database(Service service, Secrets secrets) {
        return new ServiceDatabase(
                service.database,
                secrets.of("database/" + service.database + "_owner"),
                secrets.of("database/" + service.database + "_app"));
    }

    private URI base(Service service) {
        return URI.create("http://127.0.0.1:" + port(service));
    }

    public URI registry() {
        return base(Service.TRANSFER_REGISTRY);
    }

    public URI rules() {
        return base(Service.COMPLIANCE_RULES);
    }

    public URI reviews() {
        return base(Service.REVIEW_SERVICE);
    }

    public String password(String account) {
        var password = users.get(account);
        if (password == null) {
            throw new IllegalArgumentException("there is no local user " + account);
        }
        return password;
    }

    public Api registry(String account) {
        return new Api(registry(), account, password(account));
    }

    public Api rules(String account) {
        return new Api(rules(), account, password(account));
    }

    public Api reviews(String account) {
        return new Api(reviews(), account, password(account));
    }

    public DatabaseServer server() {
        return server;
    }

    public Path home() {
        return home;
    }

    public Path data() {
        return data;
    }

    /** A service that was killed is started again on the same port; returns when all are ready. */
    public void restart(String module) {
        relaunch(service(module));
        awaitReady();
    }

    /** The embedded server, after it was killed, on the same port; returns when all services are ready. */
    public void restartServer() {
        if (server instanceof EmbeddedServer embedded) {
            embedded.restart();
            awaitReady();
        }
    }

    private void relaunch(Service service) {
        var old = processes.get(service);
        if (old != null) {
            old.kill();
        }
        launch(service);
    }

    private void awaitReady() {
        processes.values().forEach(process -> process.awaitReady(PATIENCE));
    }

    /** What has to be kept alive, in the order in which they need each other. */
    List<Watch.Part> parts() {
        var parts = new ArrayList<Watch.Part>();
        if (server instanceof EmbeddedServer embedded) {
            parts.add(new Watch.Part(
                    "PostgreSQL",
                    data.resolve("postgres/server.log").toString(),
                    true,
                    embedded::isAlive,
                    () -> true,
                    embedded::restart));
        }
        for (var service : Service.values()) {
            parts.add(new Watch.Part(
                    service.module,
                    process(service.module).log().toString(),
                    false,
                    () -> process(service.module).handle().isAlive(),
                    () -> process(service.module).isReady(),
                    () -> relaunch(service)));
        }
        return parts;
    }

    public ServiceProcess process(String module) {
        var process = processes.get(service(module));
        if (process == null) {
            throw new IllegalArgumentException(module + " was not started");
        }
        return process;
    }

    public void stopServices() {
        var running = new ArrayList<>(processes.values());
        running.forEach(process -> process.handle().destroy());
        running.forEach(ServiceProcess::stop);
        processes.clear();
    }

    /** Stops in order even if this thread was interrupted; that is often why. */
    @Override
    public void close() {
        var interrupted = Thread.interrupted();
        stopServices();
        server.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
