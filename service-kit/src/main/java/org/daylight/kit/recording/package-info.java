/** What was known when: every write is stamped, kept as a version and chained to the write before. */
@NullMarked
package org.daylight.kit.recording;

import org.jspecify.annotations.NullMarked;
