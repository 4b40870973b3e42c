@NullMarked
package org.daylight.rules.backtests;

import org.jspecify.annotations.NullMarked;
