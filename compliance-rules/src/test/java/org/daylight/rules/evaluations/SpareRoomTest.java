package org.daylight.rules.evaluations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpareRoomTest {

    private final SpareRoom spare = new SpareRoom(2);

    @Test
    void whatWasGivenLastIsTakenFirstAndBelongsToWhoeverTookIt() {
        var first = new byte[10];
        var second = new byte[100];
        spare.give(first);
        spare.give(second);
        assertThat(spare.take()).isSameAs(second);
        assertThat(spare.take()).isSameAs(first);
        assertThat(spare.take()).isNull();
    }

    @Test
    void noMoreIsKeptThanItSays() {
        for (var given = 0; given < 3; given++) {
            spare.give(new byte[10]);
        }
        assertThat(spare.take()).hasSize(10);
        assertThat(spare.take()).hasSize(10);
        assertThat(spare.take()).isNull();
    }
}
