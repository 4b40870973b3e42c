/** The suite where people and services sign in with an OpenID Connect provider. */
@NullMarked
package org.daylight.acceptance.oidc;

import org.jspecify.annotations.NullMarked;
