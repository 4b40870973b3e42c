package org.daylight.kit.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.runtime.TokensHelper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.daylight.kit.request.RequestId;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Signs this service in at another one, with a token where a provider is configured and with its local account
 * otherwise, and passes the request id on. Registered on a client with {@code @RegisterProvider}.
 */
@ApplicationScoped
public class ServiceCredentials implements ClientRequestFilter {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Instance<OidcClient> provider;
    private final TokensHelper tokens = new TokensHelper();
    private final boolean withToken;
    private final @Nullable String basic;

    ServiceCredentials(
            Instance<OidcClient> provider,
            @ConfigProperty(name = "quarkus.oidc-client.client-enabled", defaultValue = "true") boolean withToken,
            @ConfigProperty(name = "daylight.service.username") Optional<String> username,
            @ConfigProperty(name = "daylight.service.password") Optional<String> password) {
        this.provider = provider;
        this.withToken = withToken;
        this.basic = username.isPresent() && password.isPresent()
                ? "Basic " + Base64.getEncoder().encodeToString((username.get() + ":" + password.get()).getBytes(UTF_8))
                : null;
    }

    @Override
    public void filter(ClientRequestContext request) {
        var headers = request.getHeaders();
        var id = RequestId.current();
        if (id != null) {
            headers.putSingle(RequestId.HEADER, id);
        }
        var authorization = authorization();
        if (authorization != null) {
            headers.putSingle(HttpHeaders.AUTHORIZATION, authorization);
        }
    }

    /** The header for clients that are not REST clients; null if no credentials are configured. */
    public @Nullable String authorization() {
        if (!withToken) {
            return basic;
        }
        return "Bearer "
                + tokens.getTokens(provider.get()).await().atMost(PATIENCE).getAccessToken();
    }
}
