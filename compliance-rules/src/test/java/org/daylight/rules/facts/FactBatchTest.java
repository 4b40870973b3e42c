package org.daylight.rules.facts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.daylight.kit.json.StorableText;
import org.daylight.rules.evaluation.Listed;
import org.daylight.rules.evaluation.RandomFacts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lines are read from bytes into columns; every fact, and everything wrong, is what the reader of single lines finds. */
class FactBatchTest {

    private static final Vocabulary VOCABULARY = Vocabulary.standard();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ROUNDS = 1_000;
    private static final Words WORDS = new Words(List.of("FIN", "XAA", "FMS", "OFFER", "Ü 7"));
    private static final List<String> PIECES = List.of(
            "\\\"",
            "\\u0041",
            " ",
            "\t",
            "null",
            "0",
            "01",
            "1e3",
            "-",
            ".",
            "{",
            "}",
            "[1]",
            "[",
            "]",
            "[\"2024-01-01\", null , true,7]",
            ",",
            ":",
            "\"",
            "é",
            "\0",
            "\\u0000",
            "\\ud800",
            "\\ud83d\\ude00",
            "😀",
            "2024-02-30",
            "9999-12-31",
            "true",
            "00.10",
            ".5",
            "1.",
            "99999999999999999999",
            " EACH");

    @Test
    void plainAndBrokenLinesAreReadAsTheReaderOfSingleLinesReadsThem() throws JsonProcessingException {
        var seed = Long.getLong("daylight.seed", System.nanoTime());
        System.out.println("fact batches: -Ddaylight.seed=" + seed);
        var random = new Random(seed);
        var plain = 0;
        for (var round = 0; round < ROUNDS; round++) {
            var vocabulary = random.nextInt(4) == 0 ? Listed.VOCABULARY : VOCABULARY;
            var types = vocabulary.types();
            var type = types.get(random.nextInt(types.size()));
            var text = line(type, random);
            plain += same(vocabulary, text.getBytes(UTF_8), seed) ? 1 : 0;
            for (var broken = 0; broken < 6; broken++) {
                same(vocabulary, broken(text, random), seed);
            }
        }
        assertThat(plain).isGreaterThan(ROUNDS / 2);
    }

    private static String line(SubjectType type, Random random) throws JsonProcessingException {
        var facts =
                new ArrayList<>(RandomFacts.about(type, List.of()).draw(random).entrySet());
        Collections.shuffle(facts, random);
        var fields = new ArrayList<String>();
        fields.add("\"subject\":\"%s:%d\"".formatted(type.name(), random.nextInt(1_000)));
        fields.add("\"type\":\"%s\"".formatted(type.id()));
        fields.add("\"asOf\":\"2024-0%d-15\"".formatted(1 + random.nextInt(9)));
        if (random.nextBoolean()) {
            fields.add("\"partner\":" + (random.nextBoolean() ? "null" : "\"XAÄ\""));
        }
        if (random.nextInt(10) == 0) {
            fields.add("\"extra\":{\"a\":[1,2]}");
        }
        for (var fact : facts) {
            fields.add("\"%s\":%s".formatted(fact.getKey(), JSON.writeValueAsString(value(type, fact))));
        }
        if (random.nextInt(20) == 0) {
            Collections.shuffle(fields, random);
        }
        var between = random.nextInt(4) == 0 ? " , " : ",";
        return fields.stream().collect(Collectors.joining(between, "{", "}"));
    }

    /** Plain lines and others, empty ones and one that cannot be read: each ends where it ends, and numbers leave out empty ones. */
    @Test
    void everyLineOfABatchIsReadOnItsOwn() {
        var type = VOCABULARY.type("delivery").orElseThrow();
        var plain = "{\"subject\":\"delivery:%d\",\"type\":\"" + type.id() + "\",\"asOf\":\"2024-03-20\"}";
        var text = String.join(
                "\n",
                "",
                plain.formatted(1) + "\r",
                plain.formatted(2) + "  ",
                "",
                plain.formatted(3).replace("delivery:", "delivery\\u003a"),
                plain.formatted(4).replace("}", ""),
                plain.formatted(5) + plain.formatted(6),
                plain.formatted(7));
        var batch = batch(VOCABULARY, text.getBytes(UTF_8), 2, 20);
        assertThat(batch.countAll()).isEqualTo(6);
        var read = new ArrayList<List<String>>();
        while (batch.next()) {
            read.add(batch.lines().stream().map(ScannedLine::subject).toList());
            assertThat(batch.lines().getFirst().columns().rows())
                    .isEqualTo(batch.lines().size());
        }
        assertThat(read).containsExactly(List.of("delivery:1", "delivery:2"), List.of("delivery:3", "delivery:7"));
        assertThat(batch.unreadable().stream().map(FactBatch.Unreadable::line)).containsExactly(4, 5);
        assertThat(batch.count()).isEqualTo(6);
        assertThat(batch.countAll()).isEqualTo(6);
    }

    /** As JSON spells them, and as bytes that are no UTF-8; subjects above all would become one with others. */
    @Test
    void textsThatCannotBeStoredAreRefused() {
        var written = "{\"subject\":\"delivery:%s\",\"type\":\"delivery/1\",\"asOf\":\"2024-03-20\","
                + "\"partner\":\"XA%s\",\"partner.code\":\"X%s\"}\n";
        var wrong = List.of("\\ud800", "\\udbff", "\\udc00\\ud800", "\\u0000");
        for (var one : wrong) {
            assertThat(why(written.formatted(one, "", ""))).isEqualTo("subject " + StorableText.MEND);
            assertThat(why(written.formatted("", one, ""))).isEqualTo("partner " + StorableText.MEND);
            assertThat(why(written.formatted("", "", one))).isEqualTo("partner.code " + StorableText.MEND);
        }
        assertThat(why(written.formatted("\u00ed\u00a0\u0080", "", ""))).contains("Illegal surrogate");
        assertThat(why(written.formatted("\\ud83d\\ude00", "\u00f0\u009f\u0098\u0080", "?")))
                .isEmpty();
    }

    /** What is wrong with a line, whose characters are its bytes; empty if nothing is. */
    private static String why(String line) {
        var batch = batch(VOCABULARY, line.getBytes(ISO_8859_1), 1, 1);
        assertThat(batch.next()).isTrue();
        return batch.unreadable().stream().map(FactBatch.Unreadable::why).collect(Collectors.joining());
    }

    @Test
    void afterAsManyUnreadableLinesAsAreNamedTheOthersAreOnlyCounted() {
        var readable = "{\"subject\":\"delivery:1\",\"type\":\"delivery/1\",\"asOf\":\"2024-03-20\"}\n";
        var text = "x\n" + readable + "\nx\nx\n" + readable + "x\n";
        var batch = batch(VOCABULARY, text.getBytes(UTF_8), 5, 3);

        assertThat(batch.next()).isTrue();
        assertThat(batch.lines()).hasSize(1);
        assertThat(batch.unreadable().stream().map(FactBatch.Unreadable::line)).containsExactly(1, 3, 4);
        assertThat(batch.next()).isFalse();
        assertThat(batch.lines()).isEmpty();
        assertThat(batch.count()).isEqualTo(4);
        assertThat(batch.countAll()).isEqualTo(6);
    }

    /** Lines that arrive bit by bit are those of the whole, and none is read before its end is there. */
    @Test
    void aLineIsReadWhenItsLineFeedIsThere() {
        var line = "{\"subject\":\"delivery:%d\",\"type\":\"delivery/1\",\"asOf\":\"2024-03-20\"}";
        var text = "%s\n\n%s\nx\n%s".formatted(line.formatted(1), line.formatted(2), line.formatted(3));
        var bytes = text.getBytes(UTF_8);
        var batch = new FactBatch(VOCABULARY, FactBatchTest::columns, 10, 20);
        var read = new ArrayList<String>();
        for (var length = 0; length <= bytes.length; length++) {
            // What follows is not there yet: it may be anything.
            batch.arrived(
                    Arrays.copyOf(Arrays.copyOf(bytes, length), bytes.length + 7), length, length == bytes.length);
            while (batch.next()) {
                batch.lines().forEach(one -> read.add(one.subject()));
            }
            var ended = text.substring(0, length).split("\n", -1).length - 1;
            assertThat(batch.count()).isEqualTo(length == bytes.length ? 4 : ended > 1 ? ended - 1 : ended);
        }
        assertThat(read).containsExactly("delivery:1", "delivery:2", "delivery:3");
        assertThat(batch.unreadable().stream().map(FactBatch.Unreadable::line)).containsExactly(3);
        assertThat(batch.countAll()).isEqualTo(4);
    }

    private static FactBatch batch(Vocabulary vocabulary, byte[] bytes, int group, int mostUnreadable) {
        var batch = new FactBatch(vocabulary, FactBatchTest::columns, group, mostUnreadable);
        batch.arrived(bytes, bytes.length, true);
        return batch;
    }

    private static @Nullable Object value(SubjectType type, Map.Entry<String, @Nullable Object> fact) {
        var leaf = type.leaves().stream()
                .filter(one -> one.name().equals(fact.getKey()))
                .findFirst()
                .orElseThrow();
        if (leaf.type() == FactType.INT_LIST && fact.getValue() instanceof List<?> list) {
            return list.stream().map(FactBatchTest::number).toList();
        }
        return leaf.type() == FactType.INT ? number(fact.getValue()) : fact.getValue();
    }

    private static @Nullable Object number(@Nullable Object value) {
        return value instanceof String text ? Long.valueOf(text) : value;
    }

    private static byte[] broken(String text, Random random) {
        var at = random.nextInt(text.length());
        var to = Math.min(text.length(), at + random.nextInt(3));
        var piece = PIECES.get(random.nextInt(PIECES.size()));
        var bytes = (text.substring(0, at) + piece + text.substring(to)).getBytes(UTF_8);
        if (random.nextInt(4) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return Arrays.equals(bytes, new byte[] {'\n'}) ? new byte[] {'{'} : bytes;
    }

    private static boolean same(Vocabulary vocabulary, byte[] bytes, long seed) {
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == '\n' ? (byte) ' ' : bytes[i];
        }
        var text = new String(bytes, UTF_8);
        var batch = batch(vocabulary, bytes, 1, 1);
        assertThat(batch.next()).isTrue();
        try {
            var expected = FactLine.read(vocabulary, bytes);
            assertThat(batch.unreadable()).as("seed %d: %s", seed, text).isEmpty();
            same(batch.lines().getFirst(), expected, "seed " + seed + ": " + text);
            return true;
        } catch (FactLineException e) {
            assertThat(batch.lines()).as("seed %d: %s", seed, text).isEmpty();
            assertThat(batch.unreadable()).containsExactly(new FactBatch.Unreadable(1, String.valueOf(e.getMessage())));
            return false;
        }
    }

    private static void same(ScannedLine read, FactLine expected, String where) {
        assertThat(read.type()).as(where).isEqualTo(expected.type());
        assertThat(read.subject()).as(where).isEqualTo(expected.subject());
        assertThat(read.partner()).as(where).isEqualTo(expected.partner());
        assertThat(read.asOf()).as(where).isEqualTo(expected.asOf());
        var room = read.columns().capacity();
        var columns = columns(expected.type(), room);
        columns.start(room);
        columns.put(0, expected);
        assertThat(read.columns().odd(0)).as(where).isEqualTo(columns.odd(0));
        for (var slot = 0; slot < expected.type().leaves().size(); slot++) {
            var name = expected.type().leaf(slot).name() + " in " + where;
            if (!Objects.equals(read.line().value(slot), expected.value(slot))) {
                throw new AssertionError(name);
            }
            var one = read.columns().column(slot);
            var other = columns.column(slot);
            if (one == null || other == null) {
                throw new AssertionError(name);
            }
            assertThat(Arrays.equals(one.state, other.state)
                            && Arrays.equals(one.truth, other.truth)
                            && Arrays.equals(one.low, other.low)
                            && Arrays.equals(one.high, other.high)
                            && Arrays.equals(one.code, other.code))
                    .as(name)
                    .isTrue();
        }
    }

    private static Columns columns(SubjectType type, int lines) {
        var all = IntStream.range(0, type.leaves().size()).boxed().collect(Collectors.toSet());
        return new Columns(type, Set.copyOf(all), WORDS, lines);
    }
}
