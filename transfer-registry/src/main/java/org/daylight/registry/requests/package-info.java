/** What partners ask for, how often, and what they were told. */
@NullMarked
package org.daylight.registry.requests;

import org.jspecify.annotations.NullMarked;
