/** Tests of holds. */
@NullMarked
package org.daylight.registry.holds;

import org.jspecify.annotations.NullMarked;
