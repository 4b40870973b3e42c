/** What the legislature asks for, with due dates. */
@NullMarked
package org.daylight.registry.congress;

import org.jspecify.annotations.NullMarked;
