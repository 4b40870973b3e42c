@NullMarked
package org.daylight.rules.publication;

import org.jspecify.annotations.NullMarked;
