/** Answers batches of fact lines by a frozen rulebook. */
@NullMarked
package org.daylight.rules.evaluations;

import org.jspecify.annotations.NullMarked;
