package org.daylight.kit.identity;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Reads the person, the roles and the access groups from a bearer token: {@code person} (or else {@code sub}),
 * {@code roles} and {@code realm_access.roles}, {@code access_groups} (or else {@code groups}).
 */
@ApplicationScoped
class PersonClaims implements SecurityIdentityAugmentor {

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        var groups = strings(token.getClaim("access_groups"));
        var person = text(token.getClaim("person"));
        var roles = new LinkedHashSet<>(strings(token.getClaim("roles")));
        if (token.getClaim("realm_access") instanceof JsonObject realm) {
            roles.addAll(strings(realm.get("roles")));
        }
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder(identity)
                        .addRoles(roles)
                        .addAttribute(Caller.PERSON, person == null ? String.valueOf(token.getSubject()) : person)
                        .addAttribute(Caller.GROUPS, groups.isEmpty() ? strings(token.getClaim("groups")) : groups)
                        .build());
    }

    private static Set<String> strings(@Nullable Object claim) {
        var strings = new LinkedHashSet<String>();
        switch (claim) {
            case JsonArray array -> array.forEach(value -> add(strings, value));
            case Collection<?> collection -> collection.forEach(value -> add(strings, value));
            case null, default -> add(strings, claim);
        }
        return strings;
    }

    private static void add(Set<String> strings, @Nullable Object value) {
        var text = text(value);
        if (text != null) {
            strings.add(text);
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case JsonString json -> json.getString();
            case String string -> string;
            case null, default -> null;
        };
    }
}
