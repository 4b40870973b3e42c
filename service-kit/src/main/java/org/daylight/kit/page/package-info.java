/** Lists by pages with opaque cursors that are bound to their filter and sort. */
@NullMarked
package org.daylight.kit.page;

import org.jspecify.annotations.NullMarked;
