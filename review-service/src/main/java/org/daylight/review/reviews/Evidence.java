package org.daylight.review.reviews;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.daylight.kit.json.CanonicalJson;
import org.daylight.kit.json.Json;
import org.daylight.review.database.Sql;

/** The bytes that were judged, by content address. */
@ApplicationScoped
public class Evidence {

    private static final List<String> DATES = List.of("asOf", "knownAt", "sameUntil");

    private final Sql sql;

    Evidence(Sql sql) {
        this.sql = sql;
    }

    /**
     * A line that is kept.
     *
     * @param facts digest of the line without the dates of its review: the same facts read on another day. What is measured
     *     moves by the calendar alone, so that there it is that of what the measures were made from
     */
    record Kept(String digest, String facts) {}

    /** A line to be kept, without its line feed. */
    static Kept of(FactLine line) {
        try {
            var bytes = stripped(line.bytes());
            var tree = Json.mapper().readTree(bytes);
            if (tree instanceof ObjectNode header) {
                header.remove(DATES);
                var measuredOn = line.measuredOn();
                if (measuredOn != null) {
                    header.properties().removeIf(leaf -> leaf.getKey().startsWith(DriftLines.LEAVES));
                    header.set("measuredOn", undated(measuredOn));
                }
            }
            return new Kept(CanonicalJson.sha256(bytes), CanonicalJson.digest(tree));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Keeps lines that may be there already.
     *
     * @param lines by their digests, sorted: two transactions that keep the same lines wait for each other in one order
     */
    void keep(SortedMap<String, byte[]> lines) {
        if (lines.isEmpty()) {
            return;
        }
        var stripped = lines.values().stream().map(Evidence::stripped).toList();
        sql.update(
                """
                insert into evidence (digest, line, bytes)
                select * from unnest(?::text[], ?::bytea[], ?::integer[]) on conflict do nothing
                """,
                lines.keySet().toArray(String[]::new),
                stripped.stream().map(Evidence::zipped).toArray(byte[][]::new),
                stripped.stream().map(line -> line.length).toArray(Integer[]::new));
    }

    private static JsonNode undated(JsonNode schedules) {
        var undated = schedules.deepCopy();
        for (var schedule : undated) {
            if (schedule instanceof ObjectNode line) {
                line.remove(DATES);
            }
        }
        return undated;
    }

    public Optional<byte[]> line(String digest) {
        return sql.first("select line from evidence where digest = ?", row -> unzipped(row.getBytes(1)), digest);
    }

    private static byte[] stripped(byte[] line) {
        return new String(line, UTF_8).strip().getBytes(UTF_8);
    }

    private static byte[] zipped(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] unzipped(byte[] bytes) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
