package org.daylight.rules.backtests;

import org.daylight.rules.runs.RunView;

/** What a backtest says of itself: on which knowledge it judged, and whether waivers are regarded. */
final class BacktestWords {

    private static final String RECORDED = "Each month is judged on what the register had recorded by its end.";
    private static final String DECLARED =
            "Each month is judged on what the sources declare to have been known by its end, whenever it was recorded.";
    private static final String HINDSIGHT =
            "With hindsight: each month is judged on all that is known now; nobody could have answered so then.";
    private static final String NOTHING_RECORDED =
            "No subject that you may see had been recorded by then, so that this month says nothing about the rule.";
    private static final String NOTHING_KNOWN =
            "No subject that you may see was known by then, so that this month says nothing about the rule.";

    private static final String WAIVED = "Of what is not met it is said what was waived on the day judged, as the"
            + " review-service had recorded it by %s; of a flag counts what had been said of it by the end of that day. What"
            + " is waived is not met all the same, and no waiver covers a day before its signature.";
    private static final String LEFT_OUT = "Waivers are left out%s: what is counted as not met was perhaps waived.";

    private BacktestWords() {}

    static String knowledge(RunView.Status status) {
        if (status.hindsight()) {
            return HINDSIGHT;
        }
        return status.knowledge().equals("declared") ? DECLARED : RECORDED;
    }

    /** Why a month has no subjects. */
    static String noSubjects(RunView.Status status) {
        return isOfThen(status) ? NOTHING_RECORDED : NOTHING_KNOWN;
    }

    static String waivers(RunView run) {
        if (run.waivers() == null) {
            return LEFT_OUT.formatted(", as by all backtests when this one was opened");
        }
        if (run.waivers()) {
            return WAIVED.formatted(isOfThen(run.status()) ? "the end of the month" : "the beginning of this run");
        }
        return LEFT_OUT.formatted(
                run.question().path("withoutWaivers").asBoolean()
                        ? ", as was asked"
                        : ", because no review-service was named that keeps them");
    }

    private static boolean isOfThen(RunView.Status status) {
        return status.knowledge().equals("recorded") && !status.hindsight();
    }
}
