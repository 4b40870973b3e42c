/** The neighbours of this service, standing in for themselves on the test server. */
@NullMarked
package org.daylight.review.stub;

import org.jspecify.annotations.NullMarked;
