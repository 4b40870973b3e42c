package org.daylight.kit.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.daylight.kit.json.Json;
import org.daylight.registry.authorities.Authority;
import org.daylight.registry.checks.EndUseCheck;
import org.daylight.registry.commitments.Commitment;
import org.daylight.registry.congress.CongressionalRequest;
import org.daylight.registry.consultations.Consultation;
import org.daylight.registry.controls.ControlTotal;
import org.daylight.registry.deliveries.Delivery;
import org.daylight.registry.determinations.Determination;
import org.daylight.registry.expectations.Expectation;
import org.daylight.registry.holds.Hold;
import org.daylight.registry.incidents.Incident;
import org.daylight.registry.inventories.Inventory;
import org.daylight.registry.items.Item;
import org.daylight.registry.judgements.Judgement;
import org.daylight.registry.notifications.Notification;
import org.daylight.registry.objectives.Objective;
import org.daylight.registry.partners.Partner;
import org.daylight.registry.permissions.UsePermission;
import org.daylight.registry.proposals.Proposal;
import org.daylight.registry.protocols.Protocol;
import org.daylight.registry.records.FullContent;
import org.daylight.registry.requests.PartnerRequest;
import org.daylight.registry.transfers.Transfer;
import org.daylight.registry.undertakings.Undertaking;
import org.daylight.registry.units.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a list shows of a stored content is what Jackson writes of the content that it reads there. */
class ContentFormTest {

    static Stream<Class<?>> contents() {
        return Stream.of(
                Authority.class,
                EndUseCheck.class,
                Commitment.class,
                CongressionalRequest.class,
                Consultation.class,
                ControlTotal.class,
                Delivery.class,
                Determination.class,
                Expectation.class,
                Hold.class,
                Incident.class,
                Inventory.class,
                Item.class,
                Judgement.class,
                Notification.class,
                Objective.class,
                Partner.class,
                UsePermission.class,
                Proposal.class,
                Protocol.class,
                PartnerRequest.class,
                Transfer.class,
                Undertaking.class,
                Unit.class);
    }

    /** Whole, with each field left out, and with each null. */
    @ParameterizedTest
    @MethodSource("contents")
    void everyContentIsShownAsItIsRead(Class<?> type) throws JsonProcessingException {
        var form = ContentForm.of(type);
        assertThat(form).as("a form of " + type).isPresent();
        var full = (ObjectNode) FullContent.of(type);
        var cases = new ArrayList<JsonNode>(List.of(full));
        for (var name : full.properties().stream().map(Map.Entry::getKey).toList()) {
            cases.add(full.deepCopy().without(List.of(name)));
            cases.add(full.deepCopy().putNull(name));
        }
        var compared = 0;
        for (var one : cases) {
            Object content;
            try {
                content = JsonColumns.STORED.treeToValue(one, type);
            } catch (JsonProcessingException e) {
                continue; // is never stored
            }
            var expected = Json.mapper().writeValueAsString(content);
            var stored = stored(Json.mapper().readTree(expected)).getBytes(UTF_8);
            assertThat(ContentForm.shown(form.orElseThrow(), stored)).contains(expected);
            compared++;
        }
        assertThat(compared).isGreaterThan(full.size());
    }

    @Test
    void whatHasLettersOfItsOwnIsShownAsItIsRead() throws JsonProcessingException {
        var form = ContentForm.of(Partner.class).orElseThrow();
        var name = "a\u0001b\u001f\"\\\\u00ff/\t\n\r\b\f é € 😀 \u007f \u2028 {[,:]}\u001e";
        var content = new ObjectNode(JsonNodeFactory.instance)
                .put("code", "XXA")
                .put("name", name)
                .put("kind", "STATE");
        var expected = Json.mapper().writeValueAsString(JsonColumns.STORED.treeToValue(content, Partner.class));
        var stored = stored(Json.mapper().readTree(expected)).getBytes(UTF_8);

        assertThat(ContentForm.shown(form, stored)).contains(expected);
    }

    @Test
    void whatIsOtherwiseThanItWasWrittenIsLeftToJackson() {
        var form = ContentForm.of(Delivery.class).orElseThrow();

        assertThat(ContentForm.shown(form, "{\"line\": \"1\"}".getBytes(UTF_8))).isEmpty();
        assertThat(ContentForm.shown(form, "{\"milestones\": {\"SHIPPED\": null}}".getBytes(UTF_8)))
                .isEmpty();
        assertThat(ContentForm.shown(form, "{\"milestones\": [], \"gone\": {\"a\": [\"}\"]}}".getBytes(UTF_8)))
                .isEmpty();
        assertThat(ContentForm.of(Map.class)).isEmpty();
    }

    /** As the database writes a jsonb: shorter names first, blanks, small letters in the digits of escapes. */
    private static String stored(JsonNode node) {
        if (node.isObject()) {
            return node.properties().stream()
                    .sorted(Comparator.<Map.Entry<String, JsonNode>>comparingInt(
                                    field -> field.getKey().length())
                            .thenComparing(Map.Entry::getKey))
                    .map(field -> "\"%s\": %s".formatted(field.getKey(), stored(field.getValue())))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node.isArray()) {
            return node.valueStream().map(ContentFormTest::stored).collect(Collectors.joining(", ", "[", "]"));
        }
        return node.isTextual() ? lowered(node.toString()) : node.toString();
    }

    private static String lowered(String json) {
        var text = new StringBuilder(json);
        for (var at = text.indexOf("\\"); at >= 0; at = text.indexOf("\\", at + 2)) {
            if (text.charAt(at + 1) == 'u') {
                for (var i = at + 2; i < at + 6; i++) {
                    text.setCharAt(i, Character.toLowerCase(text.charAt(i)));
                }
            }
        }
        return text.toString();
    }

    /** Jackson refuses it then, as it does where the record is read alone. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"measure\": \"INCREMENT\", \"milestones\": {\"HANDED_OVER\": {\"on\": \"2024\"}}} | true",
                "{\"measure\": \"GONE\"} | false",
                "{\"milestones\": {\"GONE\": {\"on\": \"2024\"}}} | false",
                "{\"fieldThatIsGone\": 1, \"measure\": \"INCREMENT\"} | true"
            })
    void aWordThatTheEnumerationDoesNotHaveIsNotShown(String stored, boolean shown) {
        var form = ContentForm.of(Delivery.class).orElseThrow();

        assertThat(ContentForm.shown(form, stored.getBytes(UTF_8)).isPresent()).isEqualTo(shown);
    }
}
