package org.daylight.review.reviews;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.daylight.kit.json.CanonicalJson;
import org.daylight.kit.json.Json;
import org.daylight.review.database.Sql;
import org.jspecify.annotations.Nullable;

/** The bytes that were judged, by content address. */
@ApplicationScoped
public class Evidence {

    private final Sql sql;

    Evidence(Sql sql) {
        this.sql = sql;
    }

    /**
     * A line that is kept.
     *
     * @param facts digest of the line without the dates of its review: the same facts read on another day
     */
    record Kept(String digest, String facts) {}

    /** A line to be kept, without its line feed. */
    static Kept of(byte[] line) {
        try {
            var bytes = stripped(line);
            var tree = Json.mapper().readTree(bytes);
            if (tree instanceof ObjectNode header) {
                header.remove(List.of("asOf", "knownAt", "sameUntil"));
            }
            return new Kept(CanonicalJson.sha256(bytes), CanonicalJson.digest(tree));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One row for the statement {@link #KEEP}. */
    static @Nullable Object[] row(Kept kept, byte[] line) {
        var bytes = stripped(line);
        return new Object[] {kept.digest(), zipped(bytes), bytes.length};
    }

    static final String KEEP = "insert into evidence (digest, line, bytes) values (?, ?, ?) on conflict do nothing";

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
