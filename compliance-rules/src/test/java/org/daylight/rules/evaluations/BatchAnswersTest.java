package org.daylight.rules.evaluations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.daylight.rules.evaluation.Evaluator;
import org.daylight.rules.evaluation.RandomFacts;
import org.daylight.rules.evaluation.RuleAnswer;
import org.daylight.rules.evaluation.SecondLook;
import org.daylight.rules.evaluation.SubjectResult;
import org.daylight.rules.facts.FactLine;
import org.daylight.rules.facts.FactLineException;
import org.daylight.rules.facts.FactType;
import org.daylight.rules.facts.SubjectType;
import org.daylight.rules.facts.Vocabulary;
import org.daylight.rules.packs.ShippedPacks;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A batch of several groups takes the same columns again and again; every line is answered as it is on its own. */
class BatchAnswersTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Evaluator EVALUATOR = new Evaluator(ShippedPacks.rulebook());
    private static final List<SubjectType> TYPES = Vocabulary.standard().types();

    /** As a batch is read. */
    private static final int GROUP = 256;

    @Test
    void everyLineOfManyGroupsIsAnsweredAsOnItsOwn() throws IOException {
        var seed = Long.getLong("daylight.seed", System.nanoTime());
        System.out.println("batch answers: -Ddaylight.seed=" + seed);
        var random = new Random(seed);
        var lines = new ArrayList<String>();
        while (lines.size() < 3 * GROUP + 40) {
            // The first type has rows in the first group, none in the second, and other ones again.
            var from = lines.size() / GROUP == 1 ? 1 : 0;
            var type = TYPES.get(from + random.nextInt(TYPES.size() - from));
            var line = line(type, lines.size(), random);
            if (readable(line)) {
                lines.add(line);
            }
        }

        var text = String.join(random.nextBoolean() ? "\n" : "\n\n", lines);
        var answers = answers(text);

        assertThat(answers).hasSize(lines.size() + 1);
        for (var index = 0; index < lines.size(); index++) {
            var alone = EVALUATOR.evaluate(lines.get(index).getBytes(UTF_8));
            assertThat(JSON.readTree(answers.get(index)))
                    .as("seed %d, line %d: %s", seed, index + 1, lines.get(index))
                    .isEqualTo(tree(alone));
        }
        assertThat(JSON.readTree(answers.getLast()).path("subjects").asInt()).isEqualTo(lines.size());
        assertThat(answers(new Batch(inPieces(text.getBytes(UTF_8), random), EVALUATOR::columns)))
                .as("seed %d", seed)
                .isEqualTo(answers);

        var letters = answers(Batch.of(text.getBytes(UTF_8), EVALUATOR::columns), Extent.LETTERS);
        for (var index = 0; index < lines.size(); index++) {
            var full = JSON.readTree(answers.get(index));
            assertThat(JSON.readTree(letters.get(index)))
                    .as("seed %d, line %d: %s", seed, index + 1, lines.get(index))
                    .isEqualTo(
                            JSON.valueToTree(Map.of("subject", full.path("subject"), "vector", full.path("vector"))));
        }
        assertThat(JSON.readTree(letters.getLast()).path("answers"))
                .isEqualTo(JSON.readTree(answers.getLast()).path("answers"));
    }

    /** At least what is asked for, if there is so much, and now and then in another array: what is there moves as it grows. */
    private static Batch.Source inPieces(byte[] body, Random random) {
        return length -> {
            var there = Math.min(body.length, length + random.nextInt(40_000));
            var bytes = Arrays.copyOf(body, there + random.nextInt(2_000));
            Arrays.fill(bytes, there, bytes.length, (byte) '"');
            return new Batch.Part(bytes, there, there == body.length);
        };
    }

    /** A partner is written with the escapes of Jackson, whose bytes clients have had from the first; a subject as it came. */
    @Test
    void whatIsWrittenAsItCameHasTheBytesThatItAlwaysHad() throws IOException {
        var line = "{\"subject\":\"delivery:%s\",\"type\":\"delivery/1\",\"asOf\":\"2024-03-20\",\"partner\":\"%s\"}";
        for (var partner : List.of("XAA", "Ü 7", "€", "😀", "X😀é")) {
            var answer = answers(line.formatted("😀", partner)).getFirst();
            assertThat(answer)
                    .startsWith("{\"subject\":\"delivery:😀\",")
                    .contains("\"partner\":" + new String(JSON.writeValueAsBytes(partner), UTF_8) + ",");
        }
        assertThat(answers(line.formatted("1", "😀")).getFirst()).contains("\"partner\":\"\\uD83D\\uDE00\"");
    }

    private static List<String> answers(String body) throws IOException {
        return answers(Batch.of(body.getBytes(UTF_8), EVALUATOR::columns));
    }

    private static List<String> answers(Batch batch) throws IOException {
        return answers(batch, Extent.FULL);
    }

    private static List<String> answers(Batch batch, Extent extent) throws IOException {
        var closed = new BatchAnswers(EVALUATOR, batch, SecondLook.NONE, extent, 1_024).closed("");
        return new String(closed, UTF_8).lines().toList();
    }

    private static boolean readable(String line) {
        try {
            FactLine.read(Vocabulary.standard(), line.getBytes(UTF_8));
            return true;
        } catch (FactLineException e) {
            return false;
        }
    }

    /** Every tenth line is one that the scanner leaves to the reader of single lines. */
    private static String line(SubjectType type, int number, Random random) throws JsonProcessingException {
        var drawn = RandomFacts.about(type, EVALUATOR.columnRules(type).rules());
        var facts = new ArrayList<>(drawn.draw(random).entrySet());
        Collections.shuffle(facts, random);
        var odd = random.nextInt(10);
        var fields = new ArrayList<String>();
        fields.add("\"subject\":\"%s%s%d\"".formatted(type.name(), odd == 0 ? "\\u003a" : ":", number));
        fields.add("\"type\":\"%s\"".formatted(type.id()));
        fields.add("\"asOf\":\"%s\"".formatted(drawn.day(random)));
        fields.add("\"partner\":" + (random.nextBoolean() ? "null" : "\"XAÄ\""));
        for (var fact : facts) {
            fields.add("\"%s\":%s".formatted(fact.getKey(), JSON.writeValueAsString(stated(type, fact))));
        }
        return "{" + String.join(odd == 1 ? " ,\t" : ",", fields) + "}";
    }

    private static @Nullable Object stated(SubjectType type, Map.Entry<String, @Nullable Object> fact) {
        var slot = Objects.requireNonNull(type.slot(fact.getKey()));
        return type.leaf(slot).type() == FactType.INT && fact.getValue() instanceof String text
                ? Long.valueOf(text)
                : fact.getValue();
    }

    private static JsonNode tree(SubjectResult result) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("subject", result.subject());
        fields.put("type", result.type());
        fields.put("partner", result.partner());
        fields.put("counts", result.counts());
        fields.put("metApplicabilityUnknown", result.metApplicabilityUnknown());
        fields.put("vector", result.vector());
        fields.put("nextChangeOn", day(result.nextChangeOn()));
        fields.put("nextChangeRule", result.nextChangeRule());
        fields.put(
                "answers",
                result.answers().stream().map(BatchAnswersTest::fields).toList());
        return JSON.valueToTree(fields);
    }

    private static Map<String, @Nullable Object> fields(RuleAnswer answer) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("rule", answer.rule());
        fields.put("revision", answer.revision());
        fields.put("answer", answer.answer());
        fields.put("severity", answer.severity());
        fields.put("dutyHolder", answer.dutyHolder());
        fields.put("choice", answer.choice());
        fields.put("authority", answer.authority());
        fields.put("citation", answer.citation());
        fields.put("counselReviewed", answer.counselReviewed());
        fields.put("message", answer.message());
        fields.put("missing", answer.missing());
        fields.put("reasons", answer.reasons());
        fields.put("nextChangeOn", day(answer.nextChangeOn()));
        if (answer.applicabilityUnknown()) {
            fields.put("applicabilityUnknown", true);
        }
        if (answer.disclaimer() != null) {
            fields.put("disclaimer", answer.disclaimer());
        }
        if (answer.permittedFrom() != null) {
            fields.put("permittedFrom", answer.permittedFrom());
        }
        return fields;
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
