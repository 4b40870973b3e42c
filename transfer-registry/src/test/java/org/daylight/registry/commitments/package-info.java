@NullMarked
package org.daylight.registry.commitments;

import org.jspecify.annotations.NullMarked;
