/** Says which subjects change answer, worth what, if the law or a fact changes on a day. */
@NullMarked
package org.daylight.rules.impacts;

import org.jspecify.annotations.NullMarked;
