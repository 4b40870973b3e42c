@NullMarked
package org.daylight.review.dependency;

import org.jspecify.annotations.NullMarked;
