/** Plans and deliveries summed up by day for objectives, authorities and partners: what drift is measured on. */
@NullMarked
package org.daylight.registry.schedules;

import org.jspecify.annotations.NullMarked;
