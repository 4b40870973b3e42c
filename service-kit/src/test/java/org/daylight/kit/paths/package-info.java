/** What tests over HTTP rest on. */
@NullMarked
package org.daylight.kit.paths;

import org.jspecify.annotations.NullMarked;
