/** What an auditor looks at twice: acts that made something look better than it was. */
@NullMarked
package org.daylight.review.integrity;

import org.jspecify.annotations.NullMarked;
