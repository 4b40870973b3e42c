/** The request id that connects an answer, the log and the recording. */
@NullMarked
package org.daylight.kit.request;

import org.jspecify.annotations.NullMarked;
