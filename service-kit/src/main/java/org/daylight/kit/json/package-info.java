/** How values look in JSON: three-state fields, decimals as text, one canonical form for digests. */
@NullMarked
package org.daylight.kit.json;

import org.jspecify.annotations.NullMarked;
