/** What outside registers count, held against this one. */
@NullMarked
package org.daylight.registry.controls;

import org.jspecify.annotations.NullMarked;
