/** What every request gets: an id that connects answer, log and recording, a check of its query, a connection that ends well. */
@NullMarked
package org.daylight.kit.request;

import org.jspecify.annotations.NullMarked;
