package org.daylight.kit.request;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** The id of the request being answered: the caller's own if it is sane, a new one otherwise. */
public final class RequestId {

    public static final String HEADER = "X-Request-Id";

    static final String KEY = "requestId";

    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:-]{8,100}");

    private RequestId() {}

    /** Null outside of a request. */
    public static @Nullable String current() {
        return (String) MDC.get(KEY);
    }

    static String accept(@Nullable String offered) {
        return offered != null && SANE.matcher(offered).matches()
                ? offered
                : UUID.randomUUID().toString();
    }
}
