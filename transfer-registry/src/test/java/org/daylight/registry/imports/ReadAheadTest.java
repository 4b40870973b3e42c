package org.daylight.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.daylight.postgres.TestDatabase;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class ReadAheadTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Drafts drafts;

    /** Lines as a test reads them. */
    private interface Lines extends FileLines {
        @Override
        default void close() {}
    }

    @Test
    void aReaderThatEndsWithoutAWordEndsTheImport() {
        // Whoever is interrupted can pass nothing on, just as whoever has no memory left.
        Lines broken = each -> {
            Thread.currentThread().interrupt();
            throw new OutOfMemoryError("on purpose");
        };
        assertTimeoutPreemptively(PATIENCE, () -> {
            try (var ahead = new ReadAhead(broken, drafts, _ -> {})) {
                assertThatThrownBy(() -> ahead.each(lines -> {}))
                        .isInstanceOf(IllegalStateException.class)
                        .hasRootCauseMessage("on purpose");
            }
        });
    }

    @Test
    void aFileThatCannotBeReadEndsTheImportWithItsReason() {
        Lines broken = each -> {
            each.refused(1, new RefusedLine("", "first"));
            throw new StackOverflowError("on purpose");
        };
        assertTimeoutPreemptively(PATIENCE, () -> {
            try (var ahead = new ReadAhead(broken, drafts, _ -> {})) {
                assertThatThrownBy(() -> ahead.each(lines -> assertThat(lines).hasSize(1)))
                        .hasRootCauseMessage("on purpose");
            }
        });
    }

    @Test
    void aReaderEndsWithWhoeverWrites() {
        var reader = new AtomicReference<Thread>();
        var reading = new CountDownLatch(1);
        Lines endless = each -> {
            reader.set(Thread.currentThread());
            reading.countDown();
            for (var line = 1; ; line++) {
                each.refused(line, new RefusedLine("", "one of very many"));
            }
        };
        assertTimeoutPreemptively(PATIENCE, () -> {
            var ahead = new ReadAhead(endless, drafts, _ -> {});
            try (ahead) {
                assertThatThrownBy(() -> ahead.each(lines -> {
                            throw new IllegalArgumentException("cannot be written");
                        }))
                        .hasMessage("cannot be written");
                reading.await();
            }
            assertThat(reader.get().isAlive()).isFalse();
        });
    }
}
