package org.daylight.kit.identity;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is calling. */
@RequestScoped
public class Caller {

    /** Names the person for whom a deputy acts. */
    public static final String ON_BEHALF_OF_HEADER = "X-On-Behalf-Of";

    public static final String PERSON = "daylight.person";
    public static final String GROUPS = "daylight.groups";

    private final SecurityIdentity identity;
    private final CurrentVertxRequest request;

    Caller(SecurityIdentity identity, CurrentVertxRequest request) {
        this.identity = identity;
        this.request = request;
    }

    /** What was signed in with; one person may have several. */
    public String account() {
        return identity.isAnonymous() ? "anonymous" : identity.getPrincipal().getName();
    }

    /** Who it is. Four eyes are counted by this. */
    public String person() {
        String person = identity.getAttribute(PERSON);
        return person == null ? account() : person;
    }

    /** For whom this person acts as a deputy; null where they act for themselves. */
    public @Nullable String onBehalfOf() {
        var current = request.getCurrent();
        var named = current == null ? null : current.request().getHeader(ON_BEHALF_OF_HEADER);
        return named == null ? null : Deputies.standsInFor(named);
    }

    /** Whether it is this person who acts, or a deputy who stands in for them: together they are one pair of eyes. */
    public boolean actsFor(@Nullable String person) {
        return person != null && (person.equals(person()) || person.equalsIgnoreCase(onBehalfOf()));
    }

    /** The access groups this person belongs to. */
    public Set<String> groups() {
        Set<String> groups = identity.getAttribute(GROUPS);
        return groups == null ? Set.of() : groups;
    }

    public Set<String> roles() {
        return identity.getRoles();
    }

    /** Services and auditors see every access group. */
    public boolean fullSight() {
        return identity.hasRole(Roles.SERVICE) || identity.hasRole(Roles.AUDITOR);
    }

    public boolean maySee(@Nullable String accessGroup) {
        return accessGroup == null || fullSight() || groups().contains(accessGroup);
    }

    /**
     * The groups for the one read predicate of a service,
     * {@code (:fullSight or access_group is null or access_group = any(:groups))}.
     */
    public String[] groupsForSql() {
        return groups().stream().sorted().toArray(String[]::new);
    }
}
