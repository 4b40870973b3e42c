package org.daylight.rules.language;

import dev.cel.common.ast.CelExpr;

/** Found while translating; the expression is refused with it. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient CelExpr at;
    private final String mend;

    Refusal(CelExpr at, String message, String mend) {
        super(message);
        this.at = at;
        this.mend = mend;
    }

    CelExpr at() {
        return at;
    }

    String mend() {
        return mend;
    }
}
