/** The problems that only this service reports. */
@NullMarked
package org.daylight.review.problem;

import org.jspecify.annotations.NullMarked;
