/** Keeps what was promised to partners and what happened. */
@NullMarked
package org.daylight.registry;

import org.jspecify.annotations.NullMarked;
