package org.daylight.kit.recording;

import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * A field that names a record which not everybody who sees this one may see. No list is sorted by it: the place of a row
 * and the cursor that carries on from it would tell what the row itself does not show.
 */
@Target(RECORD_COMPONENT)
@Retention(RUNTIME)
public @interface MayBeHidden {}
