@NullMarked
package org.daylight.review.notices;

import org.jspecify.annotations.NullMarked;
