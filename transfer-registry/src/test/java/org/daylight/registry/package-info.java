/** Tests over HTTP with a real PostgreSQL. */
@NullMarked
package org.daylight.registry;

import org.jspecify.annotations.NullMarked;
