/** Outcomes that one person proposes and another signs, and how they take effect. */
@NullMarked
package org.daylight.review.decisions;

import org.jspecify.annotations.NullMarked;
