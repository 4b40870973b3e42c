/** Units of a partner that are assisted, and what is known of them. */
@NullMarked
package org.daylight.registry.units;

import org.jspecify.annotations.NullMarked;
