/** Recipients and suppliers: what they are called, what they are, and their dated standing. */
@NullMarked
package org.daylight.registry.partners;

import org.jspecify.annotations.NullMarked;
