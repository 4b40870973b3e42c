package org.daylight.rules.evaluation;

/** Who among counsel reviewed a rule, when, and the text of which day was read. */
public record CounselReview(String by, String on, String textAsOf) {}
