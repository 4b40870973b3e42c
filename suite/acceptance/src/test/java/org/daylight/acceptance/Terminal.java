package org.daylight.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The one command as somebody at a terminal uses it.
 *
 * @param folder for what it says
 * @param endsWith what it starts behind ends with this process, also when somebody kills a run of tests
 */
record Terminal(Path folder, ProcessHandle endsWith) {

    record Outcome(int exit, String said) {}

    Outcome runs(String what, Path data, String... words) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        var target = RunningSuite.HOME.resolve("suite/launcher/target");
        command.addAll(List.of("-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp"));
        command.add("%s:%s/*".formatted(target.resolve("daylight-launcher.jar"), target.resolve("lib")));
        command.add("org.daylight.launcher.Daylight");
        command.add(what);
        command.addAll(List.of(words));
        command.addAll(List.of("--data", data.toString()));
        var said = Files.createTempFile(folder, "said", ".txt");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("DAYLIGHT_HOME", RunningSuite.HOME.toString());
        builder.environment().put("DAYLIGHT_ENDS_WITH", Long.toString(endsWith.pid()));
        // A user's server unpacks its own.
        builder.environment().remove("DAYLIGHT_DB_BINARIES");
        var process = builder.start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).as(what).isTrue();
        return new Outcome(process.exitValue(), Files.readString(said));
    }
}
