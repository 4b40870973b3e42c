package org.daylight.rules.language;

import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with one rule. */
final class Issues {

    private final String rule;
    private final @Nullable String revision;
    private final List<Issue> issues = new ArrayList<>();

    Issues(String rule) {
        this(rule, null);
    }

    private Issues(String rule, @Nullable String revision) {
        this.rule = rule;
        this.revision = revision;
    }

    void add(String pointer, Spot spot, String message, String mend, List<String> near) {
        issues.add(new Issue(rule, pointer, spot.line(), spot.column(), spot.length(), message, mend, near, revision));
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

    /** What is wrong with one revision of the rule. */
    Issues of(Revision revision) {
        return new Issues(rule, revision.digest());
    }

    void addAll(Issues others) {
        issues.addAll(others.issues);
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
