/** Holds the planner to its bounds. */
@NullMarked
package org.daylight.rules.reference;

import org.jspecify.annotations.NullMarked;
