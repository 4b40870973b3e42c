/** Tests of cadences. */
@NullMarked
package org.daylight.review.cadences;

import org.jspecify.annotations.NullMarked;
