@NullMarked
package org.daylight.rules.runs;

import org.jspecify.annotations.NullMarked;
