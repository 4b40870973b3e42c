/** Public statements of support with their ceiling and their end. */
@NullMarked
package org.daylight.registry.commitments;

import org.jspecify.annotations.NullMarked;
