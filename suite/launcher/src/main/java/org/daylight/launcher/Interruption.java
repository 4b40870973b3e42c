package org.daylight.launcher;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, a terminal that is closed, or {@code ./daylight down}: the work is interrupted and the process ends when it has
 * cleaned up, so that nothing that it started is left behind.
 */
final class Interruption implements AutoCloseable {

    private final Thread worker = Thread.currentThread();
    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);

    private Interruption() {}

    /** Of the current thread, until closed. */
    static Interruption allowed() {
        var interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::end));
        return interruption;
    }

    private void end() {
        if (finished.getCount() == 0) {
            return;
        }
        requested.countDown();
        worker.interrupt();
        try {
            finished.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isRequested() {
        return requested.getCount() == 0;
    }

    /** Waits so long, or until the end is requested. */
    boolean isRequestedWithin(long milliseconds) {
        try {
            return requested.await(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    @Override
    public void close() {
        finished.countDown();
    }
}
