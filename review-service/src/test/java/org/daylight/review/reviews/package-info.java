@NullMarked
package org.daylight.review.reviews;

import org.jspecify.annotations.NullMarked;
