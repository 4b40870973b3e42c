@NullMarked
package org.daylight.rules.packs;

import org.jspecify.annotations.NullMarked;
