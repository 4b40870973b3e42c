package org.daylight.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One service in a Java process of its own. */
public final class ServiceProcess {

    /** How far a service's management port lies above its own. */
    static final int MANAGEMENT = 1000;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String name;
    private final int port;
    private final Path log;
    private final Path output;
    private final Process process;

    private ServiceProcess(String name, int port, Path log, Path output, Process process) {
        this.name = name;
        this.port = port;
        this.log = log;
        this.output = output;
        this.process = process;
    }

    /**
     * Starts a service; passwords go through a private file, never over the command line.
     *
     * @param module the module's folder name, for example {@code transfer-registry}
     * @param as the name of this process, different from the module's where two run
     */
    public static ServiceProcess start(
            Path home, String module, String as, int port, Map<String, String> configuration, Path data) {
        var jar = home.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException("%s is not built: %s is missing".formatted(module, jar));
        }
        var settings = new TreeMap<>(configuration);
        // Above the packaged application.properties (250), below system properties (400).
        settings.put("config_ordinal", "290");
        settings.put("quarkus.http.host", "127.0.0.1");
        settings.put("quarkus.http.port", Integer.toString(port));
        settings.put("quarkus.management.host", "127.0.0.1");
        settings.put("quarkus.management.port", Integer.toString(port + MANAGEMENT));
        try {
            var logs = Files.createDirectories(data.resolve("log"));
            var log = logs.resolve(as + ".log");
            // The service turns its log over by itself; what the virtual machine says goes beside it and begins anew.
            var output = logs.resolve(as + ".out");
            settings.put("quarkus.log.console.enabled", "false");
            settings.put("quarkus.log.file.enabled", "true");
            settings.put("quarkus.log.file.path", log.toString());
            settings.put("quarkus.log.file.rotation.max-file-size", "10M");
            settings.put("quarkus.log.file.rotation.max-backup-index", "3");
            var file = data.resolve("run").resolve(as + ".properties");
            Secrets.writePrivately(file, properties(settings));
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var command = new ArrayList<>(List.of(
                    java,
                    "-Xmx" + System.getenv().getOrDefault("DAYLIGHT_HEAP", "384m"),
                    "-XX:+UseSerialGC",
                    // What a service has loaded when it is ready: below it nothing is collected for the sake of
                    // classes.
                    "-XX:MetaspaceSize=160m",
                    // Four times HotSpot's own: compiling once more, and better, what runs some thousand times took
                    // longer than running it, at every start and in the first review after it.
                    "-XX:Tier4InvocationThreshold=20000",
                    "-XX:Tier4MinInvocationThreshold=2400",
                    "-XX:Tier4CompileThreshold=60000",
                    "-XX:Tier4BackEdgeThreshold=160000",
                    "--sun-misc-unsafe-memory-access=allow",
                    "--enable-native-access=ALL-UNNAMED"));
            Arrays.stream(System.getenv()
                            .getOrDefault("DAYLIGHT_JAVA_OPTIONS", "")
                            .split(" "))
                    .filter(option -> !option.isBlank())
                    .forEach(command::add);
            command.addAll(List.of("-Dsmallrye.config.locations=" + file.toUri(), "-jar", jar.toString()));
            // A folder of its own module, so that an option may name a file there, for example
            // -XX:SharedArchiveFile=classes.jsa.
            var process = new ProcessBuilder(command)
                    .directory(home.resolve(module).resolve("target").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            return new ServiceProcess(as, port, log, output, process);
        } catch (IOException e) {
            throw new UncheckedIOException(as + " could not be started", e);
        }
    }

    /** What a service was started with, for whoever wants to reach it or its database from outside. */
    static Properties settings(Path data, String as) {
        var settings = new Properties();
        try (var in = Files.newInputStream(data.resolve("run").resolve(as + ".properties"))) {
            settings.load(in);
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s does not answer yet; try again when it is ready, or when it is stopped".formatted(as), e);
        }
    }

    private static byte[] properties(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue().replace("\\", "\\\\") + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Waits until the service says of itself that it is ready. */
    public ServiceProcess awaitReady(Duration patience) {
        var until = Instant.now().plus(patience);
        try {
            while (Instant.now().isBefore(until)) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("%s ended with exit code %d; the end of %s reads:%n%s"
                            .formatted(name, process.exitValue(), log, endOfLog()));
                }
                if (isReady()) {
                    return this;
                }
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + name + " was starting", e);
        }
        throw new IllegalStateException(
                "%s was not ready after %d s; see %s".formatted(name, patience.toSeconds(), log));
    }

    boolean isReady() {
        var health = URI.create("http://127.0.0.1:%d/q/health/ready".formatted(port + MANAGEMENT));
        try {
            var request = HttpRequest.newBuilder(health)
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String endOfLog() {
        return endOf(log) + endOf(output);
    }

    private static String endOf(Path file) {
        try {
            var lines = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
            return lines.stream()
                    .skip(Math.max(0, lines.size() - 15))
                    .map(line -> line + "\n")
                    .collect(Collectors.joining());
        } catch (IOException e) {
            return "(%s is not readable: %s)%n".formatted(file, e.getMessage());
        }
    }

    public String name() {
        return name;
    }

    Path log() {
        return log;
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** As {@code kill -9} would. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    public void stop() {
        RunFolder.end(process.toHandle(), Duration.ofSeconds(20));
    }
}
