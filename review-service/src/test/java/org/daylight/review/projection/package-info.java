@NullMarked
package org.daylight.review.projection;

import org.jspecify.annotations.NullMarked;
