package org.daylight.review.reviews;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Whose partition is next on this replica, and how many are held at once. While somebody waits for a review that a person
 * opened, the others take up nothing new; what they are at they finish. One that has waited too long has every other place.
 */
@ApplicationScoped
class Turns {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition persons = lock.newCondition();
    private final Condition ahead = lock.newCondition();
    private final Condition others = lock.newCondition();
    private int free;
    private int personsAtWork;
    private boolean aheadHadTheLast;
    private @Nullable UUID goesAhead;

    Turns(ReviewConfig config) {
        free = config.inFlight();
    }

    /** A review begins to be worked on; {@link #end} has to follow. */
    void begin(Run run) {
        lock.lock();
        try {
            personsAtWork += run.byPerson() ? 1 : 0;
            goesAhead = run.ahead() ? run.id() : goesAhead;
        } finally {
            lock.unlock();
        }
    }

    /** It does not wait for those of people any more. */
    void goAhead(Run run) {
        lock.lock();
        try {
            goesAhead = run.id();
            others.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether those of people keep it waiting. */
    boolean isBehind(Run run) {
        lock.lock();
        try {
            return behind(run);
        } finally {
            lock.unlock();
        }
    }

    void end(Run run) {
        lock.lock();
        try {
            personsAtWork -= run.byPerson() ? 1 : 0;
            goesAhead = run.id().equals(goesAhead) ? null : goesAhead;
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
                (run.byPerson() ? persons : isAhead(run) ? ahead : others).await();
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
            next().signal();
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

    private Condition next() {
        if (lock.hasWaiters(ahead) && !(aheadHadTheLast && lock.hasWaiters(persons))) {
            aheadHadTheLast = true;
            return ahead;
        }
        aheadHadTheLast = false;
        return personsAtWork > 0 ? persons : others;
    }

    private boolean behind(Run run) {
        return !run.byPerson() && personsAtWork > 0 && !isAhead(run);
    }

    private boolean isAhead(Run run) {
        return run.id().equals(goesAhead);
    }
}
