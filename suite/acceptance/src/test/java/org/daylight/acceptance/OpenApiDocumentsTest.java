package org.daylight.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the three documents promise of every operation. */
class OpenApiDocumentsTest {

    private static final Path DOCUMENTS = RunningSuite.HOME.resolve("docs/openapi");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

    /** Those that only read, or that do what they do as often as it is asked for without making anything. */
    private static final Set<String> ANSWERING = Set.of(
            "/v1/evaluations",
            "/v1/evaluations:explain",
            "/v1/expressions:check",
            "/v1/facts/diversions",
            "/v1/facts/edits",
            "/v1/facts/lines",
            "/v1/recordings:verify",
            "/v1/waivers:cover");

    /** Puts something beside what is there, and overwrites nothing. */
    private static final Set<String> ADDING =
            Set.of("comments", "watch", "unwatch", "comparison", "replays", "replay", "uses", "retry");

    /** Stops what runs by itself, or lets it go on; means the same whatever has changed meanwhile. */
    private static final Set<String> STOPPING = Set.of("cancel", "resume", "pause", "revoke", "end");

    private static final List<Operation> OPERATIONS = new ArrayList<>();

    private record Operation(String name, String method, String path, JsonNode content) {

        boolean acts() {
            return !method.equals("get") && !ANSWERING.contains(path);
        }

        boolean takes(String header) {
            return content.path("parameters")
                    .valueStream()
                    .anyMatch(parameter -> parameter.path("name").asText().equals(header));
        }

        Set<String> answers() {
            var statuses = new java.util.TreeSet<String>();
            content.path("responses").fieldNames().forEachRemaining(statuses::add);
            return statuses;
        }
    }

    @BeforeAll
    static void read() throws IOException {
        for (var service : List.of("transfer-registry", "compliance-rules", "review-service")) {
            var document = new ObjectMapper(new YAMLFactory())
                    .readTree(Files.readString(DOCUMENTS.resolve(service).resolve("openapi.yaml")));
            document.path("paths")
                    .properties()
                    .forEach(path -> path.getValue().properties().stream()
                            .filter(operation -> METHODS.contains(operation.getKey()))
                            .forEach(operation -> OPERATIONS.add(new Operation(
                                    "%s: %s %s".formatted(service, operation.getKey(), path.getKey()),
                                    operation.getKey(),
                                    path.getKey(),
                                    operation.getValue()))));
        }
    }

    @Test
    void everyParameterOfAQueryAndEveryHeaderIsDescribed() {
        var undescribed = new ArrayList<String>();
        for (var operation : OPERATIONS) {
            for (var parameter : operation.content().path("parameters")) {
                if (!parameter.path("in").asText().equals("path")
                        && parameter.path("description").asText().isBlank()) {
                    undescribed.add(
                            operation.name() + " " + parameter.path("name").asText());
                }
            }
        }

        assertThat(OPERATIONS).hasSizeGreaterThan(150);
        assertThat(undescribed).isEmpty();
    }

    @Test
    void whatIsMadeIsAnsweredWithItsPlace() {
        assertThat(OPERATIONS.stream()
                        .filter(operation -> operation.method().equals("post"))
                        .filter(operation ->
                                operation.path().matches("/v1/[a-z-]+(/\\{(key|id)}/(revisions|responses))?"))
                        .filter(Operation::acts)
                        // A pack is a file that is taken apart: what it proposes is read as rules and sets.
                        .filter(operation -> !operation.path().equals("/v1/packs"))
                        // A decision on numbers answers with what is known of the revisions it is about.
                        .filter(operation -> !operation.path().equals("/v1/publication-overrides")))
                .hasSizeGreaterThan(20)
                .allSatisfy(operation -> {
                    assertThat(operation.answers())
                            .as(operation.name())
                            .doesNotContain("200")
                            .containsAnyOf("201", "202");
                    var made = operation.answers().contains("201") ? "201" : "202";
                    assertThat(operation
                                    .content()
                                    .at("/responses/%s/headers/Location/description".formatted(made))
                                    .asText())
                            .as(operation.name())
                            .isNotBlank();
                });
    }

    @Test
    void everyActSaysHowItCanBeRefused() {
        assertThat(OPERATIONS.stream().filter(Operation::acts)).allSatisfy(operation -> {
            assertThat(operation.answers()).as(operation.name()).contains("401", "403", "503");
            if (operation.takes("Idempotency-Key")) {
                assertThat(operation.answers()).as(operation.name()).contains("400", "409", "422");
            }
            if (operation.takes("If-Match")) {
                assertThat(operation.answers()).as(operation.name()).contains("404", "412", "428");
            }
        });
    }

    /** What is left out is left out for a reason that ADR 0021 gives; nothing new is left out by accident. */
    @Test
    void everyActTakesAKeyAndTheVersionThatWasRead() {
        assertThat(OPERATIONS.stream()
                        .filter(Operation::acts)
                        .filter(operation -> operation.method().equals("post"))
                        .filter(operation -> !operation.takes("Idempotency-Key"))
                        .map(Operation::name))
                .containsExactlyInAnyOrder(
                        "compliance-rules: post /v1/rulebooks", "compliance-rules: post /v1/rulebooks/variants");
        assertThat(OPERATIONS.stream()
                        .filter(Operation::acts)
                        .filter(operation -> operation.path().contains("{id}"))
                        .filter(operation -> !operation.takes("If-Match"))
                        .map(operation -> operation.path().substring("/v1/".length()))
                        .filter(path -> !ADDING.contains(path.substring(path.lastIndexOf('/') + 1)))
                        .filter(path -> !STOPPING.contains(path.substring(path.lastIndexOf('/') + 1))))
                .containsExactly("subscriptions/{id}/rotate-secret");
    }

    /** What can be corrected is a record, and every kind of record can be listed. */
    @Test
    void everyListOfRecordsIsAFileToo() {
        var end = "/{id}/corrections";
        var kinds = OPERATIONS.stream()
                .filter(operation -> operation.path().endsWith(end))
                .map(operation -> operation.name().replace(": post ", ": get ").replace(end, ""))
                .toList();

        assertThat(kinds).hasSizeGreaterThanOrEqualTo(24);
        for (var kind : kinds) {
            var list = OPERATIONS.stream()
                    .filter(operation -> operation.name().equals(kind))
                    .findFirst();
            assertThat(list).as(kind).isPresent();
            var content = list.orElseThrow().content();
            for (var form : List.of("application/json", "application/x-ndjson", "text/csv")) {
                assertThat(content.at("/responses/200/content").has(form))
                        .as(kind + " as " + form)
                        .isTrue();
            }
            assertThat(content.path("description").asText()).as(kind).contains("#end", "sha256");
        }
    }
}
