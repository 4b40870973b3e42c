/** What is owed or was promised, and whether it was carried out. */
@NullMarked
package org.daylight.registry.undertakings;

import org.jspecify.annotations.NullMarked;
