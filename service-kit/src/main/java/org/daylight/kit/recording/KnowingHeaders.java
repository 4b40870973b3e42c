package org.daylight.kit.recording;

import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Every answer that depends on knowledge says in its headers on which. */
class KnowingHeaders {

    static final String KNOWN_AT = "Known-At";
    static final String AS_OF = "As-Of";
    static final String KNOWLEDGE = "Knowledge";
    static final String RECORDED_UP_TO = "Recorded-Up-To";

    private final KnowingAnswered answered;

    KnowingHeaders(KnowingAnswered answered) {
        this.answered = answered;
    }

    @ServerResponseFilter
    void name(ContainerResponseContext response) {
        var knowing = answered.get();
        if (knowing == null) {
            return;
        }
        var headers = response.getHeaders();
        headers.putSingle(KNOWN_AT, knowing.knownAt() == null ? "now" : String.valueOf(knowing.knownAt()));
        headers.putSingle(KNOWLEDGE, knowing.knowledge().toString());
        if (answered.asOf() != null) {
            headers.putSingle(AS_OF, String.valueOf(answered.asOf()));
        }
        if (knowing.recordedUpTo() != null) {
            headers.putSingle(RECORDED_UP_TO, String.valueOf(knowing.recordedUpTo()));
        }
    }
}
