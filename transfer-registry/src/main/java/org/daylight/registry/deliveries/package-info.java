/** What was planned to be delivered and which milestones it reached. */
@NullMarked
package org.daylight.registry.deliveries;

import org.jspecify.annotations.NullMarked;
