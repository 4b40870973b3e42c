/** Restrictions that came after a review was sealed, and reach it nevertheless. */
@NullMarked
package org.daylight.review.restrictions;

import org.jspecify.annotations.NullMarked;
