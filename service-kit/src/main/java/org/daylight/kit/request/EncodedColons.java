package org.daylight.kit.request;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Routes {@code /v1/recordings%3Averify} like {@code /v1/recordings:verify}. A colon may stand in a path as it is or
 * encoded (RFC 3986, 3.3) and many clients encode it; the framework compares the path as it was sent.
 */
@ApplicationScoped
class EncodedColons {

    /** Before everything that looks at the path, signing in included. */
    private static final int FIRST = 10_000;

    private static final Pattern COLON = Pattern.compile("%3A", Pattern.CASE_INSENSITIVE);

    void register(@Observes Filters filters) {
        filters.register(EncodedColons::route, FIRST);
    }

    private static void route(RoutingContext context) {
        var path = context.request().path();
        if (path == null || !COLON.matcher(path).find(path.lastIndexOf('/') + 1)) {
            context.next();
            return;
        }
        var last = path.lastIndexOf('/') + 1;
        var query = context.request().query();
        var decoded =
                path.substring(0, last) + COLON.matcher(path.substring(last)).replaceAll(":");
        context.reroute(query == null ? decoded : decoded + "?" + query);
    }
}
