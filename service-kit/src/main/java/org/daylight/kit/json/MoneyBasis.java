package org.daylight.kit.json;

/**
 * What an amount of money means, in the words in which rules compare amounts. There is no code for others: two amounts on
 * it would be added although they mean different things.
 */
public enum MoneyBasis {
    /** What was charged by the owner's own valuation, such as that of drawdowns under FAA 506. */
    ACCOUNTED,
    /** What the articles once cost their owner (AECA 3(d), FAA 516(f)). */
    ACQUISITION,
    /** What was set aside from an authority or a fund. */
    ALLOCATION,
    /** The most that a public notice names. */
    ANNOUNCED_MAXIMUM,
    /** What was promised. */
    COMMITMENT,
    /** What the parties agreed on (AECA 36(b), (c)). */
    CONTRACT,
    /** What used articles are worth today. */
    CURRENT,
    /** What somebody reckons it to be. */
    ESTIMATE,
    /** What a licence allows at most. */
    LICENCED_VALUE,
    /** What the like would cost today (AECA 61). */
    REPLACEMENT,
    /** Millions of trend-indicator values, with the currency XXX: an index of volume and no money. */
    TIV_MILLIONS
}
