package org.daylight.kit.acting;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.interceptor.InvocationContext;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Parameter;
import org.daylight.kit.json.CanonicalJson;
import org.daylight.kit.json.Json;
import org.jspecify.annotations.Nullable;

/** What makes two requests the same: their query and everything the method was given, whatever the white space. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(@Nullable String query, InvocationContext invocation) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(String.valueOf(query).getBytes(UTF_8));
        var parameters = invocation.getMethod().getParameters();
        for (var i = 0; i < parameters.length; i++) {
            all.write(0);
            if (counts(parameters[i])) {
                all.writeBytes(bytes(invocation.getParameters()[i]));
            }
        }
        return CanonicalJson.sha256(all.toByteArray());
    }

    private static boolean counts(Parameter parameter) {
        var type = parameter.getType();
        return !type.getPackageName().startsWith("jakarta.ws.rs")
                && !type.getPackageName().startsWith("io.vertx")
                && !type.getPackageName().startsWith("io.quarkus")
                && !java.io.InputStream.class.isAssignableFrom(type);
    }

    private static byte[] bytes(@Nullable Object value) {
        return switch (value) {
            case null -> new byte[0];
            case byte[] raw -> raw;
            case String text -> text.getBytes(UTF_8);
            default -> CanonicalJson.bytes(Json.mapper().valueToTree(value));
        };
    }
}
