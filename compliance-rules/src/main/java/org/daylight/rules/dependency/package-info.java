/** What it means that another service does not answer, refuses, or breaks off. */
@NullMarked
package org.daylight.rules.dependency;

import org.jspecify.annotations.NullMarked;
