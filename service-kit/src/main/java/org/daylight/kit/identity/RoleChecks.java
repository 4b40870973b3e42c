package org.daylight.kit.identity;

import io.quarkus.security.PermissionChecker;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Arrays;

/** Decides what {@link EveryRole} and {@link Writers} allow, before a body is read. */
@ApplicationScoped
class RoleChecks {

    static final String EVERY_ROLE = "every-role";
    static final String WRITERS = "writers";

    private final ResourceInfo called;

    RoleChecks(ResourceInfo called) {
        this.called = called;
    }

    @PermissionChecker(EVERY_ROLE)
    boolean hasAnyRole(SecurityIdentity caller) {
        return Roles.ALL.stream().anyMatch(caller::hasRole);
    }

    @PermissionChecker(WRITERS)
    boolean isWriter(SecurityIdentity caller) {
        var writers = called.getResourceClass().getAnnotation(WrittenBy.class);
        return writers != null && Arrays.stream(writers.value()).anyMatch(caller::hasRole);
    }
}
