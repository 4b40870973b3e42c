package org.daylight.kit.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Reads a draft as the content of the resource that is called; the framework forgets it where a method is inherited. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
class DraftReader implements MessageBodyReader<Draft<?>> {

    private final ObjectMapper json;
    private final ResourceInfo called;

    DraftReader(ObjectMapper json, ResourceInfo called) {
        this.json = json;
        this.called = called;
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == Draft.class;
    }

    @Override
    public @Nullable Draft<?> readFrom(
            Class<Draft<?>> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        var bytes = body.readAllBytes();
        try {
            return bytes.length == 0 ? null : json.readValue(bytes, draft());
        } catch (MismatchedInputException e) {
            throw e;
        } catch (JsonProcessingException e) {
            throw new WebApplicationException(e, Response.Status.BAD_REQUEST);
        }
    }

    private JavaType draft() {
        var types = json.getTypeFactory();
        var method = called.getResourceMethod();
        var bindings = types.constructType(called.getResourceClass())
                .findSuperType(method.getDeclaringClass())
                .getBindings();
        for (var parameter : method.getGenericParameterTypes()) {
            var type = types.resolveMemberType(parameter, bindings);
            if (type.hasRawClass(Draft.class)) {
                return type;
            }
        }
        throw new IllegalStateException(method + " takes no draft");
    }
}
