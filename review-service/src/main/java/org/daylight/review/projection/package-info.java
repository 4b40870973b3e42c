/** What comes if deliveries come as planned, or as measures alter them: pure functions on fact lines and schedule lines. */
@NullMarked
package org.daylight.review.projection;

import org.jspecify.annotations.NullMarked;
