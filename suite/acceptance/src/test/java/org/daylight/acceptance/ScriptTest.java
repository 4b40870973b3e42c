package org.daylight.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which Java the one script of the project takes. */
class ScriptTest {

    @TempDir
    Path folder;

    private record Outcome(int exit, String said) {}

    @Test
    void whatIsNamedIsTakenIfItIsAJdk25() throws Exception {
        var taken = run(
                RunningSuite.HOME.resolve("daylight"),
                Map.of("JAVA_HOME", jdk("25.0.3").toString()));

        assertThat(taken.said()).contains("the java of the test");
        assertThat(taken.exit()).isZero();
    }

    @Test
    void whatIsOlderIsPassedOverForOneInAUsualPlace() throws Exception {
        jdk("25");
        var script = copy("/usr/lib/jvm", folder.resolve("jdks").toString());

        var taken = run(script, Map.of("JAVA_HOME", jdk("21.0.9").toString()));

        assertThat(taken.said()).contains("the java of the test in jdk-25 was asked");
    }

    @Test
    void whereNoneIsFoundOneSentenceSaysHowToGetOne() throws Exception {
        var script = copy("/usr/lib/jvm", folder.resolve("nowhere").toString());

        var taken = run(
                script,
                Map.of(
                        "JAVA_HOME", jdk("17.0.1").toString(),
                        "PATH", "/usr/sbin:/sbin:/bin",
                        "HOME", folder.toString()));

        assertThat(taken.exit()).isEqualTo(1);
        assertThat(taken.said().lines())
                .singleElement()
                .asString()
                .contains("a JDK 25 is needed", "install one", "set JAVA_HOME");
    }

    /** A folder that says it is this version, whose java only says that it was asked. */
    private Path jdk(String version) throws IOException {
        var home = folder.resolve("jdks/jdk-" + version);
        Files.createDirectories(home.resolve("bin"));
        program(home.resolve("bin/javac"), "echo javac " + version);
        program(home.resolve("bin/java"), "echo the java of the test in jdk-%s was asked".formatted(version));
        return home;
    }

    private static void program(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /** The script, looking elsewhere for what is usual on this machine; it takes the launcher as built. */
    private Path copy(String usual, String instead) throws IOException {
        var text = Files.readString(RunningSuite.HOME.resolve("daylight"));
        assertThat(text).contains(usual);
        Files.createDirectories(folder.resolve("suite/launcher/target"));
        Files.writeString(folder.resolve("suite/launcher/target/daylight-launcher.jar"), "");
        var script = folder.resolve("daylight");
        Files.writeString(script, text.replace(usual, instead).replace("/opt/*jdk*", folder + "/nothing-"));
        return script;
    }

    private Outcome run(Path script, Map<String, String> environment) throws IOException, InterruptedException {
        var said = folder.resolve("said.txt");
        var builder = new ProcessBuilder("/bin/sh", script.toString(), "status", "--data", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().remove("JDK_25_HOME");
        builder.environment().putAll(environment);
        var process = builder.start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), Files.readString(said, StandardCharsets.UTF_8));
    }
}
