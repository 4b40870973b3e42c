/** How far pace, content, cover and attention have moved from what was stated: pure functions, without framework or clock. */
@NullMarked
package org.daylight.review.drift;

import org.jspecify.annotations.NullMarked;
