@NullMarked
package org.daylight.review.decisions;

import org.jspecify.annotations.NullMarked;
