/** What was to come by when, as it was stated: of an objective, or of a transfer. */
@NullMarked
package org.daylight.registry.plans;

import org.jspecify.annotations.NullMarked;
