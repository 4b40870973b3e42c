/** What only a person can say: by whom, when, on what basis. */
@NullMarked
package org.daylight.registry.judgements;

import org.jspecify.annotations.NullMarked;
