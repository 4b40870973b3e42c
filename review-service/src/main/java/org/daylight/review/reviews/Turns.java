package org.daylight.review.reviews;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whose partition is next on this replica, and how many are held at once. While somebody waits for a review that a person
 * opened, the others take up nothing new; what they are at they finish.
 */
@ApplicationScoped
class Turns {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition persons = lock.newCondition();
    private final Condition others = lock.newCondition();
    private int free;
    private int personsAtWork;

    Turns(ReviewConfig config) {
        free = config.inFlight();
    }

    /** A review begins to be worked on; {@link #end} has to follow. */
    void begin(Run run) {
        lock.lock();
        try {
            personsAtWork += run.byPerson() ? 1 : 0;
        } finally {
            lock.unlock();
        }
    }

    void end(Run run) {
        lock.lock();
        try {
            personsAtWork -= run.byPerson() ? 1 : 0;
            if (personsAtWork == 0) {
                others.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a place; {@link #leave} has to follow. */
    void take(Run run) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (free == 0 || behind(run)) {
                (run.byPerson() ? persons : others).await();
            }
            free--;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            free++;
            (personsAtWork > 0 ? persons : others).signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nobody goes before: whoever seals keeps the journal, for which a person's review would have to wait. */
    void giveWay(Run run) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (behind(run)) {
                others.await();
            }
            // The wake-up may have been meant for somebody who waits for a place.
            others.signal();
        } finally {
            lock.unlock();
        }
    }

    private boolean behind(Run run) {
        return !run.byPerson() && personsAtWork > 0;
    }
}
