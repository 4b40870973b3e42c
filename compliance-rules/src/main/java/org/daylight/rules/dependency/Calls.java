package org.daylight.rules.dependency;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.function.Supplier;

/** Tells a service that is down from one that refuses. */
public final class Calls {

    private Calls() {}

    public static <T> T to(String service, Supplier<T> call) {
        try {
            return call.get();
        } catch (WebApplicationException e) {
            var status = e.getResponse().getStatus();
            if (status >= 500 || status == 429 || status == 408 || status == 401) {
                throw new DependencyDown("%s answered %d".formatted(service, status), e);
            }
            throw new DependencyRefused(status, "%s answered %d: %s".formatted(service, status, body(e)));
        } catch (ProcessingException e) {
            throw new DependencyDown("%s does not answer: %s".formatted(service, e.getMessage()), e);
        }
    }

    private static String body(WebApplicationException e) {
        try {
            var body = e.getResponse().readEntity(String.class);
            return body == null ? "" : body.substring(0, Math.min(2_000, body.length()));
        } catch (RuntimeException unreadable) {
            return String.valueOf(e.getMessage());
        }
    }
}
