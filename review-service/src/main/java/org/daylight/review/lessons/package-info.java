/** What was learned from past cases, and what today's rules would have said of them. */
@NullMarked
package org.daylight.review.lessons;

import org.jspecify.annotations.NullMarked;
