package org.daylight.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.daylight.launcher.Api;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The one command as somebody at a terminal uses it: start, kill, back up, stop, lose everything, restore. */
@TestMethodOrder(OrderAnnotation.class)
class LauncherTest {

    private static final List<String> SERVICES = List.of("transfer-registry", "compliance-rules", "review-service");

    private record Outcome(int exit, String said) {}

    @TempDir
    static Path folder;

    private static int port;
    private static Path data;
    private static Path backup;

    @BeforeAll
    static void choose() {
        port = RunningSuite.freePorts();
        data = folder.resolve("data with a blank");
        backup = folder.resolve("backup.zip");
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
        assertThat(daylight("backup", backup.toString()).exit()).isZero();
        assertThat(backup).isNotEmptyFile();

        assertThat(daylight("restore", backup.toString(), "--yes").exit()).isEqualTo(1);
        assertThat(daylight("reset", "--yes").exit()).isEqualTo(1);
        record("XLC");
        assertThat(partners()).isEqualTo(3);
    }

    @Test
    @Order(4)
    void afterTheLauncherWasKilledUpWorksAndFindsTheData() throws Exception {
        var before = ours();
        var launcher = Files.readString(data.resolve("run/launcher.pid")).split(" ", 2)[0];
        ProcessHandle.of(Long.parseLong(launcher)).orElseThrow().destroyForcibly();
        await(
                Duration.ofSeconds(10),
                () -> ProcessHandle.of(Long.parseLong(launcher))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty());

        var up = up();

        assertThat(up.exit()).as(up.said()).isZero();
        assertThat(partners()).isEqualTo(3);
        assertThat(before).noneMatch(ProcessHandle::isAlive);
        everythingRecordedIsIntact();
    }

    @Test
    @Order(5)
    void downLeavesNoProcess() throws Exception {
        assertThat(ours()).hasSizeGreaterThanOrEqualTo(5);

        assertThat(daylight("down").exit()).isZero();

        await(Duration.ofSeconds(10), () -> ours().isEmpty());
        assertThat(daylight("status").said()).contains("does not run");
        assertThat(daylight("down").said()).contains("nothing was running");
    }

    @Test
    @Order(6)
    void whatWasBackedUpComesBackAfterEverythingWasRemoved() throws Exception {
        assertThat(daylight("reset", "--yes").exit()).isZero();
        assertThat(data).doesNotExist();

        var restored = daylight("restore", backup.toString(), "--yes");

        assertThat(restored.exit()).as(restored.said()).isZero();
        var up = up();
        assertThat(up.exit()).as(up.said()).isZero();
        assertThat(partners()).isEqualTo(2);
        everythingRecordedIsIntact();
        record("XLD");
        assertThat(partners()).isEqualTo(3);
    }

    @Test
    @Order(7)
    void wrongUseIsSaidInOneSentence() throws Exception {
        var unknown = daylight("upp");

        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.said()).contains("unknown command upp").doesNotContain("\tat ");
        var missing = daylight("restore", folder.resolve("none.zip").toString(), "--yes");
        assertThat(missing.exit()).isEqualTo(1);
        assertThat(missing.said()).doesNotContain("\tat ");
    }

    private static Outcome up() throws Exception {
        return daylight("up", "--detach", "--empty", "--port", Integer.toString(port));
    }

    private static Outcome daylight(String... words) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        var target = RunningSuite.HOME.resolve("suite/launcher/target");
        command.addAll(List.of("-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp"));
        command.add("%s:%s/*".formatted(target.resolve("daylight-launcher.jar"), target.resolve("lib")));
        command.add("org.daylight.launcher.Daylight");
        command.addAll(List.of(words));
        command.addAll(List.of("--data", data.toString()));
        var said = Files.createTempFile(folder, "said", ".txt");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("DAYLIGHT_HOME", RunningSuite.HOME.toString());
        var process = builder.start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).as(words[0]).isTrue();
        return new Outcome(process.exitValue(), Files.readString(said));
    }

    /** Processes that name the data folder on their command line: launcher, services, server. */
    private static List<ProcessHandle> ours() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .map(arguments -> String.join(" ", arguments).replace("%20", " "))
                        .orElse("")
                        .contains(data.toString()))
                .toList();
    }

    private static Api api(int offset, String account) throws IOException {
        var secrets = new ObjectMapper().readTree(data.resolve("secrets.json").toFile());
        return new Api(
                URI.create("http://127.0.0.1:" + (port + offset)),
                account,
                secrets.path("user/" + account).asText());
    }

    private static int partners() throws IOException {
        return api(0, "reader").get("/v1/partners").path("items").size();
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
