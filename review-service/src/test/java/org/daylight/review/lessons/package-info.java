@NullMarked
package org.daylight.review.lessons;

import org.jspecify.annotations.NullMarked;
