package org.daylight.rules.language;

import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with one rule. */
final class Issues {

    private final String rule;
    private final List<Issue> issues = new ArrayList<>();

    Issues(String rule) {
        this.rule = rule;
    }

    void add(String pointer, Spot spot, String message, String mend, List<String> near) {
        issues.add(new Issue(rule, pointer, spot.line(), spot.column(), spot.length(), message, mend, near));
    }

    void add(String pointer, Spot spot, String message, String mend) {
        add(pointer, spot, message, mend, List.of());
    }

    void add(String pointer, String message, String mend) {
        add(pointer, Spot.WHOLE, message, mend);
    }

    void add(String pointer, Expression expression, CelExpr at, String message, String mend) {
        add(pointer, expression.spot(at), message, mend);
    }

    void add(String pointer, Expression expression, Refusal refusal) {
        var message = String.valueOf(refusal.getMessage());
        add(pointer, expression.spot(refusal.at()), message, refusal.mend(), refusal.near());
    }

    boolean isEmpty() {
        return issues.isEmpty();
    }

    int size() {
        return issues.size();
    }

    List<Issue> list() {
        return List.copyOf(issues);
    }
}
