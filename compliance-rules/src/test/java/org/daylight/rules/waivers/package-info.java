@NullMarked
package org.daylight.rules.waivers;

import org.jspecify.annotations.NullMarked;
