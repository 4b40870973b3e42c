/** Tests of items. */
@NullMarked
package org.daylight.registry.items;

import org.jspecify.annotations.NullMarked;
