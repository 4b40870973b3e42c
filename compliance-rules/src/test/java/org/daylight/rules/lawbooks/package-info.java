@NullMarked
package org.daylight.rules.lawbooks;

import org.jspecify.annotations.NullMarked;
