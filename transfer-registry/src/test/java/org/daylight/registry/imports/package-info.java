/** Tests. */
@NullMarked
package org.daylight.registry.imports;

import org.jspecify.annotations.NullMarked;
