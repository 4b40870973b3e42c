package org.daylight.review.options;

import java.util.List;
import org.daylight.review.stub.Scenario;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests of options ask rules of their own, and leave those of other tests as they were. */
abstract class OptionRules {

    private final List<String> before = Scenario.rules;

    List<String> asked() {
        return List.of("t.alpha", "t.beta", "t.drift", "t.handed");
    }

    @BeforeEach
    void ask() {
        Scenario.rules = asked();
    }

    @AfterEach
    void asItWas() {
        Scenario.rules = before;
    }
}
