package org.daylight.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

    @TempDir
    Path data;

    @Test
    void theFolderStaysTakenThroughAGarbageCollection() throws Exception {
        assertThat(new RunFolder(data).take()).isPresent();
        assertThat(another()).isEqualTo("in use");

        for (var i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }

        assertThat(another()).isEqualTo("in use");
    }

    /** What another process finds; a lock of this one would not be in its own way. */
    private String another() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), Other.class.getName(), data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    static final class Other {

        private Other() {}

        public static void main(String[] arguments) {
            var taken = new RunFolder(Path.of(arguments[0])).take().isPresent();
            System.out.println(taken ? "free" : "in use");
        }
    }
}
