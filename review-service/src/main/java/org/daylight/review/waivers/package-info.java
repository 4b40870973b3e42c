/** What a named authority lets pass for a time and up to a ceiling; what it covers stays visible as waived, never as met. */
@NullMarked
package org.daylight.review.waivers;

import org.jspecify.annotations.NullMarked;
