package org.daylight.kit.recording;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Work beside the test, each piece with a thread of its own: the common pool may have only one. */
final class Aside {

    private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private Aside() {}

    static CompletableFuture<Void> run(Runnable work) {
        return CompletableFuture.runAsync(work, THREADS);
    }

    static <T extends @Nullable Object> CompletableFuture<T> get(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, THREADS);
    }
}
