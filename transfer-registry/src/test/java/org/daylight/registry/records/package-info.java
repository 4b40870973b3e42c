/** Tests of what all kinds of records share. */
@NullMarked
package org.daylight.registry.records;

import org.jspecify.annotations.NullMarked;
