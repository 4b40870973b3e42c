/** Keeps dated revisions of rules and versions of sets: written by one person, published by another, never changed. */
@NullMarked
package org.daylight.rules.revisions;

import org.jspecify.annotations.NullMarked;
