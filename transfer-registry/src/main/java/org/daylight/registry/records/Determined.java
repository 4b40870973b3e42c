package org.daylight.registry.records;

/** What a named authority can determine and a rule asks about. */
public enum Determined {
    /** That supply strengthens security and promotes world peace (AECA 3(a)(1)). */
    ELIGIBILITY,
    /** That the recipient harasses people in the United States (AECA 6). */
    HARASSMENT,
    /** That the recipient is in material breach of a nonproliferation commitment (AECA 3(f)). */
    MATERIAL_BREACH,
    /** That the recipient supports international terrorism (AECA 40, FAA 620A). */
    TERROR_SPONSOR,
    /** That a violation may be substantial, or by joint resolution (AECA 3(c), FAA 505(d)). */
    SUBSTANTIAL_VIOLATION,
    /** That a substantial violation was of the permitted purposes (AECA 3(c)(1)(B)). */
    PURPOSE_VIOLATION,
    /** That stopping would do major harm to security (AECA 3(c)(3)). */
    STOPPING_HARM,
    /** That the violation has ceased (AECA 3(c)(4)). */
    VIOLATION_CEASED,
    /** That assurances against another violation were given (AECA 3(c)(4)). */
    FUTURE_ASSURANCE,
    /** A consistent pattern of gross violations of human rights (FAA 502B). */
    GROSS_PATTERN,
    /** Extraordinary circumstances that allow assistance nevertheless (FAA 502B). */
    EXTRAORDINARY_CIRCUMSTANCES,
    /** That the recipient restricts humanitarian aid (FAA 620I). */
    AID_RESTRICTED,
    /** A waiver of that, with notice (FAA 620I). */
    AID_WAIVER,
    /** That the recipient is on the list of child soldiers for the fiscal year. */
    CHILD_SOLDIERS,
    /** A waiver of that. */
    CHILD_SOLDIERS_WAIVER,
    /** The four findings on a larger grant (FAA 505(b)). */
    GRANT_FINDINGS,
    /** That a coup deposed the elected government. */
    COUP,
    /** That an elected government is in office again. */
    ELECTED_GOVERNMENT,
    /** The certification that frees withheld funds. */
    CERTIFICATION,
    /** A waiver of the withholding. */
    WITHHOLDING_WAIVER,
    /** That special authority is important to the national interest (FAA 614). */
    SPECIAL_AUTHORITY,
    /** That a sale from stock does not hurt readiness, or is worth it (AECA 21(i)). */
    READINESS_CERTIFICATE,
    /** An emergency that waives a wait. */
    EMERGENCY
}
