/** Tests of permissions. */
@NullMarked
package org.daylight.registry.permissions;

import org.jspecify.annotations.NullMarked;
