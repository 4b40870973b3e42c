/** What somebody may see who is read for while they are not signed in. */
@NullMarked
package org.daylight.review.readers;

import org.jspecify.annotations.NullMarked;
