package org.daylight.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MarkingTest {

    private static Marking marking(String level, @Nullable String control, String... releasableTo) {
        return new Marking(level, control, List.of(releasableTo), false);
    }

    @Test
    void theHighestLevelAndEveryCaveatWin() {
        assertThat(Marking.highest(List.of(
                        Marking.UNMARKED,
                        marking("SECRET", "CUI//EXPT", "XAA", "XBB"),
                        marking("RESTRICTED", "CUI//PROCURE", "XBB", "XCC"),
                        new Marking("UNCLASSIFIED", null, List.of(), true))))
                .isEqualTo(new Marking("SECRET", "CUI//EXPT, CUI//PROCURE", List.of("XBB"), true));
    }

    @Test
    void nothingMarkedIsUnmarked() {
        assertThat(Marking.highest(List.of())).isEqualTo(Marking.UNMARKED);
        assertThat(Marking.highest(List.of(Marking.UNMARKED, Marking.UNMARKED))).isEqualTo(Marking.UNMARKED);
    }

    @Test
    void whomOnePartKeepsOutTheOthersDoNotLetIn() {
        var parts = List.of(
                marking("UNCLASSIFIED", null, "XAA"),
                marking("UNCLASSIFIED", null, "XBB"),
                marking("RESTRICTED", null, "XCC"));

        assertThat(Marking.highest(parts).releasableTo()).isEmpty();
        assertThat(Marking.highest(parts.reversed()).releasableTo()).isEmpty();
    }

    /** An empty list on what is unclassified would read as no limit. */
    @Test
    void whatNoReceiverMayHaveWholeIsReleasedToNobody() {
        var together = Marking.highest(
                List.of(marking("UNCLASSIFIED", null, "XAA"), marking("UNCLASSIFIED", null, "XBB"), Marking.UNMARKED));

        assertThat(together).isEqualTo(marking("UNCLASSIFIED", null, Marking.NOBODY));
        assertThat(Marking.highest(List.of(together, marking("UNCLASSIFIED", null, "XAA"))))
                .isEqualTo(together);
        assertThat(Marking.highest(List.of(together, Marking.UNMARKED))).isEqualTo(together);
        assertThat(Marking.highest(List.of(together, marking("SECRET", null, "XAA"))))
                .isEqualTo(marking("SECRET", null));
    }

    @Test
    void whatIsStoredIsReadAgain() {
        var marking = new Marking("SECRET", "CUI//EXPT", List.of("XAA"), true);
        assertThat(Marking.read(marking.json())).isEqualTo(marking);
        assertThat(Marking.read(null)).isEqualTo(Marking.UNMARKED);
    }
}
