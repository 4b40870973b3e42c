/** The running suite, tested over HTTP as its users would use it, and what happens when parts of it are killed. */
@NullMarked
package org.daylight.acceptance;

import org.jspecify.annotations.NullMarked;
