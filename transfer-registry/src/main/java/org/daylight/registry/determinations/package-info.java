/** Findings, waivers and emergencies made by a named authority. */
@NullMarked
package org.daylight.registry.determinations;

import org.jspecify.annotations.NullMarked;
