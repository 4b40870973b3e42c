/** What the review-service says is waived of what is not met: for backtests, and never for an answer. */
@NullMarked
package org.daylight.rules.waivers;

import org.jspecify.annotations.NullMarked;
