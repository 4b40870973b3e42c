package org.daylight.review.waivers;

import org.daylight.kit.problem.ProblemType;

/** Why a waiver cannot be proposed or used. */
enum WaiverProblems implements ProblemType {
    NOT_WAIVABLE("not-waivable", "The law leaves no choice"),
    NOT_IN_FORCE("waiver-not-in-force", "Nothing can be done under a waiver that is not in force"),
    ABOVE_CEILING("waiver-ceiling", "More than the waiver allows");

    private final String slug;
    private final String title;

    WaiverProblems(String slug, String title) {
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
