/** The same rules about the same facts, by the evaluator and by engines that others would use for them. */
@NullMarked
package org.daylight.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
