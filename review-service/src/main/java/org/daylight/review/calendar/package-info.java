/** The days on which nobody works, which the clocks of the ladder leave out. */
@NullMarked
package org.daylight.review.calendar;

import org.jspecify.annotations.NullMarked;
