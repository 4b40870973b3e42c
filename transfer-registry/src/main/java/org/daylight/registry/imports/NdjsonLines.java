package org.daylight.registry.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.registry.records.RecordTypes;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object on every line. A line {@code {"end":true,"count":…,"sha256":…}} closes what an export wrote; several
 * exports may stand in one file, one after the other.
 */
final class NdjsonLines implements FileLines {

    private static final ObjectReader END = Json.mapper().readerFor(End.class);
    private static final byte[] ENDS = "{\"end\":".getBytes(UTF_8);

    private final ObjectReader reader;
    private final LimitedLines lines;
    private final MessageDigest digest;
    private long read;

    NdjsonLines(InputStream in, RecordTypes types, ImportConfig config) {
        reader = LineContent.reader(types);
        lines = new LimitedLines(in, config.maxLineLength(), config.maxLines());
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What an export says of the lines before it. */
    record End(
            boolean end,
            long count,
            String sha256,
            @Nullable Marking marking) {}

    @Override
    public void read(Each each) throws IOException {
        for (var bytes = lines.next(); bytes != null; bytes = lines.next()) {
            if (isBlank(bytes)) {
                continue;
            }
            if (Arrays.mismatch(bytes, ENDS) == ENDS.length) {
                end(bytes, each);
                continue;
            }
            read++;
            digest.update(bytes);
            digest.update((byte) '\n');
            NativeLine line;
            try {
                line = reader.readValue(bytes);
            } catch (JsonProcessingException e) {
                each.refused(lines.number(), RefusedLine.unreadable("", e));
                continue;
            }
            if (line == null) {
                each.refused(lines.number(), new RefusedLine("", "the line is not a JSON object"));
            } else {
                each.line(lines.number(), line);
            }
        }
    }

    private void end(byte[] bytes, Each each) throws IOException {
        try {
            var end = END.<End>readValue(bytes);
            if (end.count() != read
                    || !HexFormat.of().formatHex(digest.digest()).equals(end.sha256())) {
                each.refused(
                        lines.number(),
                        new RefusedLine(
                                "",
                                "does not fit the %d lines before it: the file is torn, or leave this line out if you changed them"
                                        .formatted(read)));
            }
        } catch (JsonProcessingException e) {
            each.refused(lines.number(), RefusedLine.unreadable("", e));
        }
        digest.reset();
        read = 0;
    }

    @Override
    public long position() {
        return lines.read();
    }

    private static boolean isBlank(byte[] bytes) {
        return bytes.length == 0 || (bytes.length < 3 && new String(bytes, UTF_8).isBlank());
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
