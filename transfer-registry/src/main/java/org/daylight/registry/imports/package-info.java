/** Bulk load: one file, one transaction or nothing, by natural key, with a report by line. */
@NullMarked
package org.daylight.registry.imports;

import org.jspecify.annotations.NullMarked;
