/** What the settings of a service have in common. */
@NullMarked
package org.daylight.kit.settings;

import org.jspecify.annotations.NullMarked;
