/** What may not move: ordered here and complete, or observed elsewhere and recorded as it is. */
@NullMarked
package org.daylight.registry.holds;

import org.jspecify.annotations.NullMarked;
