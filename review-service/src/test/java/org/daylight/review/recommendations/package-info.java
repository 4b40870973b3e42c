@NullMarked
package org.daylight.review.recommendations;

import org.jspecify.annotations.NullMarked;
