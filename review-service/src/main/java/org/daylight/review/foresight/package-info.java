/** What will be flagged if nothing changes, when, whose it is and what would prevent it. */
@NullMarked
package org.daylight.review.foresight;

import org.jspecify.annotations.NullMarked;
