package org.daylight.review.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.daylight.review.reviews.ReviewProgress.OfType;
import org.junit.jupiter.api.Test;

class ReviewProgressTest {

    @Test
    void nothingIsSaidUntilSomethingIsDone() {
        assertThat(ReviewProgress.left(List.of(new OfType(10, 0, 1_000, 0, 0)), 3))
                .isNull();
    }

    /** 600 × 0.2 s and 50 × 0.2 s, three at a time: 130 s / 3. */
    @Test
    void whatIsLeftTakesAsLongAsWhatIsDoneTook() {
        var deliveries = new OfType(10, 4, 1_000, 400, 80);
        var objectives = new OfType(2, 0, 50, 0, 0);

        assertThat(ReviewProgress.left(List.of(deliveries, objectives), 3)).isEqualTo(Duration.ofMillis(43_333));
    }

    /** 100 × 0.1 s and 10 × 2 s, in two partitions of which each is worked on by itself: 30 s / 2. */
    @Test
    void eachTypeTakesItsOwnTime() {
        var deliveries = new OfType(2, 1, 200, 100, 10);
        var objectives = new OfType(2, 1, 20, 10, 20);

        assertThat(ReviewProgress.left(List.of(deliveries, objectives), 3)).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void nothingIsLeftOfWhatIsDone() {
        assertThat(ReviewProgress.left(List.of(new OfType(2, 2, 200, 200, 10)), 3))
                .isZero();
    }
}
