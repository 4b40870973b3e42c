/** Is it still what we meant? Cadences, reviews, drift, flags and findings, responses, decisions, dashboards. */
@NullMarked
package org.daylight.review;

import org.jspecify.annotations.NullMarked;
