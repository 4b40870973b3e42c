/** Freezes the rules in force under a digest and keeps compiled rulebooks at hand. */
@NullMarked
package org.daylight.rules.rulebooks;

import org.jspecify.annotations.NullMarked;
