/** What the stand-ins for other services share. */
@NullMarked
package org.daylight.rules.stub;

import org.jspecify.annotations.NullMarked;
