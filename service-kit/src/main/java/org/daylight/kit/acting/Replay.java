package org.daylight.kit.acting;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers a repeated request. */
class Replay {

    private static final String HEADER = "Idempotent-Replay";

    @ServerExceptionMapper
    RestResponse<String> again(AnsweredBefore before) {
        var answer = before.answer();
        var response = ResponseBuilder.<String>create(answer.status()).header(HEADER, "true");
        answer.headers().forEach(response::header);
        return answer.body() == null
                ? response.build()
                : response.entity(answer.body()).build();
    }
}
