/** Tests of objectives. */
@NullMarked
package org.daylight.registry.objectives;

import org.jspecify.annotations.NullMarked;
