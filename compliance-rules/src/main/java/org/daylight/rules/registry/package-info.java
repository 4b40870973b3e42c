/** The part of the transfer-registry that runs over the register need: its fact lines. */
@NullMarked
package org.daylight.rules.registry;

import org.jspecify.annotations.NullMarked;
