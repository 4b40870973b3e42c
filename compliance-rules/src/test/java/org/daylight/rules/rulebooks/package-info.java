@NullMarked
package org.daylight.rules.rulebooks;

import org.jspecify.annotations.NullMarked;
