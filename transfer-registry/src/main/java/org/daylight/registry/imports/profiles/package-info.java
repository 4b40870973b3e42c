/** Import profiles: how the table of one source, described in YAML, becomes records. Knows no database and no clock. */
@NullMarked
package org.daylight.registry.imports.profiles;

import org.jspecify.annotations.NullMarked;
