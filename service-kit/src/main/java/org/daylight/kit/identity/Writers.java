package org.daylight.kit.identity;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import io.quarkus.security.PermissionsAllowed;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Only the roles that {@link WrittenBy} of the resource names may call it; nobody if the resource names none. */
@PermissionsAllowed(RoleChecks.WRITERS)
@Retention(RUNTIME)
@Target(METHOD)
public @interface Writers {}
