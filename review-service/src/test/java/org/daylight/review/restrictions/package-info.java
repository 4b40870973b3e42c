@NullMarked
package org.daylight.review.restrictions;

import org.jspecify.annotations.NullMarked;
