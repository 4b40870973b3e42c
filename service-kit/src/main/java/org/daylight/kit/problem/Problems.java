package org.daylight.kit.problem;

import java.util.Locale;

/** The problems that all services share; a service may add an enum of its own. */
public enum Problems implements ProblemType {
    INVALID_REQUEST(400, "The request is not valid"),
    UNREADABLE_BODY(400, "The body cannot be read"),
    UNKNOWN_FIELD(400, "The body has a field that does not exist"),
    IDEMPOTENCY_KEY_MISSING(400, "The header Idempotency-Key is missing"),
    BAD_CURSOR(400, "The cursor does not belong to this list"),
    KNOWN_AT_NOT_SETTLED(400, "What was known at that time can still change"),
    NOT_SIGNED_IN(401, "Sign in first"),
    NOT_ALLOWED(403, "Your roles do not allow this"),
    NOT_FOUND(404, "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "This method does not exist here"),
    NOT_ACCEPTABLE(406, "The answer does not exist in that form"),
    CONFLICT(409, "This conflicts with what is recorded"),
    ALREADY_EXISTS(409, "This is already recorded"),
    REQUEST_IN_FLIGHT(409, "The same request is still being answered"),
    PURGED(410, "It was purged"),
    STALE(412, "It was changed since you read it"),
    TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body has a form that is not read here"),
    UNKNOWN_REFERENCE(422, "The request names something that is not recorded"),
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key was used for another request"),
    FOUR_EYES(422, "A second person has to do this"),
    MARKING_TOO_HIGH(422, "The marking is above what this deployment may hold"),
    PRECONDITION_MISSING(428, "Say which version you mean"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    INTERNAL_ERROR(500, "Something went wrong on our side"),
    DEPENDENCY_DOWN(503, "Something this service needs does not answer");

    private final int status;
    private final String title;

    Problems(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
