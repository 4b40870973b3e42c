package org.daylight.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.daylight.launcher.Api;
import org.daylight.launcher.Backup;
import org.daylight.launcher.Suite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The first portfolio with its rules, reviews and flags, backed up while it is used and restored into another folder. */
@Order(1)
@TestMethodOrder(OrderAnnotation.class)
@ResourceLock(RunningSuite.SHARED)
class BackedUpPortfolioTest {

    private static final int REGISTRY = 0;
    private static final int RULES = 1;
    private static final int REVIEWS = 2;

    /** What people look at, by service. */
    private static final Map<Integer, List<String>> SEEN = Map.of(
            REGISTRY, List.of("/v1/deliveries?limit=200", "/v1/holds?limit=200", "/v1/objectives?limit=200"),
            RULES, List.of("/v1/rules?limit=200"),
            REVIEWS,
                    List.of(
                            "/v1/dashboards/portfolio?asOf=2025-12-31",
                            "/v1/flags?limit=200&explain=true",
                            "/v1/reviews?limit=200"));

    @TempDir
    static Path folder;

    private static Suite original;
    private static Terminal terminal;
    private static Path data;
    private static int port;
    private static String said;

    @BeforeAll
    static void restore() throws Exception {
        original = RunningSuite.withFirstPortfolio();
        terminal = new Terminal(folder, ProcessHandle.current(), false);
        data = folder.resolve("restored");
        port = RunningSuite.freePorts();
        var file = folder.resolve("backup.zip");
        Backup.write(original.server(), file);

        var restored = terminal.runs("restore", data, file.toString(), "--yes");
        assertThat(restored.exit()).as(restored.said()).isZero();
        var up = terminal.runs("up", data, "--detach", "--port", Integer.toString(port));
        assertThat(up.exit()).as(up.said()).isZero();
        said = up.said();
    }

    @AfterAll
    static void stop() throws Exception {
        terminal.runs("down", data);
    }

    @Test
    @Order(1)
    void theNextStartFindsThePortfolioAndDoesNotLoadItAgain() {
        assertThat(said).contains("Daylight is ready").doesNotContain("publishing the rule pack", "reviewed as of");
    }

    @Test
    @Order(2)
    void everybodySeesWhatTheySawBefore() throws IOException {
        for (var service : SEEN.entrySet()) {
            var before = originals().get(service.getKey());
            var now = restored(service.getKey());
            for (var path : service.getValue()) {
                assertThat(shown(now, path)).as(path).isEqualTo(shown(before, path));
            }
        }
    }

    @Test
    @Order(3)
    void everythingRecordedIsIntactByOneCommand() throws Exception {
        var verified = terminal.runs("verify", data);

        assertThat(verified.exit()).as(verified.said()).isZero();
        assertThat(verified.said())
                .contains("transfer-registry  intact", "compliance-rules   intact", "review-service     intact");
    }

    @Test
    @Order(4)
    void aReviewIsReplayedFromTheRestoredDataWithTheSameDigests() throws Exception {
        var reviews = restored(REVIEWS);
        var sealed = StreamSupport.stream(
                        reviews.get("/v1/reviews?limit=200").path("items").spliterator(), false)
                .filter(review -> review.path("asOf").asText().equals("2024-12-31"))
                .filter(review -> review.path("reason").asText().equals("looking back with what was declared by then"))
                .findFirst()
                .orElseThrow();

        var replay = reviews.post(
                "/v1/reviews/%s/replays".formatted(sealed.path("id").asText()), Map.of("reason", "after a restore"));

        var done = replayed(reviews, replay.path("id").asText());
        assertThat(done.at("/replay/same").asBoolean())
                .as(done.toPrettyString())
                .isTrue();
        assertThat(done.path("answerDigest").asText())
                .isEqualTo(sealed.path("answerDigest").asText());
    }

    @Test
    @Order(5)
    void whatWasRestoredIsWrittenOn() throws IOException {
        var desk = restored(REGISTRY, "desk");
        var before = partners();

        desk.post(
                "/v1/partners", Map.of("content", Map.of("code", "XLD", "name", "A fictional state", "kind", "STATE")));

        assertThat(partners()).isEqualTo(before + 1);
    }

    private static long partners() throws IOException {
        return restored(REGISTRY).get("/v1/partners?limit=200").path("items").size();
    }

    @Test
    @Order(6)
    void downLeavesNoProcess() throws Exception {
        assertThat(Terminal.startedWith(data)).hasSizeGreaterThanOrEqualTo(5);

        assertThat(terminal.runs("down", data).exit()).isZero();

        DrilledSuite.await(
                "nothing runs",
                Duration.ofSeconds(10),
                () -> Terminal.startedWith(data).isEmpty());
        assertThat(terminal.runs("status", data).said()).contains("does not run");
        assertThat(terminal.runs("down", data).said()).contains("nothing was running");
    }

    private static JsonNode replayed(Api reviews, String id) throws InterruptedException {
        var until = Instant.now().plus(Duration.ofMinutes(1));
        while (true) {
            var review = reviews.get("/v1/reviews/" + id);
            if (review.path("state").asText().equals("REPLAYED")) {
                return review;
            }
            assertThat(Instant.now()).as(review.toPrettyString()).isBefore(until);
            Thread.sleep(200);
        }
    }

    /** An answer without the address that it was asked at. */
    private static String shown(Api api, String path) {
        return api.get(path).toPrettyString().replace(api.base().toString(), "");
    }

    private static List<Api> originals() {
        return List.of(original.registry("auditor"), original.rules("auditor"), original.reviews("auditor"));
    }

    private static Api restored(int service) throws IOException {
        return restored(service, "auditor");
    }

    private static Api restored(int service, String account) throws IOException {
        var secrets = new ObjectMapper().readTree(data.resolve("secrets.json").toFile());
        return new Api(
                URI.create("http://127.0.0.1:" + (port + service)),
                account,
                secrets.path("user/" + account).asText());
    }
}
