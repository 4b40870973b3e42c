/** Tests of incidents. */
@NullMarked
package org.daylight.registry.incidents;

import org.jspecify.annotations.NullMarked;
