/** Tests. */
@NullMarked
package org.daylight.registry.facts;

import org.jspecify.annotations.NullMarked;
