/** The first portfolio: real public figures, each with its source, turned into lines for the registry's import. */
@NullMarked
package org.daylight.launcher.portfolio;

import org.jspecify.annotations.NullMarked;
