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

    void add(String pointer, int line, int column, String message, String mend) {
        issues.add(new Issue(rule, pointer, line, column, message, mend));
    }

    void add(String pointer, String message, String mend) {
        add(pointer, 0, 0, message, mend);
    }

    void add(String pointer, Expression expression, CelExpr at, String message, String mend) {
        var position = expression.position(at);
        add(pointer, expression.line(position), expression.column(position), message, mend);
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
