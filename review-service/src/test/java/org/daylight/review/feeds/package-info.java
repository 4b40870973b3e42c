@NullMarked
package org.daylight.review.feeds;

import org.jspecify.annotations.NullMarked;
