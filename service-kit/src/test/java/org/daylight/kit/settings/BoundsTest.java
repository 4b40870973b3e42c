package org.daylight.kit.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8})
    void bothBoundsAndWhatLiesBetweenThemPass(int value) {
        assertThatCode(() -> Bounds.require("daylight.review.in-flight", value, 1, 8))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, Integer.MIN_VALUE})
    void whatLiesOutsideIsNamedWithItsBounds(int value) {
        assertThatThrownBy(() -> Bounds.require("daylight.review.in-flight", value, 1, 8))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("daylight.review.in-flight is %d; it can be 1 to 8", value);
    }
}
