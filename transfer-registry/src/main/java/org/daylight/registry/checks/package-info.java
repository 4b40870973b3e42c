/** Checks of articles and units, and reports of them. */
@NullMarked
package org.daylight.registry.checks;

import org.jspecify.annotations.NullMarked;
