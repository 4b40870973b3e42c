/** Shows every dated amount, term and tolerance that published rules use, with its reference. */
@NullMarked
package org.daylight.rules.parameters;

import org.jspecify.annotations.NullMarked;
