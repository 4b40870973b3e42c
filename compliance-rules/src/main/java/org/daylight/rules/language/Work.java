package org.daylight.rules.language;

import dev.cel.common.ast.CelExpr;

/**
 * What may be spent on checking one expression, counted in parts that are looked at. Counted rather than timed, so that the
 * same expression is refused on every machine or on none; the greatest number takes about a second.
 */
final class Work {

    static final int MOST = 1_000_000;

    private int left;

    Work(int most) {
        left = most;
    }

    /** One more part is looked at. */
    void step(CelExpr at) {
        if (--left < 0) {
            throw new Refusal(at, "the expression takes too much work to check", "split the rule into several");
        }
    }
}
