/** What if: options side by side with what each would bring about, looked at before anyone signs. */
@NullMarked
package org.daylight.review.options;

import org.jspecify.annotations.NullMarked;
