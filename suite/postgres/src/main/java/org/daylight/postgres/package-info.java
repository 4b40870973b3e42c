/** One PostgreSQL 18 with a database per service: embedded, in a container or given, by configuration alone. */
@NullMarked
package org.daylight.postgres;

import org.jspecify.annotations.NullMarked;
