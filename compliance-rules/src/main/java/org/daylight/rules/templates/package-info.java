/** Makes rules for written expectations from published templates. */
@NullMarked
package org.daylight.rules.templates;

import org.jspecify.annotations.NullMarked;
