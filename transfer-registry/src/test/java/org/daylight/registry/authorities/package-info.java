@NullMarked
package org.daylight.registry.authorities;

import org.jspecify.annotations.NullMarked;
