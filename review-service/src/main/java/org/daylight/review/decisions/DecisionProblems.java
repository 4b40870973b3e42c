package org.daylight.review.decisions;

import org.daylight.kit.problem.ProblemType;

/** Why a decision cannot be signed. */
enum DecisionProblems implements ProblemType {
    EVIDENCE_CHANGED("evidence-changed", "The evidence is not what was shown"),
    NOT_WAIVABLE("not-waivable", "The law leaves no choice"),
    INCOMPLETE_HOLD("incomplete-hold", "A stop must say who answers for it and how it ends");

    private final String slug;
    private final String title;

    DecisionProblems(String slug, String title) {
        this.slug = slug;
        this.title = title;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public int status() {
        return 422;
    }

    @Override
    public String title() {
        return title;
    }
}
