/** One run over a fixed asOf, knownAt and rulebook, from its manifest to its seal. */
@NullMarked
package org.daylight.review.reviews;

import org.jspecify.annotations.NullMarked;
