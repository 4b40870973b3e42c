package org.daylight.kit.acting;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** Runs {@link Acts} methods; after validation, so that nothing begins for a request that is not valid. */
@Acts
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_AFTER + 900)
class ActsInterceptor {

    private final Acting acting;
    private final HttpHeaders headers;
    private final Request request;
    private final UriInfo uri;

    ActsInterceptor(Acting acting, HttpHeaders headers, Request request, UriInfo uri) {
        this.acting = acting;
        this.headers = headers;
        this.request = request;
        this.uri = uri;
    }

    @AroundInvoke
    @Nullable
    Object act(InvocationContext invocation) {
        var operation = request.getMethod() + " " + uri.getPath();
        var key = headers.getHeaderString(Acting.KEY_HEADER);
        if (key == null && request.getMethod().equals("POST")) {
            throw Acting.keyMissing();
        }
        var fingerprint = Fingerprint.of(uri.getRequestUri().getRawQuery(), invocation);
        var reason = Reason.of(headers.getHeaderString(Reason.HEADER), invocation.getParameters());
        return acting.act(operation, key, fingerprint, reason, () -> proceed(invocation));
    }

    private static @Nullable Object proceed(InvocationContext invocation) {
        try {
            return invocation.proceed();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
