@NullMarked
package org.daylight.rules.evaluations;

import org.jspecify.annotations.NullMarked;
