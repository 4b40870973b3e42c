@NullMarked
package org.daylight.review.subscriptions;

import org.jspecify.annotations.NullMarked;
