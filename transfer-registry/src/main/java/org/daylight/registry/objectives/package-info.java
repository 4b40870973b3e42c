/** What a partner is supplied for: the stated aim, its plan by date and class, and its limits. */
@NullMarked
package org.daylight.registry.objectives;

import org.jspecify.annotations.NullMarked;
