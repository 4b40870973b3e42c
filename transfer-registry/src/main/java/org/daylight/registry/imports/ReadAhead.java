package org.daylight.registry.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file in a thread of its own, a few windows of lines ahead of whoever writes them: reading takes the processor
 * of this service, writing that of the database. The file must ask nothing of the running transaction.
 */
final class ReadAhead implements AutoCloseable {

    private static final int WINDOWS = 10;
    private static final long LOOK_MILLIS = 200;

    private final BlockingQueue<Window> windows = new ArrayBlockingQueue<>(WINDOWS);
    private final Thread reader;
    private final LongConsumer seen;
    private long records;

    /** What the reader met last. */
    private volatile @Nullable Throwable broken;

    /** @param seen told the number of records read, every so often; may end the reading */
    ReadAhead(FileLines lines, Drafts drafts, LongConsumer seen) {
        this.seen = seen;
        reader = Thread.ofPlatform().daemon().name("import-reader").unstarted(() -> readUntilEnded(lines, drafts));
    }

    /**
     * Lines that were read.
     *
     * @param last whether no further ones follow
     * @param failure why no further ones could be read
     */
    private record Window(
            List<ReadLine> lines, boolean last, @Nullable Throwable failure) {}

    void each(Consumer<List<ReadLine>> action) throws IOException {
        reader.start();
        for (var last = false; !last; ) {
            var window = next();
            action.accept(window.lines());
            raise(window.failure());
            last = window.last();
        }
    }

    private static void raise(@Nullable Throwable failure) throws IOException {
        if (failure instanceof IOException e) {
            throw e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure != null) {
            throw new IllegalStateException("the file could not be read", failure);
        }
    }

    /** A thread that memory ran out in may end without a word. */
    private Window next() {
        try {
            for (var ended = false; ; ) {
                var window = windows.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (window != null) {
                    return window;
                }
                if (ended) {
                    throw new IllegalStateException("the file could not be read to its end", broken);
                }
                ended = !reader.isAlive();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a file was read", e);
        }
    }

    private void readUntilEnded(FileLines lines, Drafts drafts) {
        try {
            read(lines, drafts);
        } catch (Ended e) {
            // Nobody wants the rest.
        } catch (Error e) {
            broken = e;
            throw e;
        }
    }

    private void read(FileLines lines, Drafts drafts) {
        var gathered = new Windows(lines::position, this::put);
        Throwable failure = null;
        try {
            lines.read(ReadLine.drafting(drafts, gathered));
        } catch (Ended e) {
            throw e;
        } catch (IOException | RuntimeException | Error e) {
            broken = e;
            failure = e;
        }
        put(new Window(gathered.rest(), true, failure));
    }

    private void put(List<ReadLine> lines) {
        var looks = records / ImportWatch.EVERY;
        records += lines.size();
        if (records / ImportWatch.EVERY > looks) {
            seen.accept(records);
        }
        put(new Window(lines, false, null));
    }

    private void put(Window window) {
        try {
            windows.put(window);
        } catch (InterruptedException e) {
            throw new Ended();
        }
    }

    /** Lines are passed on in windows, so that what they name can be looked up together. */
    static final class Windows implements Consumer<ReadLine> {

        static final int SIZE = 500;
        private static final int LONGEST = 1 << 20;

        private final LongSupplier position;
        private final Consumer<List<ReadLine>> next;
        private List<ReadLine> waiting = new ArrayList<>(SIZE);
        private long begun;

        /** @param position how much of the file was read */
        Windows(LongSupplier position, Consumer<List<ReadLine>> next) {
            this.position = position;
            this.next = next;
        }

        @Override
        public void accept(ReadLine line) {
            waiting.add(line);
            if (waiting.size() >= SIZE || position.getAsLong() - begun > LONGEST) {
                begun = position.getAsLong();
                next.accept(rest());
            }
        }

        List<ReadLine> rest() {
            var lines = waiting;
            waiting = new ArrayList<>(SIZE);
            return lines;
        }
    }

    @Override
    public void close() {
        reader.interrupt();
        try {
            // The file is deleted when the import has ended.
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The writer ended first. */
    private static final class Ended extends RuntimeException {
        Ended() {
            super(null, null, false, false);
        }
    }
}
