package org.daylight.review.options;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Somebody looked at options.
 *
 * @param version the version that was shown
 */
@Schema(name = "OptionReader")
record OptionReader(String person, String account, @Nullable String onBehalfOf, int version, Instant readAt) {}
