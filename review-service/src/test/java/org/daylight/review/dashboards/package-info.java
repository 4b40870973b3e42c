/** Tests of dashboards. */
@NullMarked
package org.daylight.review.dashboards;

import org.jspecify.annotations.NullMarked;
