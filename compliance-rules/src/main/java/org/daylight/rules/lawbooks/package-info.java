/** Puts the published rules beside what they would be, and says for a subject what changes. */
@NullMarked
package org.daylight.rules.lawbooks;

import org.jspecify.annotations.NullMarked;
