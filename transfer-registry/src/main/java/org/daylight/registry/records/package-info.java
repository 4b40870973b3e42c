/** What all recorded resources of the registry share: their kinds, references between them, and writing one by key. */
@NullMarked
package org.daylight.registry.records;

import org.jspecify.annotations.NullMarked;
