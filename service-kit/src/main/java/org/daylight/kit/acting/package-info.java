/** What changes something happens once: one transaction with its recording and its idempotency key. */
@NullMarked
package org.daylight.kit.acting;

import org.jspecify.annotations.NullMarked;
