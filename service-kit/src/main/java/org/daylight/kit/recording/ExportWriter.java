package org.daylight.kit.recording;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Writes an export, or the table of another list, in the form that was chosen for the answer, while it is read. Says that it writes anything, because
 * the framework looks for writers of the response around the export, and then asks each of them.
 */
@Provider
@Produces({Export.LINES, Export.TABLE})
class ExportWriter implements MessageBodyWriter<Object> {

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == Export.class || type == ListTable.class;
    }

    @Override
    public void writeTo(
            Object entity,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        if (entity instanceof ListTable table) {
            table.write(out);
            return;
        }
        var export = (Export<?>) entity;
        if (media.isCompatible(Export.LINES_TYPE)) {
            export.lines(out);
        } else {
            export.table(out);
        }
    }
}
