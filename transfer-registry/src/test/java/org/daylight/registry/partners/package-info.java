/** Tests of partners. */
@NullMarked
package org.daylight.registry.partners;

import org.jspecify.annotations.NullMarked;
