package org.daylight.rules.language;

import dev.cel.common.ast.CelExpr;
import java.util.Collection;
import java.util.List;
import org.daylight.kit.problem.NearNames;

/** Found while translating; the expression is refused with it. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient CelExpr at;
    private final String mend;
    private final transient List<String> near;

    Refusal(CelExpr at, String message, String mend) {
        super(message);
        this.at = at;
        this.mend = mend;
        this.near = List.of();
    }

    /** A name that is not one of those there are. */
    Refusal(CelExpr at, String message, String written, Collection<String> names, String otherwise) {
        super(message);
        this.at = at;
        this.mend = Mends.closest(written, names, otherwise);
        this.near = NearNames.of(written, names);
    }

    CelExpr at() {
        return at;
    }

    String mend() {
        return mend;
    }

    List<String> near() {
        return near;
    }
}
