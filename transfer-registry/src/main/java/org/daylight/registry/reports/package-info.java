/** What has to be reported by a day, whichever record says so. */
@NullMarked
package org.daylight.registry.reports;

import org.jspecify.annotations.NullMarked;
