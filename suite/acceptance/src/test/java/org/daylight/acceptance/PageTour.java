package org.daylight.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.daylight.launcher.LocalUser;
import org.daylight.launcher.Suite;

/** A tour in a page of the documentation is walked as it stands, in one shell, and answers what the page says. */
final class PageTour {

    /** Some lines of the page and the words that stand under them as what comes back. */
    private record Step(String commands, List<String> words) {}

    private static final String END_OF_STEP = "\u0001";

    private PageTour() {}

    static void walk(String page, Suite suite, Path folder) throws IOException, InterruptedException {
        var steps = steps(page);

        var answers = run(steps, suite, folder);

        assertThat(answers).hasSameSizeAs(steps);
        for (var index = 0; index < steps.size(); index++) {
            assertThat(answers.get(index))
                    .as(steps.get(index).commands())
                    .contains(steps.get(index).words());
        }
    }

    private static List<Step> steps(String name) throws IOException {
        var page = Files.readString(RunningSuite.HOME.resolve(name));
        var tour = page.substring(page.indexOf("<!-- tour -->"), page.indexOf("<!-- /tour -->"));
        var steps = new ArrayList<Step>();
        var commands = new StringBuilder();
        var inside = false;
        for (var line : tour.lines().toList()) {
            if (line.startsWith("```")) {
                inside = line.equals("```sh");
            } else if (inside && line.startsWith("# ")) {
                steps.add(
                        new Step(commands.toString(), List.of(line.substring(2).split(" … "))));
                commands.setLength(0);
            } else if (inside) {
                commands.append(line).append('\n');
            }
        }
        assertThat(steps).hasSizeGreaterThan(10);
        assertThat(commands)
                .as("the page says what comes back of its last command")
                .isEmpty();
        return steps;
    }

    private static List<String> run(List<Step> steps, Suite suite, Path folder)
            throws IOException, InterruptedException {
        var script = new StringBuilder();
        steps.forEach(step -> script.append(step.commands())
                .append("printf '")
                .append(END_OF_STEP)
                .append("'\n"));
        var mapped = script.toString()
                .replace("localhost:8081", "127.0.0.1:" + suite.registry().getPort())
                .replace("localhost:8082", "127.0.0.1:" + suite.rules().getPort())
                .replace("localhost:8083", "127.0.0.1:" + suite.reviews().getPort());
        var builder = new ProcessBuilder("/bin/sh", "-c", mapped)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        for (var user : LocalUser.ALL) {
            builder.environment()
                    .put(
                            user.account().toUpperCase(Locale.ROOT),
                            user.account() + ":" + suite.password(user.account()));
        }
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return List.of(said.split(END_OF_STEP));
    }
}
