package org.daylight.rules.evaluations;

import static org.daylight.rules.problem.RuleProblems.TOO_MANY_BATCHES;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Bounds how many batches are in memory at once; whoever comes when it is full waits for a turn, and not forever. */
final class Turns {

    /** Ends when it is closed. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    private final Semaphore free;
    private final Duration patience;

    Turns(int atOnce, Duration patience) {
        free = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    /** @throws org.daylight.kit.problem.ProblemException if none becomes free in time */
    Turn take() throws InterruptedIOException {
        try {
            if (!free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw TOO_MANY_BATCHES.problem("Wait and repeat, or send fewer batches at once");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while others were answered");
        }
        return free::release;
    }
}
