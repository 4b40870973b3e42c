@NullMarked
package org.daylight.registry.controls;

import org.jspecify.annotations.NullMarked;
