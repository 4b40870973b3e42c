/** Calendars of reviews that are read without signing in. */
@NullMarked
package org.daylight.review.feeds;

import org.jspecify.annotations.NullMarked;
