/** Notices to a legislature whose wait runs: when it ends, and what of the notified transfer is not handed over. */
@NullMarked
package org.daylight.review.notices;

import org.jspecify.annotations.NullMarked;
