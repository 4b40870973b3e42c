@NullMarked
package org.daylight.review.flags;

import org.jspecify.annotations.NullMarked;
