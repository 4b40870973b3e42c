/** Who is calling: accounts, persons, roles, access groups, and which markings this deployment may hold. */
@NullMarked
package org.daylight.kit.identity;

import org.jspecify.annotations.NullMarked;
