package org.daylight.registry.imports;

import static jakarta.ws.rs.core.HttpHeaders.CONTENT_ENCODING;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.daylight.kit.problem.Problems;
import org.daylight.kit.problem.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks every body but those of imports, and ends one that is too large. The server would unpack all of them before
 * anybody asks how large they become; an import is kept as it was sent, and unpacked while it is read. {@code x-gzip} is the
 * older name of gzip (RFC 9110, 8.4.1.3).
 */
@Provider
class PackedBodies implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getType() != InputStream.class) {
            context.setInputStream(
                    body(context.getInputStream(), context.getHeaders().getFirst(CONTENT_ENCODING)));
        }
        return context.proceed();
    }

    private static InputStream body(InputStream sent, @Nullable String encoding) throws IOException {
        return switch (encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT)) {
            case "identity" -> Upload.limited(sent, LargeBodies.MOST, LargeBodies.TOO_LARGE);
            case "gzip", "x-gzip" -> Upload.unpacked(sent, LargeBodies.MOST, LargeBodies.TOO_LARGE);
            default ->
                throw Problems.UNSUPPORTED_MEDIA_TYPE.problem(
                        "the encoding " + encoding + " is not read here",
                        new Violation("header:Content-Encoding", "send the body as it is or packed with gzip"));
        };
    }
}
