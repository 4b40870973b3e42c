package org.daylight.registry.imports.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The traps that every table can set, in every column of every shipped profile that can set them: the first row of the
 * profile's example with the trap in one cell. What a column is asked follows from what the profile says of it.
 */
class TrapsOfEveryColumnTest {

    private static final List<String> PROFILES = List.of(
            "agreements-and-deliveries",
            "commitments-and-allocations",
            "drawdowns",
            "licence-decisions",
            "notices",
            "partner-disposition-report",
            "serial-inventory",
            "trade-register");

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("traps")
    void aTrapDoesWhatItMust(String profile, String trap, byte[] table, Consumer<Drawn> outcome) {
        outcome.accept(Drawn.of(Drawn.shipped(profile), table));
    }

    static Stream<Arguments> traps() {
        return PROFILES.stream().flatMap(profile -> new Example(profile).traps().stream());
    }

    /** The example of a profile, of which the first row is written anew. */
    private static final class Example {

        private final String name;
        private final Profile profile;
        private final Drawn plain;
        private final List<String> lines;
        private final List<String> names;
        private final List<String> cells;
        private final int at;
        private final List<Arguments> traps = new ArrayList<>();

        Example(String name) {
            this.name = name;
            profile = Drawn.shipped(name);
            plain = Drawn.of(profile, Drawn.resource(name + "/example.csv"));
            lines = Arrays.asList(Drawn.example(name, profile.file().charset()).split("\n", -1));
            at = (int) plain.rows.getFirst().line() - 1;
            names = cells(lines.get(at - 1));
            cells = cells(lines.get(at));
        }

        List<Arguments> traps() {
            for (var i = 0; i < cells.size(); i++) {
                everyColumn(i);
            }
            profile.values().forEach(this::readColumn);
            wholeTable();
            return traps;
        }

        private void everyColumn(int i) {
            refused(i, "a number turned into an exponent", "5.7E+07", "spreadsheet");
            refused(i, "a reference that a spreadsheet lost", "#REF!", "spreadsheet");
            refused(i, "a sign that cannot be seen", "a\u0001b", "cannot be seen");
        }

        private void readColumn(String value, Value read) {
            for (var place : read.cell().places()) {
                var header = Header.of(names);
                var i = header.index(place);
                var of = "%s (%s)".formatted(value, place);
                refused(i, "a formula for " + of, "=1+1", "");
                if (read.cell().isRequired() && read.cell().places().size() == 1) {
                    refused(i, "nothing for " + of, "", "blank");
                }
                switch (read.meaning()) {
                    case Meaning.Partner _ -> {
                        refused(i, "nobody's name for " + of, "Atlantis", "no partner is called 'Atlantis'");
                        same("blanks behind " + of, row(i, cells.get(i) + "  "));
                    }
                    case Meaning.Date _ -> {
                        refused(i, "a day that does not exist for " + of, "2030-02-30", "");
                        refused(i, "a year of two digits for " + of, "3/4/31", "");
                    }
                    case Meaning.Word _ ->
                        refused(i, "a word that is not listed for " + of, "Zzz", "none of the words");
                    case Meaning.Numeric _, Meaning.Money _, Meaning.Quantity _ -> {
                        refused(i, "a sign that is not named in " + of, "1'234", "no number");
                        refused(i, "a word for " + of, "many", "no number");
                        if (!read.cell().isRequired()) {
                            trap(
                                    "no number for " + of,
                                    bytes(row(i, "")),
                                    drawn -> assertThat(drawn.rows
                                                    .getFirst()
                                                    .records()
                                                    .toString())
                                            .doesNotContain("\"amount\":\"0\""));
                        }
                    }
                    case Meaning.Text _, Meaning.Key _ -> {
                        refused(i, "a day made of " + of, "10-Mar", "spreadsheet");
                        refused(i, "an amount made of " + of, "-BMD 1.00", "spreadsheet");
                    }
                    default -> {}
                }
            }
        }

        private void wholeTable() {
            var shorter = cells.subList(0, cells.size() - 1);
            refused("a row with a cell less", bytes(written(shorter)), at + 1, "torn or shifted");
            var longer = new ArrayList<>(cells);
            longer.add(1, "");
            refused("a row with a cell more", bytes(written(longer)), at + 1, "torn or shifted");
            for (var column : profile.columns()) {
                if (!column.startsWith("#")) {
                    var other = new ArrayList<>(names);
                    other.set(Header.of(names).index(column), "another column");
                    var table = new ArrayList<>(lines);
                    table.set(at - 1, written(other));
                    refused("no column " + column, bytes(table), at, "header");
                }
            }
            again();
            encodings();
            same("lines that end as others end them", lines.get(at) + "\r");
            same("an empty line", lines.get(at) + "\n");
        }

        private void again() {
            var table = new ArrayList<>(lines);
            table.add(at + 1, lines.get(at));
            var key = plain.rows.getFirst().key();
            var first = at + 1L;
            trap("the same row again", bytes(table), drawn -> {
                if (profile.duplicates().once()) {
                    assertThat(drawn.again).containsEntry(first + 1, first);
                } else if (profile.duplicates().numbered()) {
                    assertThat(drawn.rows.get(1).key()).isEqualTo(key + "~2");
                } else {
                    assertThat(drawn.refused)
                            .anyMatch(refused -> refused.startsWith(
                                    (first + 1) + "  has the key %s of line %d".formatted(key, first)));
                }
            });
        }

        private void encodings() {
            var own = profile.file().charset();
            var other = own.equals(StandardCharsets.UTF_8) ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
            var table = new ArrayList<>(lines);
            table.set(at, lines.get(at) + "é");
            trap("another encoding", String.join("\n", table).getBytes(other), drawn -> {
                assertThat(drawn.rows).isEmpty();
                assertThat(drawn.refused)
                        .singleElement()
                        .asString()
                        .containsAnyOf("does not exist in", "written in UTF-8");
            });
            if (own.equals(StandardCharsets.UTF_8)) {
                var marked = new ByteArrayOutputStream();
                marked.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
                marked.writeBytes(Drawn.resource(name + "/example.csv"));
                trap("a mark before the first name", marked.toByteArray(), this::isPlain);
            }
        }

        private void same(String trap, String row) {
            trap(trap, bytes(row), this::isPlain);
        }

        private void isPlain(Drawn drawn) {
            assertThat(drawn.refused).isEmpty();
            assertThat(drawn.rows.stream().map(DrawnRow::records).toList())
                    .isEqualTo(plain.rows.stream().map(DrawnRow::records).toList());
        }

        private void refused(int i, String trap, String cell, String words) {
            refused("%s, column %d".formatted(trap, i + 1), bytes(row(i, cell)), at + 1, words);
        }

        private void refused(String trap, byte[] table, int line, String words) {
            trap(
                    trap,
                    table,
                    drawn -> assertThat(drawn.refused)
                            .anyMatch(refused -> refused.startsWith(line + " ") && refused.contains(words)));
        }

        private void trap(String trap, byte[] table, Consumer<Drawn> outcome) {
            traps.add(Arguments.of(name, trap, table, outcome));
        }

        private String row(int i, String cell) {
            return written(IntStream.range(0, cells.size())
                    .mapToObj(index -> index == i ? cell : cells.get(index))
                    .toList());
        }

        private byte[] bytes(String row) {
            var table = new ArrayList<>(lines);
            table.set(at, row);
            return bytes(table);
        }

        private byte[] bytes(List<String> table) {
            return String.join("\n", table).getBytes(profile.file().charset());
        }

        private static List<String> cells(String line) {
            try (var rows = CsvReader.builder().ofCsvRecord(line).stream()) {
                return rows.findFirst().orElseThrow().getFields();
            }
        }

        private static String written(List<String> cells) {
            UnaryOperator<String> quoted = cell -> "\"" + cell.replace("\"", "\"\"") + "\"";
            return String.join(",", cells.stream().map(quoted).toList());
        }
    }
}
