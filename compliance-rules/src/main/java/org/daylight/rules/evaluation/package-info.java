/** Judges facts by rules: pure functions from a rulebook and a fact line to answers, without a clock. */
@NullMarked
package org.daylight.rules.evaluation;

import org.jspecify.annotations.NullMarked;
