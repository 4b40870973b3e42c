@NullMarked
package org.daylight.review.options;

import org.jspecify.annotations.NullMarked;
