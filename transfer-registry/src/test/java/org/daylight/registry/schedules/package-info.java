/** Tests. */
@NullMarked
package org.daylight.registry.schedules;

import org.jspecify.annotations.NullMarked;
