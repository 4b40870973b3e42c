package org.daylight.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.ConsoleRender;

/**
 * What a client was promised goes on to work: the documents that the build writes are compared with the released ones
 * in {@code docs/openapi/released}. A promise is only ever added to; what has to break gets a new path.
 */
class OpenApiCompatibilityTest {

    private static final Path DOCUMENTS = RunningSuite.HOME.resolve("docs/openapi");

    static List<String> documents() throws IOException {
        try (var folders = Files.list(DOCUMENTS)) {
            return folders.filter(folder -> Files.exists(folder.resolve("openapi.yaml")))
                    .map(folder -> DOCUMENTS.relativize(folder).toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void nothingThatWasReleasedIsBroken(String service) throws IOException {
        var document = DOCUMENTS.resolve(service).resolve("openapi.yaml");
        var copy = DOCUMENTS.resolve("released").resolve(service + ".yaml");
        assertThat(copy).as("copy %s there when it is released", document).exists();
        var released = Files.readString(copy);
        var written = Files.readString(document);

        var changes = OpenApiCompare.fromContents(released, written);

        assertThat(changes.isCompatible()).as(() -> told(changes)).isTrue();
    }

    /** The comparison is only worth something if it notices; the shortest document shows it as well as the longest. */
    @ParameterizedTest
    @ValueSource(strings = {"/v1/packs:", "/v1/evaluations:explain:"})
    void aPathThatIsGoneIsNoticed(String path) throws IOException {
        var released = Files.readString(DOCUMENTS.resolve("released/compliance-rules.yaml"));

        var changes = OpenApiCompare.fromContents(
                released, released.replace("\n  " + path, "\n  " + path.replace("v1", "v2")));

        assertThat(released).contains("\n  " + path + "\n");
        assertThat(changes.isCompatible()).isFalse();
    }

    @Test
    void aFieldThatBecomesMandatoryIsNoticed() throws IOException {
        var released = Files.readString(DOCUMENTS.resolve("released/compliance-rules.yaml"));
        var stricter = released.replaceFirst(
                "(?m)^    BacktestRequest:\\R(      .*\\R)*?      required:\\R", "$0      - hindsight\n");

        var changes = OpenApiCompare.fromContents(released, stricter);

        assertThat(stricter).isNotEqualTo(released);
        assertThat(changes.isCompatible()).isFalse();
    }

    private static String told(ChangedOpenApi changes) {
        var bytes = new ByteArrayOutputStream();
        new ConsoleRender().render(changes, new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
