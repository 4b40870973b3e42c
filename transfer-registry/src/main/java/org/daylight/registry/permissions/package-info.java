/** What a partner may use a weapon for, as it was granted, widened, narrowed or denied step by step. */
@NullMarked
package org.daylight.registry.permissions;

import org.jspecify.annotations.NullMarked;
