@NullMarked
package org.daylight.registry.notifications;

import org.jspecify.annotations.NullMarked;
