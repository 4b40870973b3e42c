@NullMarked
package org.daylight.rules.storage;

import org.jspecify.annotations.NullMarked;
