/** Says on how much of the register each rule can be answered at all, and which rules say nothing. */
@NullMarked
package org.daylight.rules.coverage;

import org.jspecify.annotations.NullMarked;
