package org.daylight.kit.acting;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer as it was given the first time. */
record StoredAnswer(
        String fingerprint,
        int status,
        Map<String, String> headers,
        @Nullable String body) {}
