/** Says in words what one version of a rule, set, template or pack changes in another. */
@NullMarked
package org.daylight.rules.differences;

import org.jspecify.annotations.NullMarked;
