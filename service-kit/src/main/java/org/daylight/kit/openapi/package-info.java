/** Completes the OpenAPI document with what every service has in common. */
@NullMarked
package org.daylight.kit.openapi;

import org.jspecify.annotations.NullMarked;
