/** Benchmarks of the rule engine, on generated facts about the rules of the pack "us". */
@NullMarked
package org.daylight.benchmarks.rules;

import org.jspecify.annotations.NullMarked;
