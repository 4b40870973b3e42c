@NullMarked
package org.daylight.review.integrity;

import org.jspecify.annotations.NullMarked;
