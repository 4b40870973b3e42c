/** Funding and drawdown authorities with their ceilings as dated steps. */
@NullMarked
package org.daylight.registry.authorities;

import org.jspecify.annotations.NullMarked;
