/** What was done about a flag, through which channel, and what came back. */
@NullMarked
package org.daylight.review.responses;

import org.jspecify.annotations.NullMarked;
