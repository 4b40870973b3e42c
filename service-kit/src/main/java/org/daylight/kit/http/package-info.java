/** Calls to other services and the headers of every answer. */
@NullMarked
package org.daylight.kit.http;

import org.jspecify.annotations.NullMarked;
