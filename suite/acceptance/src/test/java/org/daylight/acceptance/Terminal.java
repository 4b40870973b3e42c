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
 * @param unpacks whether the server is unpacked into the data folder as for a user, which takes seconds
 */
record Terminal(Path folder, ProcessHandle endsWith, boolean unpacks) {

    record Outcome(int exit, String said) {}

    Outcome runs(String what, Path data, String... words) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        var target = RunningSuite.HOME.resolve("suite/launcher/target");
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
        // Written by whichever command of this run ends first, read by all that begin after it.
        command.addAll(
                List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + target.resolve("classes.jsa")));
        command.add("-cp");
        command.add("%s:%s/*".formatted(target.resolve("daylight-launcher.jar"), target.resolve("lib")));
        command.add("org.daylight.launcher.Daylight");
        command.add(what);
        command.addAll(List.of(words));
        command.addAll(List.of("--data", data.toString()));
        var said = Files.createTempFile(folder, "said", ".txt");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("DAYLIGHT_HOME", RunningSuite.HOME.toString());
        builder.environment().put("DAYLIGHT_ENDS_WITH", Long.toString(endsWith.pid()));
        if (unpacks) {
            builder.environment().remove("DAYLIGHT_DB_BINARIES");
        }
        var process = builder.start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).as(what).isTrue();
        return new Outcome(process.exitValue(), Files.readString(said));
    }

    /** Processes that name the data folder on their command line: launcher, services, server. */
    static List<ProcessHandle> startedWith(Path data) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .map(arguments -> String.join(" ", arguments).replace("%20", " "))
                        .orElse("")
                        .contains(data.toString()))
                .toList();
    }
}
