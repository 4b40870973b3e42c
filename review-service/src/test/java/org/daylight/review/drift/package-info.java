/** Tests of drift. */
@NullMarked
package org.daylight.review.drift;

import org.jspecify.annotations.NullMarked;
