/** What is alleged to have happened, with conflicting accounts side by side. */
@NullMarked
package org.daylight.registry.incidents;

import org.jspecify.annotations.NullMarked;
