/** Tests of deliveries. */
@NullMarked
package org.daylight.registry.deliveries;

import org.jspecify.annotations.NullMarked;
