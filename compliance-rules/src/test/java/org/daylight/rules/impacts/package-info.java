@NullMarked
package org.daylight.rules.impacts;

import org.jspecify.annotations.NullMarked;
