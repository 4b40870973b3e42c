package org.daylight.launcher.portfolio;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One of the source tables that ship with the launcher, read row by row as they stand in the file. */
public record Table(String name, List<Row> rows) {

    /** A row with the line it starts on; blank cells are unknown and answer empty. */
    public record Row(long line, NamedCsvRecord cells) {

        public Optional<String> get(String column) {
            return Optional.of(cells.getField(column).strip()).filter(text -> !text.isEmpty());
        }

        public String required(String column) {
            return get(column)
                    .orElseThrow(() -> new IllegalStateException("line %d has no %s".formatted(line, column)));
        }

        public boolean is(String column, String value) {
            return cells.getField(column).strip().equals(value);
        }

        /** Whether it tells anew what another row tells; the tables say so at the head of the note. */
        public boolean isSecondAccount() {
            return get("note").filter(note -> note.startsWith("second account")).isPresent();
        }
    }

    /** Reads {@code portfolio/<name>.csv} from the resources. */
    public static Table read(String name) {
        var path = "/portfolio/" + name + ".csv";
        try (var in = Objects.requireNonNull(Table.class.getResourceAsStream(path), path);
                var csv = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return new Table(
                    name,
                    csv.stream()
                            .map(cells -> new Row(cells.getStartingLineNumber(), cells))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
