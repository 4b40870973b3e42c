/** Plain SQL on the connection of the running transaction. */
@NullMarked
package org.daylight.rules.storage;

import org.jspecify.annotations.NullMarked;
