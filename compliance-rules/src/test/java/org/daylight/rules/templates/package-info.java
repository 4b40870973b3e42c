@NullMarked
package org.daylight.rules.templates;

import org.jspecify.annotations.NullMarked;
