/** How many articles, and of what value, have missed their inventory by serial number. */
@NullMarked
package org.daylight.registry.delinquency;

import org.jspecify.annotations.NullMarked;
