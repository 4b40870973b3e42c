/** Articles by serial number, from before their shipment over every holder to their end. */
@NullMarked
package org.daylight.registry.items;

import org.jspecify.annotations.NullMarked;
