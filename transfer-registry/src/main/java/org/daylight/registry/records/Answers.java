package org.daylight.registry.records;

import jakarta.ws.rs.core.UriInfo;
import org.daylight.kit.recording.Knowing;
import org.daylight.kit.recording.Recorded;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** How records are answered: only the newest representation carries an ETag that a change can name. */
public final class Answers {

    private Answers() {}

    public static <B> RestResponse<Recorded<B>> created(Recorded<B> made, UriInfo uri) {
        var location = uri.getAbsolutePathBuilder().path(made.id().toString()).build();
        return ResponseBuilder.<Recorded<B>>created(location)
                .entity(made)
                .header("ETag", made.etag())
                .build();
    }

    public static <B> RestResponse<Recorded<B>> written(Recorded<B> record) {
        return ResponseBuilder.ok(record).header("ETag", record.etag()).build();
    }

    public static <B> RestResponse<Recorded<B>> read(Recorded<B> record, Knowing.Query when) {
        return when.knownAt == null ? written(record) : RestResponse.ok(record);
    }
}
