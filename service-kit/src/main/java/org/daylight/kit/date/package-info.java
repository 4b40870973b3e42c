/** Dates whose precision is part of the value (ISO 8601-2). */
@NullMarked
package org.daylight.kit.date;

import org.jspecify.annotations.NullMarked;
