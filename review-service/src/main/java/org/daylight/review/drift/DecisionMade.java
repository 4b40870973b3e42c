package org.daylight.review.drift;

import java.time.LocalDate;

/**
 * A signed decision about a subject.
 *
 * @param substantive whether it rests on new evidence, weighs options and carries two signatures; only such a decision
 *     resets the autopilot index
 */
public record DecisionMade(LocalDate signedOn, boolean substantive) {}
