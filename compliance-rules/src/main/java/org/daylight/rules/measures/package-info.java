/** What was measured of a revision, and whether that holds its publication. */
@NullMarked
package org.daylight.rules.measures;

import org.jspecify.annotations.NullMarked;
