package org.daylight.review.problem;

import org.daylight.kit.problem.ProblemType;

/** Why a decision or a waiver cannot be proposed, signed or used, and options not looked at. */
public enum ReviewProblems implements ProblemType {
    EVIDENCE_CHANGED("evidence-changed", "The evidence is not what was shown"),
    SECOND_READING("second-reading", "Read a second time, the facts say something else"),
    OTHER_EVIDENCE("other-evidence", "What the decision rests on is about something else"),
    ADVISORIES_NOT_SHOWN("advisories-not-shown", "A signature must say that the advisories were shown"),
    NOT_WAIVABLE("not-waivable", "The law leaves no choice"),
    INCOMPLETE_HOLD("incomplete-hold", "A stop must say who answers for it and how it ends"),
    NOT_IN_FORCE("waiver-not-in-force", "Nothing can be done under a waiver that is not in force"),
    ABOVE_CEILING("waiver-ceiling", "More than the waiver allows"),
    CONTRADICTING_MEASURES("contradicting-measures", "An option cannot do both"),
    OPTIONS_NOT_SEALED("options-not-sealed", "What can still change cannot be decided on"),
    OTHER_OPTIONS("other-options", "The decision is not about these options");

    private final String slug;
    private final String title;

    ReviewProblems(String slug, String title) {
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
