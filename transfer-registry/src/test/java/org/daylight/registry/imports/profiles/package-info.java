/** Tests. */
@NullMarked
package org.daylight.registry.imports.profiles;

import org.jspecify.annotations.NullMarked;
