/** Tests of tables. */
@NullMarked
package org.daylight.kit.table;

import org.jspecify.annotations.NullMarked;
