/** Reads the whole register for a question, partition by partition: claimed by lease, resumed where it stood, kept for a time. */
@NullMarked
package org.daylight.rules.runs;

import org.jspecify.annotations.NullMarked;
