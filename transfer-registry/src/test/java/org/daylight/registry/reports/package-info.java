@NullMarked
package org.daylight.registry.reports;

import org.jspecify.annotations.NullMarked;
