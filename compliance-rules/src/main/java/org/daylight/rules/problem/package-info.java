/** The problems that only this service reports. */
@NullMarked
package org.daylight.rules.problem;

import org.jspecify.annotations.NullMarked;
