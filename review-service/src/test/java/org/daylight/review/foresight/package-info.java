@NullMarked
package org.daylight.review.foresight;

import org.jspecify.annotations.NullMarked;
