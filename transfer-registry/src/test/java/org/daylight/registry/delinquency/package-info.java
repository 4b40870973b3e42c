/** Tests of overdue inventories. */
@NullMarked
package org.daylight.registry.delinquency;

import org.jspecify.annotations.NullMarked;
