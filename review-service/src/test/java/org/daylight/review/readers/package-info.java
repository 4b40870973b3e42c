@NullMarked
package org.daylight.review.readers;

import org.jspecify.annotations.NullMarked;
