/** What readers look at: counts, notices, attention, pace and content, at any day, each number with what is behind it. */
@NullMarked
package org.daylight.review.dashboards;

import org.jspecify.annotations.NullMarked;
