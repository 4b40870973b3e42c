/** Checks an expression while it is written. */
@NullMarked
package org.daylight.rules.expressions;

import org.jspecify.annotations.NullMarked;
