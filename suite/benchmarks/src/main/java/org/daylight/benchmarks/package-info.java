/** Benchmarks as ratios: ours against a peer or a limit, both measured in one run on generated data with a fixed seed. */
@NullMarked
package org.daylight.benchmarks;

import org.jspecify.annotations.NullMarked;
