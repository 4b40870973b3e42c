package org.daylight.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.kit.json.Stated;
import org.daylight.kit.recording.Draft;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.records.EveryKindTest;
import org.daylight.registry.records.FullContent;
import org.daylight.registry.records.RecordKind;
import org.daylight.registry.records.RecordTypes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is plainly valid is valid: every content, and every change of one of its values to one that may be wrong. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class PlainlyValidTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final List<JsonNode> WRONG = List.of(
            NODES.nullNode(),
            NODES.textNode(""),
            NODES.textNode(" \t"),
            NODES.textNode("\u2003"),
            NODES.textNode("two\nlines"),
            NODES.textNode("lower case"),
            NODES.textNode("-1"),
            NODES.textNode("A".repeat(5_000)),
            NODES.numberNode(0),
            NODES.numberNode(-1),
            NODES.arrayNode(),
            NODES.arrayNode().add("").add("A"),
            NODES.objectNode());

    @Inject
    Validator validator;

    @Inject
    RecordTypes types;

    @ParameterizedTest
    @EnumSource
    void noContentIsTakenThatTheValidatorRefuses(RecordKind kind) throws JsonProcessingException {
        var partner = Api.partner();
        noContentIsTakenThatTheValidatorRefuses(
                kind, Json.mapper().readTree(EveryKindTest.content(kind, EveryKindTest.key(kind, partner), partner)));
    }

    @ParameterizedTest
    @EnumSource
    void norOneThatSaysEveryField(RecordKind kind) throws JsonProcessingException {
        var type = types.named(kind.word()).orElseThrow().content();
        noContentIsTakenThatTheValidatorRefuses(kind, FullContent.of(type));
    }

    private void noContentIsTakenThatTheValidatorRefuses(RecordKind kind, JsonNode content)
            throws JsonProcessingException {
        var type = types.named(kind.word()).orElseThrow().content();
        var plainly = new PlainlyValid(validator);
        var refused = new int[1];

        assertThat(plainly.is(Draft.of(Json.mapper().treeToValue(content, type))))
                .as("a %s that is as it should be is known to be", kind)
                .isTrue();
        each((ObjectNode) content, changed -> {
            var read = read(changed, type);
            if (read != null) {
                var violations = validator.validate(Draft.of(read));
                if (!violations.isEmpty()) {
                    refused[0]++;
                    assertThat(plainly.is(Draft.of(read)))
                            .as("%s: %s", violations, changed)
                            .isFalse();
                }
            }
        });
        assertThat(refused[0]).isPositive();
    }

    @Test
    void whatStandsBesideTheContentCountsAsWell() throws JsonProcessingException {
        var content = Json.mapper()
                .readValue(
                        Api.partner("PAA"), types.named("partner").orElseThrow().content());
        var plainly = new PlainlyValid(validator);
        var group = Stated.of("g".repeat(101));
        for (var draft : List.of(
                Draft.of(content).because("r".repeat(2_001)),
                Draft.of(content).knownSince("2024", "s".repeat(2_001)),
                new Draft<>(content, null, null, group, null, null, null),
                new Draft<>(
                        content,
                        null,
                        null,
                        Stated.unknown(),
                        new Marking("HIGH", null, List.of(), false),
                        null,
                        null))) {
            assertThat(validator.validate(draft)).isNotEmpty();
            assertThat(plainly.is(draft)).isFalse();
        }
        assertThat(plainly.is(Draft.of(content).because("a better copy"))).isTrue();
    }

    private static @Nullable Object read(JsonNode content, Class<?> type) {
        try {
            return Json.mapper().treeToValue(content, type);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** The content with each of its values left out or changed, one at a time. */
    private static void each(ObjectNode content, Consumer<ObjectNode> action) {
        each(content, content, action);
    }

    private static void each(ObjectNode whole, JsonNode inside, Consumer<ObjectNode> action) {
        if (inside instanceof ObjectNode object) {
            for (var name : new ArrayList<>(List.copyOf(names(object)))) {
                var value = object.remove(name);
                action.accept(whole);
                for (var wrong : WRONG) {
                    object.set(name, wrong);
                    action.accept(whole);
                }
                object.set(name, value);
                each(whole, value, action);
            }
        } else if (inside instanceof ArrayNode list) {
            for (var i = 0; i < list.size(); i++) {
                var value = list.get(i);
                for (var wrong : WRONG) {
                    list.set(i, wrong);
                    action.accept(whole);
                }
                list.set(i, value);
                each(whole, value, action);
            }
        }
    }

    private static List<String> names(ObjectNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
