/**
 * The rules of the pack "us" as a programmer would write them in Java by hand, with the same three values and the same
 * intervals: what the evaluator of the service is measured against.
 */
@NullMarked
package org.daylight.benchmarks.byhand;

import org.jspecify.annotations.NullMarked;
