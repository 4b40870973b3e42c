/** Who is told what is sealed, confirmed, signed or late. */
@NullMarked
package org.daylight.review.subscriptions;

import org.jspecify.annotations.NullMarked;
