package org.daylight.rules.problem;

import java.util.Locale;
import org.daylight.kit.problem.ProblemType;

/** What only this service can report. The name becomes the type URI. */
public enum RuleProblems implements ProblemType {
    RULE_NOT_SOUND(422, "The rule does not compile or does not answer its examples"),
    EXAMPLES_MISSING(422, "The examples of the rule do not show every answer and the days on which it turns"),
    PACK_NOT_READABLE(422, "The pack cannot be read"),
    FACT_LINE_NOT_READABLE(422, "A fact line cannot be read"),
    TOO_MANY_LINES(422, "The batch has too many lines"),
    TOO_MANY_BATCHES(503, "Too many batches are answered at the moment"),
    BODY_TOO_SLOW(408, "The body came too slowly"),
    NOT_AT_THIS_STAGE(409, "The revision is at another stage of its life"),
    OVERLAPS(409, "Another revision of the rule answers for some of the same days"),
    DAYS_WITHOUT_RULE(422, "Days on which there is a rule now would be without one"),
    STILL_USED(409, "What is published would not compile without it"),
    PUBLICATION_HELD(409, "A person decides on the numbers before this is published"),
    RUN_ENDED(409, "The run has come to an end");

    private final int status;
    private final String title;

    RuleProblems(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
