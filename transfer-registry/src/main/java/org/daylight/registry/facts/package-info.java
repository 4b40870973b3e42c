/** The lines that rules look at: one per subject, at an {@code asOf} and a {@code knownAt}. */
@NullMarked
package org.daylight.registry.facts;

import org.jspecify.annotations.NullMarked;
