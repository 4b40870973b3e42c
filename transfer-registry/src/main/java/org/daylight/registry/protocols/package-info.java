/** Procedures settled with partners before they are needed. */
@NullMarked
package org.daylight.registry.protocols;

import org.jspecify.annotations.NullMarked;
