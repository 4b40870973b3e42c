/** Starts the suite on one machine, keeps its data and secrets, and loads the first portfolio. */
@NullMarked
package org.daylight.launcher;

import org.jspecify.annotations.NullMarked;
