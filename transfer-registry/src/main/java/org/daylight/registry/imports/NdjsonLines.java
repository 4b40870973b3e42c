package org.daylight.registry.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import org.daylight.kit.json.Json;

/** One JSON object on every line. */
final class NdjsonLines implements FileLines {

    private static final ObjectReader READER = Json.mapper().readerFor(NativeLine.class);

    private final LimitedLines lines;

    NdjsonLines(InputStream in, ImportConfig config) {
        lines = new LimitedLines(in, config.maxLineLength(), config.maxLines());
    }

    @Override
    public void read(Each each) throws IOException {
        for (var bytes = lines.next(); bytes != null; bytes = lines.next()) {
            if (isBlank(bytes)) {
                continue;
            }
            NativeLine line;
            try {
                line = READER.readValue(bytes);
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

    private static boolean isBlank(byte[] bytes) {
        return bytes.length == 0 || (bytes.length < 3 && new String(bytes, UTF_8).isBlank());
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
