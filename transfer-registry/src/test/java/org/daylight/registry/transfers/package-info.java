/** Tests of transfers. */
@NullMarked
package org.daylight.registry.transfers;

import org.jspecify.annotations.NullMarked;
