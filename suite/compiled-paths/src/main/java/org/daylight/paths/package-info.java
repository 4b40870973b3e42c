/** For tests over HTTP: what a path into an answer compiles to is kept. */
@NullMarked
package org.daylight.paths;

import org.jspecify.annotations.NullMarked;
