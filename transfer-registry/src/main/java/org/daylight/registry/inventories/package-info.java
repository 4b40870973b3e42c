/** Inventories taken by serial number, and published statements about them. */
@NullMarked
package org.daylight.registry.inventories;

import org.jspecify.annotations.NullMarked;
