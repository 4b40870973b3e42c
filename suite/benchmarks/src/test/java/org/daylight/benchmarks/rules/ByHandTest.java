package org.daylight.benchmarks.rules;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the benchmark measures against says the same as the rules of the pack, each written a second time in plain Java. */
class ByHandTest {

    @Test
    void bothSidesSayTheSameAboutEveryFact() {
        var judged = new Judged(UsPack.load(Path.of("../..")));
        var shares = new Shares();
        for (var seed = 0L; seed < 8; seed++) {
            judged.fill(seed);
            judged.ours();
            judged.byHand();
            var filled = seed;

            assertThatCode(() -> shares.add(judged, filled)).doesNotThrowAnyException();
        }
    }
}
