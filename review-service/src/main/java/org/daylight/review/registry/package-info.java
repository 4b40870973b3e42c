/** The part of the transfer-registry that reviews need: facts, schedules and the effect of a hold. */
@NullMarked
package org.daylight.review.registry;

import org.jspecify.annotations.NullMarked;
