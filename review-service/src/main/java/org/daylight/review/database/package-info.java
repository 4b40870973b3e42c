/** Plain SQL on the connection of the running transaction. */
@NullMarked
package org.daylight.review.database;

import org.jspecify.annotations.NullMarked;
