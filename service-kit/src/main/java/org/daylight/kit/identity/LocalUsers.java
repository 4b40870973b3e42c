package org.daylight.kit.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.daylight.kit.json.Json;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Local users for HTTP Basic, from one file with account, password, person, roles and access groups.
 *
 * <p>It stands instead of the embedded realm of Quarkus because that one keeps persons and access groups in a second
 * place, needs a list of users in the configuration and has accounts even where a provider signs people in. Here no
 * local user exists as soon as OpenID Connect is on, and passwords are compared in constant time.
 */
@Startup
@ApplicationScoped
class LocalUsers implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

    private static final String NOBODY = digest("");

    private final Map<String, Known> users = new HashMap<>();

    LocalUsers(
            @ConfigProperty(name = "daylight.identity.users-file") Optional<Path> file,
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled", defaultValue = "true") boolean provider) {
        if (provider || file.isEmpty()) {
            return;
        }
        for (var user : read(file.get()).users()) {
            if (user.account() == null
                    || user.password() == null
                    || user.password().length() < 12) {
                throw new IllegalStateException(
                        "%s: every user needs an account and a password of 12 characters or more"
                                .formatted(file.get()));
            }
            users.put(user.account(), new Known(user, digest(user.password())));
        }
        Log.infof("%d local users may sign in with HTTP Basic", users.size());
    }

    /** Whether people sign in here and not at a provider. */
    boolean any() {
        return !users.isEmpty();
    }

    UsersFile.@Nullable User find(String account) {
        var known = users.get(account);
        return known == null ? null : known.user();
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
        var known = users.get(request.getUsername());
        var given = digest(new String(request.getPassword().getPassword()));
        // An unknown account takes as long as a wrong password.
        if (!MessageDigest.isEqual(given.getBytes(UTF_8), (known == null ? NOBODY : known.password()).getBytes(UTF_8))
                || known == null) {
            return Uni.createFrom().failure(new AuthenticationFailedException("wrong account or password"));
        }
        return Uni.createFrom().item(identity(known.user()));
    }

    private static SecurityIdentity identity(UsersFile.User user) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(user.account()))
                .addRoles(user.roles())
                .addAttribute(Caller.PERSON, user.person() == null ? user.account() : user.person())
                .addAttribute(Caller.GROUPS, user.groups())
                .build();
    }

    private static UsersFile read(Path file) {
        try {
            return Json.mapper().readValue(file.toFile(), UsersFile.class);
        } catch (IOException e) {
            throw new UncheckedIOException("daylight.identity.users-file %s cannot be read".formatted(file), e);
        }
    }

    private static String digest(String password) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(password.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Known(UsersFile.User user, String password) {}
}
