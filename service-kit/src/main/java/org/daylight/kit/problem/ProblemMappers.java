package org.daylight.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.arc.ArcUndeclaredThrowableException;
import io.quarkus.logging.Log;
import io.quarkus.oidc.OIDCException;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.List;
import org.daylight.kit.request.RequestId;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where failures become answers. */
class ProblemMappers {

    @ServerExceptionMapper
    RestResponse<Problem> ours(ProblemException e) {
        return Answers.of(e);
    }

    @ServerExceptionMapper
    RestResponse<Problem> invalid(ConstraintViolationException e) {
        var returned = e.getConstraintViolations().stream().anyMatch(InvalidInput::isReturnValue);
        return returned ? unexpected(e) : Answers.of(InvalidInput.problem(e));
    }

    @ServerExceptionMapper(priority = 1)
    RestResponse<Problem> mismatched(MismatchedInputException e) {
        return Answers.of(UnreadableJson.problem(e));
    }

    @ServerExceptionMapper
    RestResponse<Problem> notFound(NotFoundException e, UriInfo uri) {
        return http(e, uri);
    }

    @ServerExceptionMapper
    RestResponse<Problem> stale(OptimisticLockException e) {
        return Answers.of(Problems.STALE, "Somebody else changed it meanwhile; read it again and repeat", List.of());
    }

    @ServerExceptionMapper
    RestResponse<Problem> http(WebApplicationException e, UriInfo uri) {
        for (var cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return Answers.of(problem);
            }
            if (cause instanceof JsonProcessingException json && !(json instanceof InvalidDefinitionException)) {
                return Answers.of(UnreadableJson.problem(json));
            }
        }
        var path = uri.getPath();
        return switch (e.getResponse().getStatus()) {
            case 400 ->
                Answers.of(Problems.INVALID_REQUEST, "The request cannot be read; check path and query", List.of());
            case 401 -> Answers.of(Problems.NOT_SIGNED_IN, ProblemsOfAccess.SIGN_IN, List.of());
            case 403 -> Answers.of(Problems.NOT_ALLOWED, ProblemsOfAccess.NO_ROLE, List.of());
            case 404 ->
                Answers.of(
                        Problems.NOT_FOUND,
                        "There is nothing at %s; the OpenAPI document at /q/openapi lists every path".formatted(path),
                        List.of());
            case 405 ->
                Answers.of(
                        Problems.METHOD_NOT_ALLOWED,
                        "The method does not exist at %s; the OpenAPI document at /q/openapi lists those that do"
                                .formatted(path),
                        List.of());
            case 406 ->
                Answers.of(
                        Problems.NOT_ACCEPTABLE,
                        "Change the header Accept; application/json is nearly always right",
                        List.of(new Violation("header:Accept", "must allow a form that this operation answers in")));
            case 413 -> Answers.of(Problems.TOO_LARGE, "Send it in smaller parts, or as an import", List.of());
            case 415 ->
                Answers.of(
                        Problems.UNSUPPORTED_MEDIA_TYPE,
                        "Change the header Content-Type; application/json is nearly always right",
                        List.of(new Violation("header:Content-Type", "must be a form that this operation reads")));
            case 429 -> Answers.of(Problems.TOO_MANY_REQUESTS, "Wait and repeat", List.of());
            case 503 -> Answers.of(Problems.DEPENDENCY_DOWN, "Wait and repeat", List.of());
            default -> unexpected(e);
        };
    }

    /** Who a token belongs to cannot be said while the provider that signs people in does not answer. */
    @ServerExceptionMapper
    RestResponse<Problem> providerDown(OIDCException e) {
        Log.warnf("the OpenID provider does not answer: %s", e.getMessage());
        return Answers.of(
                Problems.DEPENDENCY_DOWN, "The provider that signs people in does not answer; repeat later", List.of());
    }

    @ServerExceptionMapper
    RestResponse<Problem> undeclared(ArcUndeclaredThrowableException e) {
        return unexpected(e);
    }

    @ServerExceptionMapper
    RestResponse<Problem> unexpected(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return Answers.of(problem);
            }
            if (cause instanceof SQLException sql) {
                var problem = RefusedByDatabase.problem(sql);
                if (problem != null) {
                    return Answers.of(problem);
                }
            }
        }
        Log.error("unexpected failure", e);
        return Answers.of(
                Problems.INTERNAL_ERROR,
                "It was logged under the request id %s; nothing was recorded".formatted(RequestId.current()),
                List.of());
    }
}
