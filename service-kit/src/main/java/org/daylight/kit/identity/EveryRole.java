package org.daylight.kit.identity;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import io.quarkus.security.PermissionsAllowed;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Whoever has a role of the suite may call it, whichever; on a class, every method of it that says nothing else. */
@PermissionsAllowed(RoleChecks.EVERY_ROLE)
@Retention(RUNTIME)
@Target({TYPE, METHOD})
public @interface EveryRole {}
