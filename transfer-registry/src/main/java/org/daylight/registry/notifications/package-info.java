/** Notices to a legislature: values, receipts, the end of the wait, what came of them. */
@NullMarked
package org.daylight.registry.notifications;

import org.jspecify.annotations.NullMarked;
