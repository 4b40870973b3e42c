package org.daylight.registry.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ComingTest {

    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

    @Test
    void thatComesWhoseDayHasCome() {
        var coming = new Coming(new Coming.Room(10));
        var first = new UUID(0, 1);
        coming.add(1, DAY, first);
        coming.add(1, DAY.plusDays(1), first);
        coming.add(1, DAY.plusDays(1), new UUID(0, 2));
        coming.add(-1, DAY.plusDays(1), new UUID(0, 2));

        assertThat(coming.by(DAY.minusDays(1))).isEmpty();
        assertThat(coming.by(DAY.plusDays(1))).containsExactly(first);
    }

    /** Nobody holds more than there is room for, and what is lost by one makes room for another. */
    @Test
    void ofAnOwnerWithTooManyAllAreLost() {
        var room = new Coming.Room(3);
        var small = new Coming(room);
        small.add(1, DAY, new UUID(0, 1));
        var large = new Coming(room);
        for (var id = 0; id < 3; id++) {
            large.add(1, DAY, new UUID(1, id));
        }

        assertThat(large.isLost()).isTrue();
        assertThat(large.written()).isEmpty();
        small.add(1, DAY, new UUID(0, 2));
        small.add(1, DAY, new UUID(0, 3));
        assertThat(small.isLost()).isFalse();
        small.clear();
        var next = new Coming(room);
        next.read(small.written().add(DAY + " " + new UUID(0, 1)));
        assertThat(next.by(DAY)).containsExactly(new UUID(0, 1));
    }

    @Test
    void whatIsTooLongIsNotHeldWhileItIsWritten() {
        var bounded = new Bounded(4);
        bounded.write(new byte[4], 0, 4);
        assertThat(bounded.isOver()).isFalse();

        bounded.write(1);

        assertThat(bounded.isOver()).isTrue();
        assertThat(bounded.size()).isZero();
    }
}
