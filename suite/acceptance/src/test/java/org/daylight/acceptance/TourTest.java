package org.daylight.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.daylight.launcher.LocalUser;
import org.daylight.launcher.Suite;
import org.daylight.launcher.Welcome;
import org.daylight.launcher.portfolio.FirstPortfolio;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tour in the README and the commands that a start prints are walked as they stand, and answer what is said. */
@ResourceLock(RunningSuite.SHARED)
class TourTest {

    /** One command of the tour, and the words that stand under it as what comes back. */
    record Step(String command, List<String> words) {

        @Override
        public String toString() {
            return command;
        }
    }

    private static Suite suite;

    @BeforeAll
    static void start() {
        suite = RunningSuite.withFirstPortfolio();
    }

    static Stream<Step> steps() throws IOException {
        var readme = Files.readString(RunningSuite.HOME.resolve("README.md"));
        var tour = readme.substring(readme.indexOf("<!-- tour -->"), readme.indexOf("<!-- /tour -->"));
        var steps = new ArrayList<Step>();
        for (var line : tour.lines().map(String::strip).toList()) {
            if (line.startsWith("curl ")) {
                steps.add(new Step(line, new ArrayList<>()));
            } else if (line.startsWith("# ") && !steps.isEmpty()) {
                steps.getLast().words().addAll(List.of(line.substring(2).split(" … ")));
            }
        }
        assertThat(steps).hasSizeGreaterThan(5);
        return steps.stream();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void answersWhatTheReadmeSays(Step step) throws Exception {
        assertThat(step.words()).as("the README says what comes back").isNotEmpty();

        var answer = run(step.command());

        assertThat(answer).endsWith("\n200").contains(step.words());
    }

    /** What {@code up} prints, as somebody copies it into a shell. */
    @Test
    void theCommandsThatUpPrintsWorkAsPrinted() throws Exception {
        var printed = Welcome.of(suite)
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("curl "))
                .toList();

        assertThat(printed).hasSize(3);
        assertThat(run(printed.get(0))).endsWith("\n200").contains("\"scope\":\"portfolio\"", "EU-MILLION-ROUNDS");
        assertThat(run(printed.get(1))).endsWith("\n200").contains("\"condition\":\"PRESENT\"", "\"explanation\":{");
        var begun = run(printed.get(2));
        assertThat(begun).endsWith("\n202").contains("\"asOf\":\"2025-12-31\"", "\"reason\":\"a first look\"");
        var id = new ObjectMapper().readTree(begun).path("id").asText();
        assertThat(FirstPortfolio.await(suite.reviews("reviewer"), id, Duration.ofMinutes(3))
                        .path("state")
                        .asText())
                .startsWith("SEALED");
    }

    private static String run(String command) throws IOException, InterruptedException {
        var mapped = command.replace("curl -s ", "curl -s -w '\\n%{http_code}' ")
                .replace("http://localhost:", "localhost:")
                .replace("localhost:8081", at(suite.registry().getPort()))
                .replace("localhost:8082", at(suite.rules().getPort()))
                .replace("localhost:8083", at(suite.reviews().getPort()));
        var builder = new ProcessBuilder("/bin/sh", "-c", mapped).redirectErrorStream(true);
        for (var user : LocalUser.ALL) {
            builder.environment()
                    .put(
                            user.account().toUpperCase(Locale.ROOT),
                            user.account() + ":" + suite.password(user.account()));
        }
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static String at(int port) {
        return "127.0.0.1:" + port;
    }
}
