@NullMarked
package org.daylight.registry.proposals;

import org.jspecify.annotations.NullMarked;
