package org.daylight.registry.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.DESK;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.judgements.Judgement;
import org.daylight.registry.records.Determined;
import org.daylight.registry.records.FullContent;
import org.daylight.registry.records.RecordKind;
import org.daylight.registry.records.RecordTypes;
import org.junit.jupiter.api.Test;

/**
 * One record of every kind that says all it can, one judgement of every question, one determination of everything that
 * can be determined: whatever the vocabulary of the rules expects of the registry, some line tells. A leaf under another
 * name would leave the rules that read it undecided for ever.
 */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class EveryLeafIsToldTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Fields that name the one record of another kind, or its own. */
    private static final Set<String> KEYS = Set.of(
            "reference",
            "transfer",
            "transfers",
            "delivery",
            "objective",
            "objectives",
            "notification",
            "notifications",
            "item",
            "items",
            "incident",
            "undertaking",
            "authority");

    private static final Set<String> PARTNERS = Set.of("partner", "partners", "supplier");

    /** What a full content may not say: ends on the day of their beginning, a second way to the same, what has no place. */
    private static final Set<String> UNSAID = Set.of(
            "to",
            "noDivergenceReason",
            "notDetermined",
            "predecessor",
            "supersedes",
            "droppedOn",
            "index",
            "revaluations");

    @Inject
    RecordTypes types;

    private final String partner = Api.code();
    private final String key = partner + "/F";

    @Test
    void whateverTheRulesExpectOfTheRegistryStandsInSomeLine() {
        load();
        var vocabulary = Vocabulary.read();

        var told = new TreeSet<String>();
        var faults = new TreeSet<String>();
        for (var type : FactType.values()) {
            for (var text : Register.lines("service", type.word(), "asOf=2024-04-01&scope=partner:" + partner)) {
                var line = Register.json(text);
                faults.addAll(vocabulary.faults(type.word(), line));
                line.properties().stream()
                        .filter(leaf ->
                                leaf.getKey().contains(".") && !leaf.getValue().isNull())
                        .forEach(leaf -> told.add(type.word() + " " + leaf.getKey()));
            }
        }

        assertThat(told).containsExactlyInAnyOrderElementsOf(vocabulary.suppliedByTheRegistry());
        assertThat(faults).isEmpty();
    }

    private void load() {
        var file = new StringBuilder();
        for (var kind : RecordKind.values()) {
            for (var content : contents(kind)) {
                var line = NODES.objectNode().put("type", kind.word());
                line.set("content", content);
                file.append(line).append('\n');
            }
        }
        assertThat(Register.load(DESK, file.toString()).extract().<List<Object>>path("problems"))
                .isEmpty();
    }

    private List<ObjectNode> contents(RecordKind kind) {
        return switch (kind) {
            case PARTNER -> {
                var of = full(kind).put("code", partner);
                of.path("securityStates").forEach(state -> ((ObjectNode) state).put("from", "2024-01-01"));
                yield List.of(of);
            }
            case AUTHORITY -> List.of(full(kind).put("code", key));
            case TRANSFER -> List.of(transfer(full(kind)));
            case OBJECTIVE -> List.of(planned(full(kind).put("status", "APPROVED")));
            case UNDERTAKING -> {
                // Said of what the register made itself.
                var undertaking = full(kind);
                undertaking.remove("origin");
                // One that is open on the day of the proposal, and sent later.
                var statement = undertaking.deepCopy().put("reference", key + "/S");
                statement.put("kind", Statements.KIND).put("fulfilledOn", "2024-03-02");
                yield List.of(undertaking, statement);
            }
            case NOTIFICATION -> {
                var withdrawn = full(kind).put("reference", key + "/W");
                var standing = full(kind);
                standing.remove("withdrawnOn");
                yield List.of(standing, withdrawn);
            }
            case DETERMINATION -> determinations(kind);
            case JUDGEMENT -> judgements(kind);
            case CONTROL_TOTAL -> {
                var total = full(kind);
                total.remove(List.of("value", "records", "capabilityClass"));
                total.path("entries").forEach(entry -> ((ObjectNode) entry).remove("value"));
                exact(total.path("quantity"));
                total.path("entries").forEach(entry -> exact(entry.path("quantity")));
                yield List.of(total);
            }
            case DELIVERY -> {
                // Of more articles than are recorded no inventory is told.
                var delivery = full(kind);
                exact(delivery.path("quantity"));
                yield List.of(delivery);
            }
            // The day of a text is one on which the partner's state is recorded.
            case EXPECTATION ->
                List.of(
                        full(kind).put("textVersion", "2024-03-15"),
                        full(kind)
                                .put("reference", key + "/A")
                                .put("kind", "ASSURANCE")
                                .put("textVersion", Assurances.TEXT));
            case HOLD -> List.of(full(kind).put("origin", key).put("ending", "RELEASED"));
            case INCIDENT -> List.of(full(kind).put("kind", "CIVILIAN_HARM"));
            case END_USE_CHECK -> List.of(full(kind).put("unit", key));
            default -> List.of(full(kind));
        };
    }

    private static void exact(JsonNode quantity) {
        ((ObjectNode) quantity).put("amount", "1").put("unit", "EACH").put("bound", "EXACT");
    }

    private static ObjectNode transfer(ObjectNode transfer) {
        var values = (ArrayNode) transfer.path("values");
        var money = values.path(0).path("money");
        values.removeAll();
        for (var element : List.of("TOTAL", "MDE", "OTHER")) {
            values.addObject().put("element", element).set("money", money.deepCopy());
        }
        return planned(transfer);
    }

    /** A plan of the whole in units that grows for a year. */
    private static ObjectNode planned(ObjectNode content) {
        var plan = (ObjectNode) content.path("baselines").path(0);
        plan.remove("value");
        plan.remove("capabilityClass");
        ((ObjectNode) plan.path("points").path(0)).put("on", "2025-03-01");
        plan.put("unit", "USD");
        return content;
    }

    private List<ObjectNode> determinations(RecordKind kind) {
        var all = new ArrayList<ObjectNode>();
        for (var determined : Determined.values()) {
            var one = full(kind).put("reference", key + determined).put("until", "2030-01-01");
            if (determined == Determined.EMERGENCY) {
                one.put("kind", "EMERGENCY").remove("determined");
            } else {
                one.put("kind", "FINDING").put("determined", determined.name());
            }
            all.add(one);
        }
        return all;
    }

    private List<ObjectNode> judgements(RecordKind kind) {
        var all = new ArrayList<ObjectNode>();
        for (var question : Judgement.Question.values()) {
            var one = full(kind).put("reference", key + question).put("question", question.name());
            var ofIncident = question == Judgement.Question.SUBSTANTIAL_VIOLATION
                    || question == Judgement.Question.UNCONSENTED_TRANSFER
                    || question == Judgement.Question.LEGITIMATE_SELF_DEFENSE;
            one.put(ofIncident ? "incident" : "proposal", key).remove(ofIncident ? "proposal" : "incident");
            all.add(one);
        }
        return all;
    }

    private ObjectNode full(RecordKind kind) {
        var content = FullContent.of(types.named(kind.word()).orElseThrow().content());
        return (ObjectNode) named("", content);
    }

    private JsonNode named(String field, JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(UNSAID);
            for (Map.Entry<String, JsonNode> inner : List.copyOf(object.properties())) {
                object.set(inner.getKey(), named(inner.getKey(), inner.getValue()));
            }
            return object;
        }
        if (node instanceof ArrayNode array) {
            for (var i = 0; i < array.size(); i++) {
                array.set(i, named(field, array.get(i)));
            }
            return array;
        }
        if (node instanceof TextNode) {
            return KEYS.contains(field)
                    ? NODES.textNode(key)
                    : PARTNERS.contains(field) ? NODES.textNode(partner) : node;
        }
        return node;
    }
}
