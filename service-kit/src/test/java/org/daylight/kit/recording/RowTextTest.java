package org.daylight.kit.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Random;
import org.daylight.kit.json.JsonbText;
import org.daylight.postgres.TestDatabase;
import org.junit.jupiter.api.Test;

/** What Java writes of a row, held against what PostgreSQL writes. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "kit"))
class RowTextTest {

    private static final int VALUES = 3_000;

    /** Whatever JSON escapes, what it does not although one might think so, and characters of one to four bytes. */
    private static final String[] CHARACTERS = {
        "a", "B", "z", "0", " ", "/", "\"", "\\", "'", "\b", "\f", "\n", "\r", "\t", "\u0001", "\u001f", "\u007f",
        "\u0080", "é", "ß", "\u2028", "\uffff", "日", "😀", "-", "_", ":", ",", "{", "]"
    };

    @Inject
    Database database;

    @Test
    void randomValuesAreWrittenAsTheDatabaseWritesThem() {
        var random = new Random(20261127);
        var values = new ArrayList<JsonNode>();
        for (var i = 0; i < VALUES; i++) {
            values.add(value(random, 4));
        }

        var stored = database.rows(
                "select v::jsonb::text from unnest(?) with ordinality as v (v, n) order by n",
                row -> row.getString(1),
                (Object) values.stream().map(JsonNode::toString).toArray(String[]::new));

        assertThat(stored).isEqualTo(values.stream().map(JsonbText::of).toList());
    }

    @Test
    void randomInstantsAreWrittenAsTheDatabaseWritesThem() {
        var random = new Random(20261127);
        var first = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
        var last = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
        QuarkusTransaction.requiringNew().run(() -> {
            database.row("select set_config('TimeZone', 'UTC', true)", row -> row.getString(1));
            for (var i = 0; i < 300; i++) {
                var micros = new int[] {0, 1, 10, 120_000, 999_999, random.nextInt(1_000_000)}[i % 6];
                var seconds = i % 5 == 0 ? 60 * (random.nextLong(first, last) / 60) : random.nextLong(first, last);
                var instant = Instant.ofEpochSecond(seconds, 1_000L * micros);

                var text = new StringBuilder();
                JsonbText.add(text, instant);

                assertThat(text)
                        .hasToString(database.row(
                                "select to_jsonb(?::timestamptz)::text",
                                row -> row.getString(1),
                                instant.atOffset(ZoneOffset.UTC)));
            }
        });
    }

    @Test
    void aRowIsWrittenAsTheDatabaseWritesIt() {
        var row = new RowText(100)
                .text("id", "a \"b\"")
                .bare("on", null)
                .bare("yes", true)
                .text("none", null)
                .instant("stamp", null)
                .bare("content", "{\"a\": [1, 2]}");

        assertThat(new String(row.bytes(), UTF_8)).isEqualTo(database.row("""
                        select to_jsonb(r)::text from (select 'a "b"' as id, '{"a":[1,2]}'::jsonb as content, null as none,
                          null::date as on, null::timestamptz as stamp, true as yes) r""", found -> found.getString(1)));
    }

    @Test
    void whatOneIsNotSureOfIsRefused() {
        var nodes = JsonNodeFactory.instance;

        assertThatThrownBy(() -> JsonbText.of(nodes.numberNode(new BigDecimal("1.50"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.5");
        assertThatThrownBy(() -> JsonbText.of(nodes.textNode("\ud83d")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("surrogate");
        var text = new StringBuilder();
        assertThatThrownBy(() -> JsonbText.add(text, Instant.parse("+10000-01-01T00:00:00Z")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10000");
    }

    private static JsonNode value(Random random, int deepest) {
        var nodes = JsonNodeFactory.instance;
        return switch (random.nextInt(deepest > 0 ? 9 : 6)) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.booleanNode(random.nextBoolean());
            case 2 -> nodes.numberNode(random.nextInt());
            case 3 -> nodes.numberNode(random.nextLong());
            case 4, 5 -> nodes.textNode(text(random));
            case 6 -> {
                var array = nodes.arrayNode();
                for (var i = random.nextInt(4); i > 0; i--) {
                    array.add(value(random, deepest - 1));
                }
                yield array;
            }
            default -> {
                var object = nodes.objectNode();
                for (var i = random.nextInt(6); i > 0; i--) {
                    object.set(text(random), value(random, deepest - 1));
                }
                yield object;
            }
        };
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (var i = random.nextInt(6); i > 0; i--) {
            text.append(CHARACTERS[random.nextInt(CHARACTERS.length)]);
        }
        return text.toString();
    }
}
