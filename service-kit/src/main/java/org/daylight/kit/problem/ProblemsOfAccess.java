package org.daylight.kit.problem;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Refusals by the security layer, with the challenge that says how to sign in. */
class ProblemsOfAccess {

    static final String SIGN_IN =
            "Send an Authorization header: Bearer with a token, or Basic with account and password";
    static final String NO_ROLE = "None of your roles may do this; the OpenAPI document names the roles that may";

    private final boolean provider;

    ProblemsOfAccess(@ConfigProperty(name = "quarkus.oidc.tenant-enabled", defaultValue = "true") boolean provider) {
        this.provider = provider;
    }

    @ServerExceptionMapper(priority = 1)
    Uni<RestResponse<Problem>> unauthorized(UnauthorizedException e, RoutingContext context) {
        return challenge(context, SIGN_IN);
    }

    @ServerExceptionMapper(priority = 1)
    Uni<RestResponse<Problem>> failed(AuthenticationFailedException e, RoutingContext context) {
        return challenge(context, "The account, the password or the token is not right");
    }

    @ServerExceptionMapper(priority = 1)
    RestResponse<Problem> forbidden(ForbiddenException e) {
        return Answers.of(Problems.NOT_ALLOWED, NO_ROLE, List.of());
    }

    private Uni<RestResponse<Problem>> challenge(RoutingContext context, String detail) {
        var answer = Answers.of(Problems.NOT_SIGNED_IN, detail, List.of());
        if (provider) {
            // Basic is built in as well, but would lead nowhere: no local user exists beside a provider.
            answer.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Daylight\"");
            return Uni.createFrom().item(answer);
        }
        HttpAuthenticator authenticator = context.get(HttpAuthenticator.class.getName());
        if (authenticator == null) {
            return Uni.createFrom().item(answer);
        }
        return authenticator.getChallenge(context).map(challenge -> {
            if (challenge == null) {
                return answer;
            }
            var builder = ResponseBuilder.create(RestResponse.Status.UNAUTHORIZED, answer.getEntity())
                    .type(Problem.MEDIA_TYPE);
            challenge.getHeaders().forEach((name, value) -> builder.header(String.valueOf(name), value));
            return builder.build();
        });
    }
}
