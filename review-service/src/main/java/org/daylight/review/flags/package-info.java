/** What reviews raise and people confirm: flags, findings, their presence and their clocks. */
@NullMarked
package org.daylight.review.flags;

import org.jspecify.annotations.NullMarked;
