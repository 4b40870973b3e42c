package org.daylight.rules.evaluations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.rules.Drafting.proposed;
import static org.daylight.rules.Drafting.publish;
import static org.daylight.rules.Drafting.triggerRule;
import static org.daylight.rules.Service.NDJSON;
import static org.daylight.rules.Service.acting;
import static org.daylight.rules.Service.as;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.daylight.kit.json.CanonicalJson;
import org.daylight.kit.json.Json;
import org.daylight.rules.Service;
import org.daylight.rules.evaluation.DatedSet;
import org.daylight.rules.evaluation.Evaluator;
import org.daylight.rules.evaluation.SecondLook;
import org.daylight.rules.facts.Vocabulary;
import org.daylight.rules.language.Compilation;
import org.daylight.rules.language.Revision;
import org.daylight.rules.language.RulebookCompiler;
import org.daylight.rules.revisions.Definition;
import org.junit.jupiter.api.Test;

/** A recorded evaluation is named by its rulebook's digest and the bytes of its facts. */
@QuarkusTest
class ReplayTest {

    private static final Path EARLIER = Path.of("src/test/resources/replay");
    private static final Path FACTS = Path.of("src/test/resources/register/2024-08-31.ndjson");

    @Test
    void theSameRulebookAndFactsGiveTheSameBytesWhateverIsPublishedMeanwhile() throws IOException {
        Service.publishShippedPacks();
        var rulebook = Service.freeze();
        var facts = Files.readString(FACTS);
        var first = evaluate(rulebook, facts);

        var key = "test.replay.later";
        publish("legal2", key, proposed("legal", key, triggerRule(key))).statusCode(200);

        assertThat(Service.freeze()).as("another rulebook is in force").isNotEqualTo(rulebook);
        assertThat(evaluate(rulebook, facts)).isEqualTo(first);
    }

    /** An auditor needs no service that remembers anything: what the API gives out suffices. */
    @Test
    void theBytesAreComputedAgainFromWhatTheRulebookNames() throws IOException {
        Service.publishShippedPacks();
        var rulebook = Service.freeze();
        var evaluator = compiledFromTheApi(rulebook);
        var batch = Batch.of(Files.readAllBytes(FACTS), evaluator::columns);
        var again = new BatchAnswers(evaluator, batch, SecondLook.NONE, Extent.FULL, 16).closed("");

        assertThat(evaluate(rulebook, Files.readString(FACTS))).isEqualTo(new String(again, UTF_8));
    }

    /**
     * What the release of 26 November 2026 (contracts of ee7f5e9f) answered, byte by byte: its texts of rules are taken in,
     * and its rulebook stands as it stood in its database, with the environment that named the whole file of facts.
     */
    @Test
    void aRulebookOfAnEarlierReleaseAnswersAsItDidThen() throws IOException, SQLException {
        taken(new YAMLMapper().readTree(EARLIER.resolve("pack.yaml").toFile()));
        var content = Files.readString(EARLIER.resolve("rulebook.json"));
        var rulebook = CanonicalJson.sha256(content.getBytes(UTF_8));
        var environment = Json.mapper().readTree(content).path("environment").asText();
        assertThat(environment).startsWith("language/2 facts/sha256:");
        // No recording tells of this row, so that the journal would not verify with it.
        sql("""
                insert into rulebook (id, version, recording, recorded_at, act, marking, sources, digest, environment, content,
                    frozen_by)
                values (gen_random_uuid(), 1, 1, '2026-11-26', 'CREATED', '{}', '[]', ?, ?, ?, 'service')
                """, rulebook, environment, content);
        try {
            assertThat(evaluate(rulebook, Files.readString(EARLIER.resolve("facts.ndjson"))))
                    .isEqualTo(Files.readString(EARLIER.resolve("answers.ndjson")));
        } finally {
            sql("delete from rulebook where digest = ?", rulebook);
        }
    }

    /** As drafts: to be proposed today their examples would have to show more than they had to then. */
    private static void taken(JsonNode pack) {
        for (var set : pack.path("sets")) {
            drafted("/v1/sets", set);
        }
        for (var rule : pack.path("rules")) {
            drafted("/v1/rules/%s/revisions".formatted(rule.path("key").asText()), rule);
        }
    }

    private static void drafted(String path, JsonNode part) {
        acting("legal")
                .contentType("application/json")
                .body(part.toString())
                .post(path)
                .then()
                .statusCode(201);
    }

    private static void sql(String statement, String... parameters) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        System.getProperty("daylight.test.admin-url"),
                        System.getProperty("daylight.test.admin-user"),
                        System.getProperty("daylight.test.admin-password"));
                var update = connection.prepareStatement(statement)) {
            for (var at = 0; at < parameters.length; at++) {
                update.setString(at + 1, parameters[at]);
            }
            update.executeUpdate();
        }
    }

    private static String evaluate(String rulebook, String facts) {
        return as("auditor")
                .contentType(NDJSON)
                .body(facts)
                .post("/v1/evaluations?rulebook=" + rulebook)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static Evaluator compiledFromTheApi(String digest) throws IOException {
        var rulebook = Json.mapper()
                .readTree(as("auditor").get("/v1/rulebooks/" + digest).asByteArray());
        var rules = new ArrayList<Revision>();
        for (var rule : rulebook.path("rules")) {
            for (var revision : rule.path("revisions")) {
                var path =
                        "/v1/rules/%s/revisions/%s".formatted(rule.path("key").asText(), revision.asText());
                var written = Json.mapper()
                        .readTree(as("auditor").get(path).asByteArray())
                        .path("definition");
                var definition = Definition.rule(written);
                assertThat(definition.digest()).isEqualTo(revision.asText());
                rules.add(new Revision(definition.digest(), definition.source()));
            }
        }
        return switch (RulebookCompiler.compile(Vocabulary.standard(), rules, sets(rulebook))) {
            case Compilation.Compiled(var compiled) -> new Evaluator(compiled);
            case Compilation.Refused(var issues) -> throw new AssertionError(issues);
        };
    }

    private static List<DatedSet> sets(com.fasterxml.jackson.databind.JsonNode rulebook) throws IOException {
        var sets = new ArrayList<DatedSet>();
        for (var set : rulebook.path("sets")) {
            var path = "/v1/sets/" + set.path("key").asText();
            var written = Json.mapper().readTree(as("auditor").get(path).asByteArray());
            assertThat(written.path("digest").asText())
                    .isEqualTo(set.path("digest").asText());
            sets.add(Definition.set(written.path("definition")).set());
        }
        return sets;
    }
}
