@NullMarked
package org.daylight.rules.revisions;

import org.jspecify.annotations.NullMarked;
