/** The part of compliance-rules that reviews need: frozen rulebooks, evaluations, explanations. */
@NullMarked
package org.daylight.review.rulebook;

import org.jspecify.annotations.NullMarked;
