@NullMarked
package org.daylight.rules.registry;

import org.jspecify.annotations.NullMarked;
