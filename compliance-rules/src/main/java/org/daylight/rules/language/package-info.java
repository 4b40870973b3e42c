/** The language of rules: CEL over flat typed leaves, checked with line and column and compiled to closures. */
@NullMarked
package org.daylight.rules.language;

import org.jspecify.annotations.NullMarked;
