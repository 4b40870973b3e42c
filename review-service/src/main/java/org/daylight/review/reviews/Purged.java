package org.daylight.review.reviews;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.daylight.review.database.Sql;
import org.daylight.review.dependency.DependencyRefused;
import org.daylight.review.registry.Registry;
import org.jspecify.annotations.Nullable;

/** Which of the subjects that a replay does not find any more were purged, by the word of the registry. */
@ApplicationScoped
class Purged {

    private static final int GONE = 410;
    private static final int AT_ONCE = 8;

    private static final String LOST = """
            select w.type, w.subject from review_subject w
            where w.review = ? and not exists (select from review_subject n where n.review = ? and n.subject = w.subject)
            order by w.subject limit ?
            """;

    private final Sql sql;
    private final Registry registry;
    private final ReviewConfig config;

    Purged(Sql sql, Registry registry, ReviewConfig config) {
        this.sql = sql;
        this.registry = registry;
        this.config = config;
    }

    private record Lost(String type, String subject) {}

    /**
     * What the registry said.
     *
     * @param upTo of what comes after this subject it was not asked; null = it was asked of all
     */
    record Told(Set<String> subjects, @Nullable String upTo) {

        static final Told NOTHING = new Told(Set.of(), null);
    }

    Told of(UUID replay, UUID review) {
        var lost = sql.rows(
                LOST, row -> new Lost(row.getString(1), row.getString(2)), review, replay, config.replayAsks());
        var purged = ConcurrentHashMap.<String>newKeySet();
        ask(lost, purged);
        return new Told(purged, lost.size() < config.replayAsks() || lost.isEmpty() ? null : lost.getLast().subject);
    }

    private void ask(List<Lost> lost, Set<String> purged) {
        var left = new ConcurrentLinkedQueue<>(lost);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var askers = Stream.generate(() -> threads.submit(() -> askAll(left, purged)))
                    .limit(Math.min(AT_ONCE, lost.size()))
                    .toList();
            try {
                for (var asker : askers) {
                    asker.get();
                }
            } catch (InterruptedException e) {
                // Before the threads are closed, which waits until nothing is left to ask.
                left.clear();
                Thread.currentThread().interrupt();
                throw new CancellationException("stopping");
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        }
    }

    private void askAll(Queue<Lost> left, Set<String> purged) {
        try {
            for (var next = left.poll(); next != null; next = left.poll()) {
                if (isPurged(next)) {
                    purged.add(next.subject);
                }
            }
        } catch (RuntimeException e) {
            // What one of them cannot learn the others need not ask for.
            left.clear();
            throw e;
        }
    }

    private boolean isPurged(Lost lost) {
        try {
            registry.history(lost.type, lost.subject.substring(lost.subject.indexOf(':') + 1));
            return false;
        } catch (DependencyRefused e) {
            return e.status() == GONE;
        }
    }
}
