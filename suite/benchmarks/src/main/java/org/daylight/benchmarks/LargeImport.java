package org.daylight.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import org.daylight.launcher.Suite;

/**
 * One import of a little less than the 2 GiB that an import may have, made while it is sent: deliveries with long notes in
 * their sources, so that the bytes are many and the rows few enough for a run of minutes. No build runs it.
 */
final class LargeImport {

    private static final long BYTES = 2_100_000_000;
    private static final int NOTE = 15_000;

    /** The heap that imports are stated for, and as much again for classes, compiled code and buffers. */
    private static final int MOST_MEGABYTES = 2 * 512;

    private LargeImport() {}

    static void run() {
        RunningSuite.with(LargeImport::run);
    }

    private static void run(Suite suite) {
        new LoadedRegister(suite, 0).loadBase(0);
        var memory = new ResidentMemory(suite, "transfer-registry");
        var before = memory.now();
        var lines = new Lines();
        var registry = suite.registry("desk");
        var request = registry.request(LoadedRegister.IMPORT)
                .timeout(Duration.ofHours(2))
                .header("Content-Type", "application/x-ndjson")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofInputStream(() -> lines))
                .build();
        var started = System.nanoTime();
        var answer = registry.send(request);
        var seconds = (System.nanoTime() - started) / 1e9;
        var most = memory.peak();
        System.out.println(
                "POST %s: %d, %,d bytes and %,d deliveries in %.0f s; %,d MB resident before, at most %,d MB meanwhile"
                        .formatted(
                                LoadedRegister.IMPORT,
                                answer.statusCode(),
                                lines.bytes,
                                lines.count,
                                seconds,
                                before,
                                most));
        var report = new String(answer.body(), UTF_8);
        if (answer.statusCode() != 201 || !report.contains("\"created\":%d,".formatted(lines.count))) {
            throw new IllegalStateException("not all were created: " + report);
        }
        System.out.println("import-large ratio %.2f target 1".formatted(most / (double) MOST_MEGABYTES));
    }

    /** Lines of deliveries until there are enough bytes of them; no two notes are alike, so that nothing is stored once for all. */
    private static final class Lines extends InputStream {

        private final Random random = new Random(20240630);
        private InputStream line = InputStream.nullInputStream();
        private long bytes;
        private int count;

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            try {
                var read = line.read(into, from, length);
                while (read < 0 && bytes < BYTES) {
                    line = next();
                    read = line.read(into, from, length);
                }
                return read;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private InputStream next() {
            var note = new StringBuilder(NOTE + 10);
            while (note.length() < NOTE) {
                note.append(Integer.toString(random.nextInt(1 << 30), 36)).append(' ');
            }
            var text = """
                    {"type":"delivery","content":{"reference":"L-%07d","transfer":"T-%05d","line":1,"measure":"INCREMENT",\
                    "counted":true,"quantity":{"amount":"%d","unit":"EACH"}},"sources":[{"note":"%s"}]}
                    """.formatted(
                            count,
                            count % 2_000,
                            1 + random.nextInt(40),
                            note.toString().strip());
            count++;
            bytes += text.length();
            return new ByteArrayInputStream(text.getBytes(UTF_8));
        }
    }
}
