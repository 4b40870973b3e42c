/** When reviews are owed, and who opens them when they are due. */
@NullMarked
package org.daylight.review.cadences;

import org.jspecify.annotations.NullMarked;
