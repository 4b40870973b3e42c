/** Restrictions and assurances conveyed in writing, and whether they were acknowledged. */
@NullMarked
package org.daylight.registry.expectations;

import org.jspecify.annotations.NullMarked;
