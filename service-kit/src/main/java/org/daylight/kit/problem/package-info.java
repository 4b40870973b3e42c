/** Every way a request can fail, as RFC 9457 problem documents that point at the place and say how to mend it. */
@NullMarked
package org.daylight.kit.problem;

import org.jspecify.annotations.NullMarked;
