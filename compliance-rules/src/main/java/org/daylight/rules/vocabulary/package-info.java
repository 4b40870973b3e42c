/** Publishes the facts that rules may look at. */
@NullMarked
package org.daylight.rules.vocabulary;

import org.jspecify.annotations.NullMarked;
