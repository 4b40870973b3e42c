@NullMarked
package org.daylight.registry.model;

import org.jspecify.annotations.NullMarked;
