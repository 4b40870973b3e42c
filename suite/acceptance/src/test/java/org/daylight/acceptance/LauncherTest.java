package org.daylight.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import java.util.zip.ZipFile;
import org.daylight.launcher.Api;
import org.daylight.launcher.portfolio.FirstPortfolio;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The one command as somebody at a terminal uses it: start, back up, kill, interrupt, lose everything. */
@Order(3)
@TestMethodOrder(OrderAnnotation.class)
class LauncherTest {

    private static final List<String> SERVICES = List.of("transfer-registry", "compliance-rules", "review-service");

    @TempDir
    static Path folder;

    /** What is started behind this run ends with it, also when somebody kills the run. */
    private static ProcessHandle endsWith = ProcessHandle.current();

    /** What the suite was started behind, when that is not this run. */
    private static ProcessHandle other = ProcessHandle.current();

    private static int port;
    private static Path data;

    @BeforeAll
    static void choose() {
        port = RunningSuite.freePorts();
        data = folder.resolve("data with a blank");
    }

    @AfterAll
    static void stop() throws Exception {
        daylight("down");
    }

    @Test
    @Order(1)
    void upReturnsWhenEverythingIsReady() throws Exception {
        var up = up();

        assertThat(up.exit()).as(up.said()).isZero();
        assertThat(up.said())
                .contains("Daylight is ready", "http://127.0.0.1:" + port, "/q/swagger-ui", "/v1/dashboards/portfolio");
        assertThat(partners()).isZero();
        record("XLA");
        record("XLB");
        assertThat(partners()).isEqualTo(2);
    }

    @Test
    @Order(2)
    void aSecondUpFindsWhatRuns() throws Exception {
        var again = up();

        assertThat(again.exit()).isZero();
        assertThat(again.said()).contains("already runs", "reader");
        assertThat(daylight("status").said()).contains("transfer-registry").doesNotContain("not running");
        assertThat(partners()).isEqualTo(2);
    }

    @Test
    @Order(3)
    void aBackupIsWrittenWhileItRunsAndNothingIsReplacedMeanwhile() throws Exception {
        var backup = folder.resolve("backup.zip");
        assertThat(daylight("backup", backup.toString()).exit()).isZero();
        assertThat(backedUp(backup, "registry").at("/rows/partner").asInt()).isEqualTo(2);
        assertThat(backedUp(backup, "review").path("rows").has("review")).isTrue();

        assertThat(daylight("restore", backup.toString(), "--yes").exit()).isEqualTo(1);
        assertThat(daylight("reset", "--yes").exit()).isEqualTo(1);
        record("XLC");
        assertThat(partners()).isEqualTo(3);
    }

    /** What a backup says of itself about one database; a restore takes it at its word. */
    private static JsonNode backedUp(Path file, String database) throws IOException {
        try (var zip = new ZipFile(file.toFile());
                var contents = zip.getInputStream(zip.getEntry(database + "/contents.json"))) {
            return new ObjectMapper().readTree(contents);
        }
    }

    @Test
    @Order(4)
    void afterTheLauncherWasKilledUpWorksAndFindsTheData() throws Exception {
        var before = ours();
        killed(launcher());
        other = new ProcessBuilder("sleep", "600").start().toHandle();
        endsWith = other;

        var up = up();

        assertThat(up.exit()).as(up.said()).isZero();
        assertThat(partners()).isEqualTo(3);
        assertThat(before).noneMatch(ProcessHandle::isAlive);
        everythingRecordedIsIntact();
    }

    @Test
    @Order(5)
    void aKilledDatabaseServerIsStartedAgainAndNothingAcknowledgedIsLost() throws Exception {
        var acknowledged = new ArrayList<String>();
        var postmaster = Files.readString(data.resolve("postgres/data/postmaster.pid"))
                .lines()
                .findFirst()
                .orElseThrow();
        var recovered = 0;
        var until = Instant.now().plus(Duration.ofMinutes(2));
        for (var number = 0; recovered < 5; number++) {
            if (number == 5) {
                ProcessHandle.of(Long.parseLong(postmaster)).orElseThrow().destroyForcibly();
            }
            var code = "XW" + number;
            var taken = takes(code);
            if (taken) {
                acknowledged.add(code);
            }
            recovered = taken && number > 5 ? recovered + 1 : 0;
            assertThat(Instant.now()).as("no write succeeded again").isBefore(until);
        }

        // The services may write again before the watch looks for the next time.
        await(Duration.ofSeconds(30), () -> launcherSaid("PostgreSQL answers again"));
        assertThat(launcherSaid("PostgreSQL ended by itself; it is started again at once"))
                .isTrue();
        assertThat(codes()).containsAll(acknowledged).contains("XLA", "XLB", "XLC");
        everythingRecordedIsIntact();
    }

    private static boolean launcherSaid(String words) {
        try {
            return Files.readString(data.resolve("log/launcher.log")).contains(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Order(6)
    void whatWasStartedForAnotherProcessEndsWithIt() throws Exception {
        assertThat(ours()).hasSizeGreaterThanOrEqualTo(5);

        killed(other);

        endsWith = ProcessHandle.current();
        await(Duration.ofSeconds(60), () -> ours().isEmpty());
    }

    @Test
    @Order(7)
    void downEndsWhatALauncherKilledWhileItStartedLeftBehind() throws Exception {
        var starting = starting();
        killed(launcher());
        starting.join(Duration.ofSeconds(60));
        assertThat(ours()).isNotEmpty();

        assertThat(daylight("down").said()).contains("had left running");

        await(Duration.ofSeconds(10), () -> ours().isEmpty());
    }

    /** A start of which two services run, but are not ready yet. */
    private static Thread starting() throws Exception {
        Files.deleteIfExists(data.resolve("run/compliance-rules.pid"));
        var starting = new Thread(() -> {
            try {
                up();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        starting.start();
        await(Duration.ofSeconds(60), () -> Files.exists(data.resolve("run/compliance-rules.pid")));
        return starting;
    }

    @Test
    @Order(8)
    void controlCWhileItStartsLeavesNoProcess() throws Exception {
        var starting = starting();

        new ProcessBuilder("kill", interrupts(), Long.toString(launcher().pid()))
                .start()
                .waitFor();

        starting.join(Duration.ofSeconds(60));
        await(Duration.ofSeconds(10), () -> ours().isEmpty());
        assertThat(daylight("status").said()).contains("does not run");
    }

    /** What was started in the background of a script inherits that interrupts are ignored; a plain end is heeded there. */
    private static String interrupts() throws IOException {
        var ignored = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .findFirst()
                .orElse(0);
        return (ignored & 2) == 0 ? "-INT" : "-TERM";
    }

    @Test
    @Order(9)
    void whatCannotWorkIsSaidWithTheMend() throws Exception {
        try (var taken = new ServerSocket(port + 1, 1, InetAddress.getLoopbackAddress())) {
            assertThat(up().said())
                    .contains("port %d, which compliance-rules needs".formatted(taken.getLocalPort()), "--port");
        }
        await(Duration.ofSeconds(10), () -> ours().isEmpty());
        var wrong = Files.writeString(folder.resolve("wrong.zip"), "no backup at all");
        assertThat(daylight("restore", wrong.toString(), "--yes").said())
                .contains("is not a backup of Daylight", "nothing was changed");
        assertThat(daylight("backup", folder.resolve("nowhere/b.zip").toString())
                        .said())
                .contains("nowhere does not exist; make it first");
        var file = Files.writeString(folder.resolve("file"), "not a folder");
        assertThat(out("up", file).said()).contains("choose a folder that this user may write");
        var foreign = Files.createDirectory(folder.resolve("foreign"));
        Files.writeString(foreign.resolve("letter.txt"), "dear reader");
        assertThat(out("backup", foreign, folder.resolve("c.zip").toString()).said())
                .contains("there is no data in");
        assertThat(out("reset", foreign, "--yes").exit()).isZero();
        assertThat(foreign.resolve("letter.txt")).exists();
    }

    @Test
    @Order(10)
    void aResetAsksFirstAndThenLeavesNothing() throws Exception {
        Files.writeString(data.resolve(FirstPortfolio.BEGUN), "left by a start that was interrupted");

        assertThat(daylight("reset").said()).contains("Type yes to go on", "nothing was changed");
        assertThat(data).isNotEmptyDirectory();
        assertThat(daylight("reset", "--yes").exit()).isZero();
        assertThat(data).doesNotExist();
    }

    @Test
    @Order(11)
    void wrongUseIsSaidInOneSentence() throws Exception {
        var unknown = daylight("upp");

        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.said()).contains("unknown command upp").doesNotContain("\tat ");
        var missing = daylight("restore", folder.resolve("none.zip").toString(), "--yes");
        assertThat(missing.exit()).isEqualTo(1);
        assertThat(missing.said()).doesNotContain("\tat ");
    }

    private static Terminal.Outcome up() throws Exception {
        return daylight("up", "--detach", "--empty", "--port", Integer.toString(port));
    }

    private static Terminal.Outcome daylight(String... words) throws Exception {
        return out(words[0], data, Arrays.copyOfRange(words, 1, words.length));
    }

    /** A command about another data folder. */
    private static Terminal.Outcome out(String what, Path dataFolder, String... words) throws Exception {
        return new Terminal(folder, endsWith, true).runs(what, dataFolder, words);
    }

    private static List<ProcessHandle> ours() {
        return Terminal.startedWith(data);
    }

    private static void killed(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    private static ProcessHandle launcher() throws IOException {
        var pid = Files.readString(data.resolve("run/launcher.pid")).split(" ", 2)[0];
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static Api api(int offset, String account) throws IOException {
        var secrets = new ObjectMapper().readTree(data.resolve("secrets.json").toFile());
        return new Api(
                URI.create("http://127.0.0.1:" + (port + offset)),
                account,
                secrets.path("user/" + account).asText());
    }

    private static int partners() throws IOException {
        return codes().size();
    }

    private static List<String> codes() throws IOException {
        return StreamSupport.stream(
                        api(0, "reader")
                                .get("/v1/partners?limit=200")
                                .path("items")
                                .spliterator(),
                        false)
                .map(partner -> partner.at("/content/code").asText())
                .toList();
    }

    /** Whether a write was acknowledged; whoever gets no answer does not know and is not counted. */
    private static boolean takes(String code) throws InterruptedException, IOException {
        try {
            record(code);
            return true;
        } catch (Api.Refused e) {
            assertThat(e.status()).as(e.getMessage()).isEqualTo(503);
        } catch (UncheckedIOException noAnswer) {
            // The service itself was not killed, but a connection to it may break all the same.
        }
        Thread.sleep(100);
        return false;
    }

    private static void record(String code) throws IOException {
        api(0, "desk")
                .post(
                        "/v1/partners",
                        Map.of("content", Map.of("code", code, "name", "A fictional state", "kind", "STATE")));
    }

    private static void everythingRecordedIsIntact() throws IOException {
        for (var offset = 0; offset < SERVICES.size(); offset++) {
            var verified = api(offset, "auditor")
                    .post("/v1/recordings:verify", "application/json", "".getBytes(StandardCharsets.UTF_8));
            assertThat(verified.path("intact").asBoolean())
                    .as("%s: %s", SERVICES.get(offset), verified)
                    .isTrue();
        }
    }

    private static void await(Duration patience, java.util.function.BooleanSupplier condition)
            throws InterruptedException {
        var until = Instant.now().plus(patience);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("waited %s", patience).isBefore(until);
            Thread.sleep(100);
        }
    }
}
