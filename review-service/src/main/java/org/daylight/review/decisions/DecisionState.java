package org.daylight.review.decisions;

/** Where a decision stands. */
public enum DecisionState {
    PROPOSED,
    SIGNED,
    /** Signed; the registry has not taken the hold yet. */
    EFFECT_PENDING,
    /** Signed, and recorded in the registry. */
    IN_EFFECT,
    /** Signed, and the registry will not take it; a flag says so. */
    EFFECT_REFUSED,
    REFUSED,
    WITHDRAWN,
    /** Not decided by anybody. */
    RECORDED;

    /** What can be done from here. */
    String fromHere() {
        return switch (this) {
            case PROPOSED -> "it can be signed or refused by another person, or withdrawn by whoever proposed it";
            case SIGNED, EFFECT_PENDING, IN_EFFECT ->
                "it stands; notices that it owes can be given, and another decision about the same can be proposed";
            case EFFECT_REFUSED -> "mend what the registry refuses, and propose another decision about the same";
            case REFUSED, WITHDRAWN -> "nothing is done to it any more; propose it anew under another reference";
            case RECORDED -> "nobody decided; propose a decision about the same";
        };
    }
}
