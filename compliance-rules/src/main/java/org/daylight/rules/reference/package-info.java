/**
 * The reference: the text of a rule given to dev.cel's own planner, over flat variables, with every function of intervals
 * written a second time in the plainest way. What it says is held against the evaluator, in tests and on a share of answers.
 */
@NullMarked
package org.daylight.rules.reference;

import org.jspecify.annotations.NullMarked;
