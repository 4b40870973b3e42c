package org.daylight.kit.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.daylight.kit.request.RequestId;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Builds the answer that carries a problem. */
final class Answers {

    private static final MediaType PROBLEM = MediaType.valueOf(Problem.MEDIA_TYPE);

    private Answers() {}

    static RestResponse<Problem> of(ProblemType type, String detail, List<Violation> violations) {
        var answer = ResponseBuilder.<Problem>create(type.status()).type(PROBLEM);
        switch (type.status()) {
            case 409 -> {
                if (type == Problems.REQUEST_IN_FLIGHT) {
                    answer.header(HttpHeaders.RETRY_AFTER, 1);
                }
            }
            case 429 -> answer.header(HttpHeaders.RETRY_AFTER, 10);
            case 503 -> answer.header(HttpHeaders.RETRY_AFTER, 5);
            default -> {}
        }
        return answer.entity(document(type, detail, violations)).build();
    }

    static RestResponse<Problem> of(ProblemException problem) {
        return of(problem.type(), problem.detail(), problem.violations());
    }

    private static Problem document(ProblemType type, String detail, List<Violation> violations) {
        return new Problem(type.uri(), type.title(), type.status(), detail, violations, RequestId.current());
    }
}
