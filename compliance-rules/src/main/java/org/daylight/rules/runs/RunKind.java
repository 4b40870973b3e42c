package org.daylight.rules.runs;

/** What is asked of the register. */
public enum RunKind {
    BACKTEST("backtest"),
    COVERAGE("coverage"),
    IMPACT("impact");

    private final String noun;

    RunKind(String noun) {
        this.noun = noun;
    }

    public String noun() {
        return noun;
    }
}
