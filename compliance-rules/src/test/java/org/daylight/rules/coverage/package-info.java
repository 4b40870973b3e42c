@NullMarked
package org.daylight.rules.coverage;

import org.jspecify.annotations.NullMarked;
