/** Records as rows of a table (RFC 4180), so that what was written reads the same again. */
@NullMarked
package org.daylight.kit.table;

import org.jspecify.annotations.NullMarked;
