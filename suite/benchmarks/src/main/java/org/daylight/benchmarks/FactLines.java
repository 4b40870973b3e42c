package org.daylight.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.daylight.launcher.Suite;
import org.jspecify.annotations.Nullable;

/** Reads the manifest and every partition of deliveries over HTTP, one after the other, and checks that all lines came. */
final class FactLines {

    private static final int CHUNK = 1 << 16;

    private final Suite suite;

    /** In the thread that asks, as the driver of the database reads on the other side. */
    private final PageReader reader;

    private final int deliveries;

    FactLines(Suite suite, int deliveries) {
        this.suite = suite;
        this.reader = new PageReader(suite, "service");
        this.deliveries = deliveries;
    }

    /**
     * One reading of all lines.
     *
     * @param seconds with the manifest
     * @param firstLines milliseconds until the first bytes of each partition, sorted
     * @param residentEarly megabytes of the service after a tenth of the lines
     */
    record Read(double seconds, List<Double> firstLines, long residentEarly, long residentLater) {

        double firstLine(double share) {
            return firstLines.get((int) Math.min(firstLines.size() - 1L, Math.round(share * firstLines.size())));
        }
    }

    /** @param knownAt as it was known then; null for now */
    Read read(String what, @Nullable Instant knownAt) {
        var moment = "asOf=" + GeneratedRegister.AS_OF + (knownAt == null ? "" : "&knownAt=" + knownAt);
        var memory = new ResidentMemory(suite, "transfer-registry");
        var firstLines = new ArrayList<Double>();
        var count = 0L;
        var bytes = 0L;
        var early = 0L;
        var started = System.nanoTime();
        var manifest = suite.registry("service").get("/v1/facts/manifest?" + moment);
        var afterManifest = seconds(started);
        // What was settled when the manifest was made, so that all partitions speak of one moment.
        var known = "asOf=%s&knownAt=%s"
                .formatted(GeneratedRegister.AS_OF, manifest.path("knownAt").asText());
        for (var part : manifest.path("partitions")) {
            if (part.path("type").asText().equals("delivery")) {
                var path = "/v1/facts?partition=%s&%s".formatted(part.path("id").asText(), known);
                bytes += partition(path, part.path("count").asLong(), firstLines);
                count += part.path("count").asLong();
                var resident = memory.now();
                if (early == 0 && count * 10 >= deliveries) {
                    early = resident;
                }
            }
        }
        var seconds = seconds(started);
        if (count != deliveries) {
            throw new IllegalStateException("%d lines came, not %d".formatted(count, deliveries));
        }
        Collections.sort(firstLines);
        System.out.println("ours (%s): GET /v1/facts/manifest?%s, then GET /v1/facts?partition=… one after the other"
                .formatted(what, moment));
        System.out.println("ours (%s): %.3f s (manifest %.3f s), %,d lines, %,d bytes, %d partitions"
                .formatted(what, seconds, afterManifest, count, bytes, firstLines.size()));
        return new Read(seconds, firstLines, early, memory.most());
    }

    private long partition(String path, long lines, List<Double> firstLines) {
        var started = System.nanoTime();
        try (var in = reader.open(path, "application/x-ndjson")) {
            var chunk = new byte[CHUNK];
            var bytes = 0L;
            var feeds = 0L;
            var end = new StringBuilder();
            for (var read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (bytes == 0) {
                    firstLines.add((System.nanoTime() - started) / 1e6);
                }
                bytes += read;
                for (var i = 0; i < read; i++) {
                    if (chunk[i] == '\n') {
                        feeds++;
                    }
                }
                end.append(new String(chunk, Math.max(0, read - 200), Math.min(200, read), StandardCharsets.UTF_8));
                end.delete(0, Math.max(0, end.length() - 200));
            }
            if (feeds != lines + 1 || !end.toString().contains("{\"end\":true,\"count\":%d,".formatted(lines))) {
                throw new IllegalStateException("%s broke off after %d lines: %s".formatted(path, feeds, end));
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double seconds(long started) {
        return (System.nanoTime() - started) / 1e9;
    }
}
