/** Dialogues with partners: agreed, not agreed, next. */
@NullMarked
package org.daylight.registry.consultations;

import org.jspecify.annotations.NullMarked;
