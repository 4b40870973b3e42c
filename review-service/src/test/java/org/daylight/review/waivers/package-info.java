@NullMarked
package org.daylight.review.waivers;

import org.jspecify.annotations.NullMarked;
