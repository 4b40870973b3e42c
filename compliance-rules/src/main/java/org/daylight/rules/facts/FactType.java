package org.daylight.rules.facts;

/** The types a fact or parameter may have. Dates, days, amounts and numbers are intervals. */
public enum FactType {
    BOOL,
    INT,
    STRING,
    STRING_LIST,
    DATE,
    DAYS,
    MONEY,
    QUANTITY,
    DECIMAL
}
