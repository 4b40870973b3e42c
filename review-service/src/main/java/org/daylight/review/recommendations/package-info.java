/** What auditors recommended, and what became of it. */
@NullMarked
package org.daylight.review.recommendations;

import org.jspecify.annotations.NullMarked;
