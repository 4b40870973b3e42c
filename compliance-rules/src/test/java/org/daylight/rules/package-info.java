@NullMarked
package org.daylight.rules;

import org.jspecify.annotations.NullMarked;
