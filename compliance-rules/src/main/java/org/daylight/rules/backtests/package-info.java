/** Tests a revision against the register's own past, month by month. */
@NullMarked
package org.daylight.rules.backtests;

import org.jspecify.annotations.NullMarked;
