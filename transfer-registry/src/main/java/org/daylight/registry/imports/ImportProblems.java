package org.daylight.registry.imports;

import org.daylight.kit.request.RequestId;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** A refused import is answered with its report. */
class ImportProblems {

    @ServerExceptionMapper
    RestResponse<RefusedImport> refused(ImportRefused e) {
        return ResponseBuilder.<RefusedImport>create(422)
                .type("application/problem+json")
                .entity(RefusedImport.of(e.report(), RequestId.current()))
                .build();
    }
}
